//! The addresses of the site, by the first segment of their path.
//!
//! The app makes addresses of these segments, and the server finds the page by them. `public/worker.js`
//! has those of the page that students can open offline; a test of the server compares it with this list.

/// The journey of a student through a deck.
pub const LEARN: &str = "learn";

/// The page for typing a join code; with a code after it, the lecture.
pub const JOIN: &str = "l";

/// The follow-up.
pub const FOLLOWUP: &str = "followup";

/// The stage; the console is below it.
pub const PRESENT: &str = "present";

/// The report.
pub const RESEARCH: &str = "research";

/// Where to find help.
pub const HELP: &str = "help";

/// How data is handled.
pub const PRIVACY: &str = "privacy";

/// The API.
pub const API: &str = "api";

/// What reloads pages while an author changes a deck.
pub const AUTHORING: &str = "authoring";

/// The files of decks.
pub const DECKS: &str = "decks";

/// The texts of the interface.
pub const TEXTS: &str = "texts";

/// What the server answers below a first segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteContent {
    /// The app for students, with the help lines in the page itself.
    Help,
    /// The app for students, with how data is handled in the page itself.
    Privacy,
    /// The app for the follow-up.
    FollowUp,
    /// The app for presenter and researcher.
    Staff,
    /// Files and answers, no page.
    NoPage,
}

/// A first segment of a path that does not lead to the page of students.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstSegment {
    /// The segment.
    pub name: &'static str,
    /// What is there.
    pub content: SiteContent,
    /// Whether addresses go on below it.
    pub goes_on: bool,
}

/// All first segments that do not lead to the page of students.
pub const FIRST_SEGMENTS: [FirstSegment; 9] = [
    FirstSegment { name: API, content: SiteContent::NoPage, goes_on: true },
    FirstSegment { name: AUTHORING, content: SiteContent::NoPage, goes_on: true },
    FirstSegment { name: DECKS, content: SiteContent::NoPage, goes_on: true },
    FirstSegment { name: FOLLOWUP, content: SiteContent::FollowUp, goes_on: true },
    FirstSegment { name: HELP, content: SiteContent::Help, goes_on: false },
    FirstSegment { name: PRESENT, content: SiteContent::Staff, goes_on: true },
    FirstSegment { name: PRIVACY, content: SiteContent::Privacy, goes_on: false },
    FirstSegment { name: RESEARCH, content: SiteContent::Staff, goes_on: false },
    FirstSegment { name: TEXTS, content: SiteContent::NoPage, goes_on: true },
];

impl FirstSegment {
    /// The first segment with a name; `None` if it leads to the page of students.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FIRST_SEGMENTS.into_iter().find(|part| part.name == name)
    }

    /// Whether an app that opens without the network shows what is there: the page of students.
    #[must_use]
    pub const fn opens_offline(self) -> bool {
        match self.content {
            SiteContent::Help | SiteContent::Privacy => true,
            SiteContent::FollowUp | SiteContent::Staff | SiteContent::NoPage => false,
        }
    }
}
