//! Starts the app for answering once more in the browser.

fn main() {
    konventa_app::start_followup();
}
