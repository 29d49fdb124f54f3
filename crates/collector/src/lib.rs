//! The server: the app, the decks, the API for anonymous outcomes, and live lectures.
//!
//! | Module | Content |
//! |---|---|
//! | [`cli`] | the commands of `konventa` |
//! | [`run`], `connections` | from the open port to the last answer after Ctrl-C |
//! | [`router`], `headers` | the routes, and the headers of every answer |
//! | [`public_url`], [`hosts`] | the URL for browsers, and the names of this server |
//! | `api` | the endpoints, their extractors and errors |
//! | [`app`] | the parts of a server, put together |
//! | [`live`] | the lectures that are being held |
//! | [`export`] | downloads for researchers |
//! | [`studies`], [`linkage_keyring`] | follow-ups, and the secret keys for hashing linkage keys |
//! | [`scope`] | the deck and the filters of a report, read from text |
//! | [`decks`], [`site`], [`asset`] | the files that are served |
//! | [`keys`] | the keys of presenter and researcher, in a file that only its owner can read |
//! | [`log`], [`error_chain`] | one line per request, with nothing of a student in it; errors with their causes |
//! | [`clock`], [`open_files`] | the time; the limit of open files |

#![expect(clippy::missing_errors_doc, reason = "only the tests use this crate, and error types say why")]

mod api;
pub mod app;
pub mod asset;
pub mod cli;
pub mod clock;
mod connections;
pub mod decks;
pub mod error_chain;
pub mod export;
mod headers;
pub mod hosts;
pub mod keys;
pub mod linkage_keyring;
pub mod live;
pub mod log;
pub mod open_files;
pub mod public_url;
pub mod router;
pub mod run;
pub mod scope;
pub mod site;
pub mod studies;
