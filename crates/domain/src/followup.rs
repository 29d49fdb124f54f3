//! The follow-up: the same quiz weeks later, and which two records belong to the same student,
//! without anybody knowing who it is.
//!
//! A phone asks four questions ([`SgicQuestion`]) and folds the answers, so that keyboard, script
//! and forgotten diacritics make no difference ([`SgicAnswers`]). It sends only hashes of them
//! ([`LinkageKeys`]), with another salt for each [`Study`]. Students who prefer not to be asked
//! twice write down the [`Sgic`]. [`link_records`] says which records belong together.
//!
//! The answers never leave the phone and are not stored on it. Why these questions, how many errors
//! they tolerate, and what a thief could do: docs/adr/0015-follow-up-without-names.md.

mod fold;
mod linkage_keys;
mod messages;
mod name_prefix;
mod question;
mod record_linkage;
mod register_entry;
mod sgic;
mod sgic_answers;
#[cfg(test)]
mod simulation;
mod study;

pub use linkage_keys::{LinkageKey, LinkageKeys, ParseLinkageKeyError};
pub use messages::{
    FollowUpOutcome, FollowUpRecord, FollowUpSubmission, LinkageRequest, OpenStudy, STUDY_DAYS,
};
pub use name_prefix::{NamePrefix, ParseNamePrefixError, Person};
pub use question::SgicQuestion;
pub use record_linkage::{LinkedPair, link_records};
pub use register_entry::{ClassSection, ParseRegisterEntryError, RegisterEntry};
pub use sgic::{ParseSgicError, Sgic};
pub use sgic_answers::{SgicAnswers, TooFewAnswersError};
pub use study::{ParseSaltError, Salt, Study};
