//! A request and its answer.

/// A request and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with the query.
    pub path: String,
    /// The header fields of the request, in order, with names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body of the request, byte for byte.
    pub body: Vec<u8>,
    /// The status that the browser received; `None` if it received no answer.
    pub status: Option<u16>,
}

impl Exchange {
    /// Whether it is a submission.
    pub fn is_submission(&self) -> bool {
        self.method == "POST" && self.path == "/api/submissions"
    }

    /// The seat ticket that was shown beside it.
    pub fn ticket(&self) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(name, _)| name == "authorization")?;
        value.strip_prefix("PrivateToken token=\"")?.strip_suffix('"')
    }

    /// The seat ticket with which a phone came back into a hall, in the address of its stream.
    pub fn rejoin_ticket(&self) -> Option<&str> {
        let (_, query) = self.path.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix("again=")).filter(|ticket| *ticket != "true")
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
