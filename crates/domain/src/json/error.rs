//! Errors of reading.

/// The maximum depth of nesting. Our types need at most ten.
pub(super) const MAX_DEPTH: usize = 32;

/// What is wrong with a text. Small and without allocation, because it is passed up through
/// everything that reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// The text is not JSON.
    #[error("not JSON from byte {0} on")]
    Syntax(usize),
    /// Nested deeper than `MAX_DEPTH`.
    #[error("nested deeper than {} values", MAX_DEPTH)]
    Depth,
    /// A field is not there.
    #[error("the field “{0}” is missing")]
    Missing(&'static str),
    /// A field is there more than once.
    #[error("the field “{0}” appears twice")]
    Twice(&'static str),
    /// There is another value than expected.
    #[error("expected {0}")]
    Expected(&'static str),
}
