//! One file per endpoint.

pub(crate) mod export;
pub(crate) mod followup;
pub(crate) mod health;
pub(crate) mod lectures;
pub(crate) mod list_decks;
pub(crate) mod openapi;
pub(crate) mod report;
pub(crate) mod submit;
pub(crate) mod withdraw;
