//! The four questions, all about school.

/// What a student is asked to make a code. The words are in the interface's languages; here is what they mean.
///
/// Whoever sits in a lecture went to school, also an orphan, a refugee, and who has no safe home. So none of them is about
/// a home, a family, a birthday, a body or a belief, and a list of students has none of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SgicQuestion {
    /// Who taught you in your first year at school? A [`Person`](super::Person).
    FirstTeacher,
    /// Beside whom did you sit in your first year at school, or which child do you remember first? A
    /// [`Person`](super::Person).
    FirstNeighbour,
    /// Beside whom did you sit most in your last year at secondary school? A [`Person`](super::Person).
    LastNeighbour,
    /// Which class were you in, in that last year, and with which number in its register? A [`RegisterEntry`](super::RegisterEntry).
    LastPlace,
}

impl SgicQuestion {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] =
        [Self::FirstTeacher, Self::FirstNeighbour, Self::LastNeighbour, Self::LastPlace];

    /// Its name within a hash. Another name makes other links: never change one.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::FirstTeacher => "first-teacher",
            Self::FirstNeighbour => "first-neighbour",
            Self::LastNeighbour => "last-neighbour",
            Self::LastPlace => "last-place",
        }
    }
}
