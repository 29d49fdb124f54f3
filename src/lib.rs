//! Konventa in the browser: the student's journey, the stage and its console, and the researcher's report.
//!
//! Views are plain functions of data; a feature has one model that changes in one place; only [`browser`] talks to
//! the browser and only [`api`] to the server.

// A component is called by the `view!` macro, which always uses what it returns, and owns what it is given.
#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)]

pub mod api;
pub mod app;
pub mod browser;
pub mod i18n;
pub mod journey;
pub mod lecture_stream;
pub mod outbox;
pub mod research;
pub mod route;
pub mod safety;
pub mod stage;
pub mod ui;

use konventa_domain::invariant;

/// A page needs little memory, and every phone loads what hands it out.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Puts the student's app into the page: `index.html`.
pub fn start_student() {
    invariant::log_with(browser::log_broken_invariant);
    leptos::mount::mount_to_body(app::StudentApp);
}

/// Puts the follow-up app into the page: `followup.html`.
pub fn start_followup() {
    invariant::log_with(browser::log_broken_invariant);
    leptos::mount::mount_to_body(app::FollowUpApp);
}

/// Puts the presenter's and the researcher's app into the page: `staff.html`.
pub fn start_staff() {
    invariant::log_with(browser::log_broken_invariant);
    leptos::mount::mount_to_body(app::StaffApp);
}
