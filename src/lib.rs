//! Konventa in the browser: the student's journey, the stage and its console, and the researcher's
//! report.
//!
//! Views are plain functions of data; a feature has one model that changes in one place; only
//! [`browser`] talks to the browser, and only [`api`] and [`lecture_stream`] to the server.

// The `view!` macro calls components, always uses what they return, and passes ownership to them.
#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)]

pub mod api;
pub mod app;
pub mod browser;
pub mod effect;
pub mod i18n;
pub mod journey;
pub mod lecture_stream;
pub mod outbox;
pub mod research;
pub mod route;
pub mod safety;
pub mod seat;
pub mod stage;
pub mod ui;

use konventa_domain::invariant;

/// A small allocator: a page needs little memory, and every phone loads the allocator's code.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Starts the phone app in the page `index.html`.
pub fn start_student() {
    start(|| leptos::mount::mount_to_body(app::student_app));
}

/// Starts the follow-up app in the page `followup.html`.
pub fn start_followup() {
    start(|| leptos::mount::mount_to_body(app::followup_app));
}

/// Starts the staff app in the page `staff.html`.
pub fn start_staff() {
    start(|| leptos::mount::mount_to_body(app::StaffApp));
}

/// Draws an app in place of what the page shows while it loads.
fn start(draw: impl FnOnce()) {
    invariant::log_with(browser::log_broken_invariant);
    draw();
    browser::report_drawn();
}
