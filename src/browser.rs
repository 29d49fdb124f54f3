//! The only user of `web-sys`: what the app needs of the browser, each as a small function.

mod address;
mod broadcast;
mod clock;
mod fullscreen;
mod keyboard;
mod language;
mod random;
mod storage;
mod tab;

pub use address::{address_is_ours, host, open_window, replace_address};
pub use broadcast::Channel;
pub use clock::{day_in_words, now};
pub use fullscreen::toggle_fullscreen;
pub use keyboard::on_key;
pub use language::{plural_category, preferred_language, set_page_language};
pub use random::{random_bytes, random_u64};
pub use storage::{StorageFault, forget, recall, remember};
pub use tab::{recall_for_tab, remember_for_tab, take_fragment};

use wasm_bindgen::UnwrapThrowExt;

/// The window. Every page has one.
fn window() -> web_sys::Window {
    web_sys::window().unwrap_throw()
}
