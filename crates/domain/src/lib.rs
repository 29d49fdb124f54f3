//! What app and server share, as plain data and pure functions.
//!
//! Nothing here reads a clock, draws a random number, or touches a disk or a network: the programs
//! (`konventa-app` in the browser, `konventa-collector` on the server) pass those in as arguments.
//! So the same code runs on the phone, on the projector and on the server, and property tests can
//! run all of it. The only exception is [`invariant`], which reports broken assertions to a
//! function that the program sets.
//!
//! | module | holds |
//! |---|---|
//! | [`api`] | the bodies of the HTTP API |
//! | [`deck`] | the lecture as it is served: slides and items, and separately the key |
//! | [`quiz`] | responses of one quiz, and the order in which choices are shown |
//! | [`scoring`] | responses and key become outcomes |
//! | [`journey`] | everything a phone stores about one student's way through the lecture |
//! | [`submission`] | what may leave the phone |
//! | [`outbox`] | what still has to be sent |
//! | [`tickets`] | a phone's seat tickets: when it asks, and what it stores |
//! | [`show`] | the position of the presenter in the slides |
//! | [`reconciler`] | brings the lecture on the server to where the presenter wants it |
//! | [`lecture`] | the live lecture: commands, events and state |
//! | [`gain`] | how much more is known after the lecture |
//! | [`followup`] | the quiz weeks later: which two records belong to one student |
//! | [`statistics`] | the formulas of the report, a crate of its own |
//! | [`Country`], [`PerCountry`], [`Language`] | who is taught, and what differs per country |
//! | [`Day`], [`Month`], [`PageDate`] | dates of the calendar |
//! | [`Timestamp`] | points in time of a clock that may be wrong |
//! | [`backoff`] | the wait before the next try |
//! | [`address`] | the addresses of the site |
//! | [`id`] | ids of decks, slides, items and lectures |
//! | [`problem`] | error answers of the API |
//! | [`VecMap`], [`hex`] | small helpers |
//! | [`json`] | how a phone reads and writes the types above, with little code |
//! | [`stored`] | what a phone stores, with the number of its form |
//! | [`invariant`] | assertions for what cannot happen |
//! | [`substring`] | a search for short texts, with little code |

pub mod address;
pub mod api;
pub mod backoff;
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
pub mod rounding;
pub mod scoring;
pub mod shares;
pub mod show;
pub mod stored;
pub mod submission;
pub mod substring;
mod text_form;
pub mod tickets;
mod timestamp;
mod vec_map;

pub use country::{Country, PerCountry};
pub use day::{Day, ParseDayError};
pub use konventa_statistics as statistics;
pub use language::{Language, PluralForm, Script};
pub use month::{Month, ParseMonthError};
pub use page_date::{PageDate, ParsePageDateError};
pub use timestamp::Timestamp;
pub use vec_map::VecMap;

pub(crate) use konventa_derive::Named;
