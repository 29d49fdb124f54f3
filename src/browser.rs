//! The only user of `web-sys`: what the app needs of the browser, each as a small function.

mod address;
mod broadcast;
mod clock;
mod console;
mod deadline;
mod events;
mod file;
mod focus;
mod keyboard;
mod language;
mod leave;
mod locks;
mod query;
mod random;
mod screen;
mod storage;
mod stream;
mod tab;
mod tickets;
mod wake_lock;

pub use address::{
    decoded, go_back, go_to, has_history, home, host, is_own_address, open_window, page_below, path,
    push_overlay, reload, replace_address, typed_home,
};
pub use broadcast::Channel;
pub use clock::{day_in_words, milliseconds, now, today};
pub use console::log_broken_invariant;
pub use deadline::Deadline;
pub use events::{
    is_hidden, on_fragment_change, on_history_change, on_online, on_page_hide, on_page_show, on_seen,
    on_seen_or_hidden, on_stored_by_other_tab,
};
pub use file::{file_address, first_drawing, print, save_as_png, save_file};
pub use focus::{focus_alert, focus_soon, show_modal, start_reading};
pub use keyboard::{KeyPress, on_key};
pub use language::{Decimals, number, plural_category, preferred_language, set_page_language};
pub use leave::{delete_everything, leave, name_exit, report_drawn, report_loaded};
pub use locks::with_lock;
pub use query::{queried, query, query_of};
pub use random::{random_bytes, random_u64, random_unit};
pub use screen::{is_phone, toggle_fullscreen};
pub use storage::{
    StorageError, check_storage, forget, recall, recall_text, remember, remember_text, set_aside,
};
pub use stream::{Stream, StreamSignal};
pub use tab::{recall_for_tab, remember_for_tab, take_fragment, take_whole_fragment};
pub use tickets::next_seat;
pub use wake_lock::keep_screen_on_while;
pub use web_sys::RequestCache;

use wasm_bindgen::UnwrapThrowExt;

/// The window. Every page has one.
fn window() -> web_sys::Window {
    web_sys::window().unwrap_throw()
}
