//! Starts the app in the browser.

fn main() {
    konventa_app::start();
}
