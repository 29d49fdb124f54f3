//! Errors for the log and the terminal: the message and its causes in one line.

use std::error::Error;
use std::iter::successors;

/// Returns the message of an error and those of its causes: `message: cause: cause`. A cause that
/// the message quotes already is not repeated.
#[must_use]
pub fn chain(error: &dyn Error) -> String {
    successors(error.source(), |&cause| cause.source()).fold(error.to_string(), |shown, cause| {
        let cause = cause.to_string();
        if shown.contains(&cause) { shown } else { format!("{shown}: {cause}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("the file cannot be read")]
    struct Outer(#[source] Quoting);

    #[derive(Debug, thiserror::Error)]
    #[error("the disk failed: {0}")]
    struct Quoting(#[source] std::io::Error);

    #[derive(Debug, thiserror::Error)]
    #[error("it failed ({0})")]
    struct InWords(#[source] std::io::Error);

    #[test]
    fn a_chain_has_every_cause_once() {
        let error = Outer(Quoting(std::io::Error::other("no such device")));
        assert_eq!(chain(&error), "the file cannot be read: the disk failed: no such device");
        assert_eq!(chain(&InWords(std::io::Error::other("no such device"))), "it failed (no such device)");
    }
}
