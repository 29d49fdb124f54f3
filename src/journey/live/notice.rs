//! A short notice about where the lecture is, when the student is somewhere else.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Journey, QuizResult};
use leptos::prelude::*;

use super::use_live_lecture;
use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::widgets::status;
use crate::ui::dynamic_words;

/// The notice; `None` outside a live lecture.
pub(in crate::journey) fn notice(t: Texts, deck: &Arc<PublicDeck>) -> Option<AnyView> {
    let (live, model) = (use_live_lecture()?, use_journey());
    let deck = deck.clone();
    let words = move || {
        let (late, over, left) = (live.is_late(&deck), live.is_over(), live.has_left.get());
        model.read(|journey| match journey {
            Journey::PreQuiz { .. } if late => t.hall_goes_on(),
            Journey::Lecture { .. } | Journey::Declined { .. } if over => t.hall_over(),
            Journey::Lecture { .. } | Journey::Declined { .. } if left => t.hall_alone(),
            Journey::Lecture { pre: QuizResult::Missed, .. } => t.hall_second_counts(),
            _ => "",
        })
    };
    Some(status("notice", dynamic_words(words)))
}
