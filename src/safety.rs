//! What keeps a reader safe: leaving at once, and help lines.

mod exit;
mod help_lines;

pub use exit::{exit_explained, name_exit};
pub use help_lines::{check_first, confirmed_text, help_lines};
