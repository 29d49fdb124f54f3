//! What differs between a journey through the lecture and a follow-up.
//!
//! The differences are plain function pointers: the page of the lecture only names its own
//! functions, so that a phone in a hall loads nothing of the follow-up.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::Join;
use leptos::prelude::*;

use crate::i18n::{Texts, args};

/// The variant of a journey, as context.
#[derive(Debug, Clone, Copy)]
pub(super) struct JourneyVariant {
    /// The first screen.
    pub(super) welcome: fn(Texts, &Arc<PublicDeck>) -> AnyView,
    /// What would be sent.
    pub(super) data: fn(Texts, &Arc<PublicDeck>) -> AnyView,
    /// Where students who consent join the journey.
    pub(super) join: fn(&Arc<PublicDeck>) -> Join,
    /// The question whether to share. The key has loaded, and the outcomes can be compared.
    pub(super) sharing: fn(Texts, &Arc<PublicDeck>) -> AnyView,
    /// The name of the post-quiz.
    pub(super) post_quiz_name: fn(Texts) -> &'static str,
    /// The label of the post-quiz outcomes, beside those of the pre-quiz.
    pub(super) post_label: fn(Texts) -> &'static str,
    /// The number of correct answers, for students who only took the post-quiz.
    pub(super) counts_after: fn(Texts, args::JourneyCountsAfter<'_>) -> String,
    /// Whether the browser is asked to cache the files that open this page without network.
    pub(super) opens_offline: bool,
    /// Whether what is sent can be rebuilt from what the phone stores.
    pub(super) can_be_resent: bool,
}

/// The variant of this page's journey.
pub(super) fn use_variant() -> JourneyVariant {
    expect_context()
}
