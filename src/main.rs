//! Starts the phone app in the browser.

fn main() {
    konventa_app::start_student();
}
