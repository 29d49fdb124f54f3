//! The only user of `web-sys`: what the app needs of the browser, each as a small function.

mod address;
mod broadcast;
mod clock;
mod console;
mod deadline;
mod events;
mod file;
mod fullscreen;
mod keyboard;
mod language;
mod leave;
mod locks;
mod place;
mod query;
mod random;
mod storage;
mod stream;
mod tab;
mod wake_lock;

pub use address::{
    address_is_ours, go_back, go_to, has_history, host, laid_over, lay_over, open_window, origin, path,
    reload, replace_address,
};
pub use broadcast::Channel;
pub use clock::{day_in_words, now, today};
pub use console::log_broken_invariant;
pub use deadline::Deadline;
pub use events::{on_hidden, on_kept_elsewhere, on_moved, on_online, on_seen, on_shown};
pub use file::{first_drawing, print, save_as_png, save_file};
pub use fullscreen::toggle_fullscreen;
pub use keyboard::on_key;
use language::rules;
pub use language::{Decimals, number, plural_category, preferred_language, set_page_language};
pub use leave::{leave, name_exit, settled, wipe};
pub use locks::alone;
pub use place::{file_address, focus_soon, start_reading};
pub use query::{query, query_of};
pub use random::{random_bytes, random_u64, random_unit};
pub use storage::{StorageFault, forget, keeps, recall, recall_text, remember, remember_text};
pub use stream::{Heard, Stream};
pub use tab::{key_of_tab, remember_for_tab, take_fragment, take_whole_fragment};
pub use wake_lock::stay_awake_while;

use wasm_bindgen::UnwrapThrowExt;

/// The window. Every page has one.
fn window() -> web_sys::Window {
    web_sys::window().unwrap_throw()
}
