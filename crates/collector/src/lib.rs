//! The server: the app, the decks, the API for anonymous outcomes, and live lectures.
//!
//! A module knows only modules below it.
//!
//! | Module | Content |
//! |---|---|
//! | [`cli`] | the commands of `konventa` |
//! | [`run`] | from the open port to the last answer after Ctrl-C |
//! | [`router`] | the routes, and what is true of every answer |
//! | `api` | one file per endpoint, its extractors and its errors |
//! | [`app`] | the parts of a server, put together |
//! | [`live`] | the lectures that are being held |
//! | [`export`] | downloads for researchers |
//! | [`studies`], [`linkage_keyring`] | follow-ups, and the secret keys for hashing linkage keys |
//! | [`decks`], [`site`], [`asset`] | files |
//! | [`keys`] | the keys of presenter and researcher |
//! | [`log`] | one line per request, with nothing of a student in it |

mod api;
pub mod app;
pub mod asset;
pub mod cli;
pub mod clock;
mod connections;
pub mod decks;
mod error_chain;
pub mod export;
mod headers;
pub mod keys;
pub mod linkage_keyring;
pub mod live;
pub mod log;
pub mod open_files;
pub mod router;
pub mod run;
pub mod scope;
mod secret_file;
pub mod site;
pub mod studies;
mod synthetic;
