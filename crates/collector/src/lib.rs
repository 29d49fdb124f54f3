//! The server: the app, the decks, and the small endpoint where anonymous outcomes arrive.
//!
//! | module | does |
//! |---|---|
//! | [`cli`] | the commands of `konventa` |
//! | [`router`] | which request goes where |
//! | `api` | one file per endpoint |
//! | [`live`] | the lectures that are being held |
//! | [`problem`] | every refusal, as `application/problem+json` |
//! | [`schema`] | what the JSON looks like, for `/api/openapi.json` |
//! | [`decks`], [`site`] | what is served as files |
//! | [`export`] | what a researcher takes along |
//! | [`keys`] | who may present and who may read results |
//! | [`studies`], [`seal`] | answering once more, weeks later, and the keys without which links are worthless |
//! | [`log`] | one line per request, with nothing of a student in it |
//! | [`run`] | from the open port to the last answer after Ctrl-C |

mod api;
pub mod app;
pub mod asset;
mod body;
pub mod cli;
pub mod clock;
mod connections;
pub mod decks;
pub mod export;
mod fallback;
mod headers;
pub mod keys;
pub mod linkage_keyring;
pub mod live;
pub mod log;
pub mod open_files;
pub mod problem;
pub mod router;
pub mod run;
pub mod schema;
pub mod scope;
mod secret_file;
pub mod site;
pub mod studies;
mod synthetic;
