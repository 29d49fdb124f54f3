//! The study of a deck: whether there is one, and its salt.

use konventa_domain::followup::OpenStudy;
use konventa_domain::id::{DeckId, LectureId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, RequestError};
use crate::browser;

/// What the server answered about the study, as context.
#[derive(Debug, Clone, Copy)]
pub(super) struct StudyModel {
    /// `None` while the request is running; `Ok(None)` if there is no study.
    answer: RwSignal<Option<Result<Option<OpenStudy>, RequestError>>>,
    of: StoredValue<(DeckId, Option<LectureId>)>,
}

impl StudyModel {
    /// Asks the server, and asks again when the network is back.
    pub(super) fn fetch(deck: DeckId, lecture: Option<LectureId>) -> Self {
        let model = Self { answer: RwSignal::new(None), of: StoredValue::new((deck, lecture)) };
        model.retry();
        browser::on_online(move || {
            if matches!(model.answer.get_untracked(), Some(Err(_))) {
                model.retry();
            }
        });
        model
    }

    /// The answer of the server.
    pub(super) fn answer(self) -> RwSignal<Option<Result<Option<OpenStudy>, RequestError>>> {
        self.answer
    }

    /// The study, if there is one.
    pub(super) fn open(self) -> Option<OpenStudy> {
        self.answer.get().and_then(Result::ok).flatten()
    }

    /// Asks the server again.
    pub(super) fn retry(self) {
        self.answer.set(None);
        spawn_local(async move {
            let (deck, lecture) = self.of.get_value();
            self.answer.set(Some(match api::study(&deck, lecture.as_ref()).await {
                Ok(study) => Ok(Some(study)),
                Err(RequestError::Refused(404)) => Ok(None),
                Err(error) => Err(error),
            }));
        });
    }
}
