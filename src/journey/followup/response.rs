//! Weeks later: the journey of a student who takes the follow-up.
//!
//! It is an ordinary journey in its own [`JourneyVariant`]: only the post-quiz, and linkage keys
//! beside the outcomes.

mod data;
mod share;
mod welcome;

use konventa_domain::id::DeckId;
use konventa_domain::journey::{Join, Journey};
use leptos::prelude::*;

use self::share::Search;
use super::study::StudyModel;
use crate::effect::react;
use crate::i18n::{Texts, args};
use crate::journey::journey;
use crate::journey::model::JourneyModel;
use crate::journey::variant::JourneyVariant;

const FOLLOW_UP: JourneyVariant = JourneyVariant {
    welcome: welcome::welcome,
    data: data::data,
    join: |_| Join::FollowUp,
    sharing: share::share,
    post_quiz_name: Texts::followup_part,
    post_label: Texts::followup_now,
    counts_after: |t, args::JourneyCountsAfter { after, of }| {
        t.followup_counts(args::FollowupCounts { after, of })
    },
    // `public/worker.js` only caches the page of the lecture.
    opens_offline: false,
    // The linkage keys are derived from answers that the phone does not store.
    can_be_resent: false,
};

/// The page for students who take the follow-up.
pub fn followup_page(deck: DeckId) -> AnyView {
    let mut name = String::from("followup.");
    name.push_str(deck.as_str());
    let (model, search) = (JourneyModel::open(&name, Journey::begin()), Search::begin());
    provide_context(search);
    provide_context(StudyModel::fetch(deck.clone(), None));
    react(move || {
        if model.read(|journey| matches!(journey, Journey::Consent(_))) {
            search.reset();
        }
    });
    journey(FOLLOW_UP, model, deck, None)
}
