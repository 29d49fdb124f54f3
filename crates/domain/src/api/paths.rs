//! The paths of the API, each once: the server answers them, the app asks for them.
//!
//! A segment in braces is a parameter. Those of lectures are beside the bodies.

pub use super::lectures::lecture_paths::*;

/// The state of the server.
pub const HEALTH: &str = "/api/health";
/// The description of the API.
pub const OPENAPI: &str = "/api/openapi.json";
/// The served decks.
pub const DECKS: &str = "/api/decks";
/// The exchange of a link's code for a key.
pub const KEYS: &str = "/api/keys";
/// Submissions.
pub const SUBMISSIONS: &str = "/api/submissions";
/// One submission.
pub const SUBMISSION: &str = "/api/submissions/{submission}";
/// The study of a deck, or a message of the follow-up by its id.
pub const FOLLOW_UP: &str = "/api/followup/{name}";
/// Linkage keys.
pub const LINKAGE: &str = "/api/followup/linkage";
/// The outcomes of follow-ups.
pub const RESPONSES: &str = "/api/followup/responses";
/// The report.
pub const REPORT: &str = "/api/research/report";
/// The batches in a scope.
pub const BATCHES: &str = "/api/research/batches";
/// What is set aside.
pub const SET_ASIDE: &str = "/api/research/set-aside";
/// Something that is set aside.
pub const SET_ASIDE_ONE: &str = "/api/research/set-aside/{target}";
/// The records as one table.
pub const RECORDS: &str = "/api/research/export.csv";
/// The records as a workbook.
pub const WORKBOOK: &str = "/api/research/export.xlsx";
/// The codebook.
pub const CODEBOOK: &str = "/api/research/codebook.json";
/// The text for the methods section of a paper.
pub const METHODS: &str = "/api/research/methods.md";
/// The whole package.
pub const PACKAGE: &str = "/api/research/export.zip";

/// Returns a path as a page asks for it, relative to its `<base>`.
#[must_use]
pub const fn relative(path: &'static str) -> &'static str {
    match path.split_at_checked(1) {
        Some((_, relative)) => relative,
        None => path,
    }
}

/// Returns what is before and after the parameter of a path, relative to the `<base>` of a page. Meant for
/// constants: a page then carries no code that looks for braces.
///
/// # Panics
/// If the path has no parameter.
#[must_use]
pub const fn around_parameter(path: &'static str) -> (&'static str, &'static str) {
    let bytes = path.as_bytes();
    let (mut open, mut close) = (1, 1);
    while bytes[open] != b'{' {
        open += 1;
    }
    while bytes[close] != b'}' {
        close += 1;
    }
    (path.split_at(open).0.split_at(1).1, path.split_at(close + 1).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_filled_in_between_two_constants() {
        const { assert!(around_parameter(VOTES).1.len() == 6) }
        assert_eq!(around_parameter(VOTES), ("api/lectures/", "/votes"));
        assert_eq!(around_parameter(SUBMISSION), ("api/submissions/", ""));
        assert_eq!(relative(DECKS), "api/decks");
    }
}
