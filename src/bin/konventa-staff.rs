//! Starts the staff app in the browser.

fn main() {
    konventa_app::start_staff();
}
