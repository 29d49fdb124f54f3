//! The only user of `web-sys`: what the app needs of the browser, each as a small function.

mod broadcast;
mod clock;
mod language;
mod random;
mod storage;

pub use broadcast::Channel;
pub use clock::now;
pub use language::{plural_category, preferred_language, set_page_language};
pub use random::{random_bytes, random_u64};
pub use storage::{StorageFault, forget, recall, remember};

use wasm_bindgen::UnwrapThrowExt;

/// The window. Every page has one.
fn window() -> web_sys::Window {
    web_sys::window().unwrap_throw()
}
