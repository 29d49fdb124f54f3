//! Why a text could not be read.

/// What is wrong with a text. Small and without allocation: it is handed up through everything that reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// It is no JSON.
    #[error("not JSON from byte {0} on")]
    Syntax(usize),
    /// There are more values in each other than any of ours has.
    #[error("more than {} values in each other", super::parse::DEEPEST)]
    Depth,
    /// A field is not there.
    #[error("the field “{0}” is missing")]
    Missing(&'static str),
    /// A field is there more than once.
    #[error("the field “{0}” is there twice")]
    Twice(&'static str),
    /// Something else stands where this should.
    #[error("expected {0}")]
    Expected(&'static str),
}
