//! What Konventa is about, as plain data and pure functions.
//!
//! Nothing here reads a clock, draws a random number, touches a disk or a network: the edges (`konventa-app` in the
//! browser, `konventa-collector` on the server) hand those in as arguments. The same code therefore runs on the
//! phone, on the projector and on the server, and a property test can run all of it.
//!
//! | module | holds |
//! |---|---|
//! | [`api`] | the bodies of the HTTP API |
//! | [`deck`] | the lecture as it is served: slides and items, and apart from them the key |
//! | [`quiz`] | responses of one quiz, and the order in which choices are shown |
//! | [`scoring`] | responses and key become outcomes |
//! | [`journey`] | the student's way through the lecture, the one value a phone keeps |
//! | [`submission`] | what may leave the phone |
//! | [`outbox`] | what still has to be sent |
//! | [`show`] | where the presenter is |
//! | [`lecture`] | the live lecture: one leads, all follow |
//! | [`gain`] | what the room learned |
//! | [`again`] | answering once more, weeks later: which two records are of one student |
//! | [`statistics`] | the formulas of the report, a crate of its own |
//! | [`Day`], [`Month`], [`PageDate`] | of the calendar |
//! | [`json`] | how a phone reads and writes the types above, in little code |
//! | [`invariant`] | assertions for what cannot happen |

pub mod api;
pub mod country;
mod day;
pub mod deck;
pub mod followup;
pub mod gain;
pub mod hex;
pub mod id;
pub mod invariant;
pub mod journey;
pub mod json;
pub mod language;
pub mod lecture;
mod month;
#[cfg(feature = "openapi")]
mod openapi;
pub mod outbox;
mod page_date;
pub mod problem;
pub mod quiz;
pub mod reconciler;
pub mod scoring;
pub mod show;
pub mod submission;
mod vec_map;

pub use country::{Country, PerCountry};
pub use day::{Day, ParseDayError};
pub use konventa_statistics as statistics;
pub use language::{Language, PluralForm};
pub use month::{Month, ParseMonthError};
pub use page_date::{PageDate, ParsePageDateError};
pub use vec_map::VecMap;
