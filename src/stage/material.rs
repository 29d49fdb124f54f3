//! Loads what a window shows, again when deck or language change.

use std::sync::Arc;

use konventa_domain::Language;
use konventa_domain::deck::{DeckSlides, Notes, PublicDeck};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, Role};
use crate::api::{self, Fault};
use crate::i18n::PageLanguage;

/// A deck in a language with its slides, and with the notes where they are wanted.
#[derive(Debug)]
pub struct Material {
    /// What is taught.
    pub deck: PublicDeck,
    /// Its slides.
    pub slides: DeckSlides,
    /// What the presenter says. The console also works without it.
    pub notes: Option<Notes>,
}

/// What is loaded so far, and a way to try again.
pub type Loading = (Signal<Option<Result<Arc<Material>, Fault>>>, Callback<()>);

/// Loads the material of the talk. The page speaks the language of the talk.
#[must_use]
pub fn use_material(desk: Desk, role: Role) -> Loading {
    let talk = desk.talk();
    let wanted = Memo::new(move |_| talk.with(|talk| (talk.deck.clone(), talk.language)));
    let loaded = RwSignal::new(None);
    let PageLanguage(page) = expect_context();
    let load = move || {
        let (name, language) = wanted.get_untracked();
        spawn_local(async move {
            let mut found = api::whole_deck(&name, language).await;
            // A deck that is not written in this language yet is shown in English.
            if found == Err(Fault::Refused(404)) && language != Language::English {
                found = api::whole_deck(&name, Language::English).await;
            }
            let material = match found {
                Ok((words, slides)) => {
                    let notes = match role {
                        Role::Stage => None,
                        Role::Console => api::notes(&words.id, words.language).await.ok(),
                    };
                    Ok(Arc::new(Material { deck: words, slides, notes }))
                }
                Err(fault) => Err(fault),
            };
            if wanted.get_untracked() == (name, language) {
                loaded.set(Some(material));
            }
        });
    };
    Effect::new(move |_| {
        page.set(wanted.get().1);
        load();
    });
    let retry = move |()| {
        loaded.set(None);
        load();
    };
    (loaded.into(), Callback::new(retry))
}
