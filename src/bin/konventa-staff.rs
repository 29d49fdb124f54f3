//! Starts the presenter's and the researcher's app in the browser.

fn main() {
    konventa_app::start_staff();
}
