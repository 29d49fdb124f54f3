//! The scope of a report, described beside the code that reads it.

pub use crate::scope::{ScopeParameters as Filters, ScopeSchema as Scope};
