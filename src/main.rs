//! Starts the student's app in the browser.

fn main() {
    konventa_app::start_student();
}
