//! Starts the follow-up app in the browser.

fn main() {
    konventa_app::start_followup();
}
