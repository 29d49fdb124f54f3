//! Weeks later: the journey of who takes the quiz once more.
//!
//! It is a journey like the other one, in a [`JourneyVariant`] of its own: only the quiz after the lecture, and links beside the outcomes.

mod data;
mod share;
mod welcome;

use konventa_domain::id::DeckId;
use konventa_domain::journey::{Join, Journey};
use leptos::prelude::*;

use self::share::Search;
use super::study::StudyModel;
use crate::i18n::{Texts, args};
use crate::journey::journey;
use crate::journey::model::JourneyModel;
use crate::journey::variant::JourneyVariant;
use crate::ui::react;

const LATER: JourneyVariant = JourneyVariant {
    welcome: welcome::welcome,
    data: data::data,
    join: |_| Join::FollowUp,
    sharing: share::share,
    after: Texts::followup_part,
    given_after: Texts::followup_now,
    counts_after: |t, args::JourneyCountsAfter { after, of }| {
        t.followup_counts(args::FollowupCounts { after, of })
    },
    // `public/worker.js` knows the other page.
    opens_offline: false,
    // The links are made of answers that the phone does not keep.
    can_be_sent_anew: false,
};

/// The page of a student who answers once more.
#[component]
pub fn FollowUpPage(deck: DeckId) -> impl IntoView {
    let mut name = String::from("again.");
    name.push_str(deck.as_str());
    let (model, search) = (JourneyModel::open(&name, Journey::begin()), Search::begin());
    provide_context(search);
    provide_context(StudyModel::ask(deck.clone(), None));
    react(move || {
        if model.read(|journey| matches!(journey, Journey::Consent(_))) {
            search.forget();
        }
    });
    journey(LATER, model, deck, None)
}
