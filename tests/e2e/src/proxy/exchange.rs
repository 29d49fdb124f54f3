//! One request and what was answered.

/// One request and what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// `GET`, `POST`, …
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The body of the request, byte for byte.
    pub body: Vec<u8>,
    /// The status that the browser was told; none where it heard nothing.
    pub status: Option<u16>,
}

impl Exchange {
    /// Whether it is a submission.
    #[must_use]
    pub fn is_submission(&self) -> bool {
        self.method == "POST" && self.path == "/api/submissions"
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
