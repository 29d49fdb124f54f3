//! The interface as a phone, a researcher and a browser see it: the real router over a real SQLite
//! file.
//!
//! Every body that is sent and received here is also checked against `/api/openapi.json`, see
//! `api::described`.

mod api {
    mod admission;
    mod attacks;
    mod concurrent_votes;
    mod described;
    mod export;
    mod files;
    mod followup;
    mod followup_keyring;
    mod followup_refusals;
    mod guessing;
    mod health;
    mod hosts;
    mod interface;
    mod internal_errors;
    mod keys;
    mod lecture_refusals;
    mod lectures;
    mod live;
    mod memory;
    mod nodes;
    mod notes;
    mod refusals;
    mod report;
    mod samples;
    mod seats;
    mod server;
    mod set_aside;
    mod streams;
    mod submissions;
}
