//! The four questions, all about school.

/// The questions that a student's code is made of. The texts are in the interface's languages; the
/// meanings are here.
///
/// Every student went to school, including orphans, refugees and people without a safe home. So no
/// question is about a home, a family, a birthday, a body or a belief, and no list of students has
/// the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SgicQuestion {
    /// Who taught you in your first year at school? A [`Person`](super::Person).
    FirstTeacher,
    /// Beside whom did you sit in your first year at school, or which child do you remember first?
    /// A [`Person`](super::Person).
    FirstNeighbour,
    /// Beside whom did you sit most in your last year at secondary school? A
    /// [`Person`](super::Person).
    LastNeighbour,
    /// Which class were you in, in that last year, and with which number in its register? A
    /// [`RegisterEntry`](super::RegisterEntry).
    LastRegisterEntry,
}

impl SgicQuestion {
    /// All questions, in the order in which they are asked.
    pub const ALL: [Self; 4] =
        [Self::FirstTeacher, Self::FirstNeighbour, Self::LastNeighbour, Self::LastRegisterEntry];

    /// Its name within a hash. Never change one: another name makes other linkage keys.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::FirstTeacher => "first-teacher",
            Self::FirstNeighbour => "first-neighbour",
            Self::LastNeighbour => "last-neighbour",
            Self::LastRegisterEntry => "last-place",
        }
    }
}
