//! What differs between a journey through the lecture and one that comes back weeks later.
//!
//! Values of plain functions: the page of the lecture names only its own, so that a phone in a hall loads nothing of the other.

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
    /// Where who agrees comes in.
    pub(super) join: fn(&Arc<PublicDeck>) -> Join,
    /// The question whether to share. The key is there, and the outcomes can be compared.
    pub(super) sharing: fn(Texts, &Arc<PublicDeck>) -> AnyView,
    /// How the second quiz is called.
    pub(super) after: fn(Texts) -> &'static str,
    /// How what was given in it is called, beside what was given before.
    pub(super) given_after: fn(Texts) -> &'static str,
    /// The number of right answers, for a student who took only the second quiz.
    pub(super) counts_after: fn(Texts, args::JourneyCountsAfter<'_>) -> String,
    /// Whether the browser is asked to keep what opens this page without network.
    pub(super) opens_offline: bool,
    /// Whether what is sent can be made anew from what the phone keeps.
    pub(super) can_be_sent_anew: bool,
}

/// The variant of this page's journey.
pub(super) fn use_variant() -> JourneyVariant {
    expect_context()
}
