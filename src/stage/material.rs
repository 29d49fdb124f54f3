//! Loads what a window shows, and loads it again when deck or language change.

use std::sync::Arc;

use konventa_domain::Language;
use konventa_domain::deck::{DeckSlides, Notes, PublicDeck};
use konventa_domain::id::DeckId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::console_language::ConsoleLanguage;
use super::model::{Role, StageModel};
use super::{presenter_key, saved_lectures};
use crate::api::{self, RequestError};
use crate::i18n::{LocaleModel, Texts, use_locale};

/// A deck in a language with its slides, and with the notes for the console.
#[derive(Debug)]
pub struct Material {
    /// The deck.
    pub deck: PublicDeck,
    /// Its slides.
    pub slides: DeckSlides,
    /// The notes. The console also works without them, on a device with neither key nor token.
    pub notes: Option<Notes>,
}

/// What has loaded so far, and a callback to try again.
pub type MaterialState = (Signal<Option<Result<Arc<Material>, RequestError>>>, Callback<()>);

/// The locale of the projector, as context on the console: its slides are shown as the room sees
/// them.
#[derive(Debug, Clone, Copy)]
pub struct ProjectorLocale(pub LocaleModel);

/// What a window is to show.
#[derive(Debug, Clone, PartialEq, Eq)]
struct WindowContent {
    deck: DeckId,
    /// The language on the projector.
    projected: Language,
    /// The language of the presenter.
    own: Language,
}

/// Loads the material for the state. The stage is in the language of the state; the console shows
/// the slides in it, and everything else in the presenter's language.
#[must_use]
pub fn use_material(model: StageModel, role: Role) -> MaterialState {
    let page = use_locale();
    let (projected, reader) = match role {
        Role::Stage => (page, None),
        Role::Console => {
            let (projected, reader) = (page.fork(), ConsoleLanguage::stored());
            provide_context(ProjectorLocale(projected));
            provide_context(reader);
            (projected, Some(reader))
        }
    };
    let state = model.state();
    let content = Memo::new(move |_| {
        let (slides, projected) = state.with(|state| (state.deck.clone(), state.language));
        let own = reader.and_then(ConsoleLanguage::language).unwrap_or(projected);
        WindowContent { deck: slides, projected, own }
    });
    let loaded = RwSignal::new(None);
    let load = move || {
        let requested = content.get_untracked();
        spawn_local(async move {
            let found = fetch(&requested, role, page).await;
            if content.get_untracked() != requested {
                return;
            }
            loaded.set(Some(found.map(|(material, projected_texts, own_texts)| {
                projected.set(projected_texts);
                page.set(own_texts);
                Arc::new(material)
            })));
        });
    };
    Effect::new(move |_| {
        content.track();
        load();
    });
    let retry = move |()| {
        loaded.set(None);
        load();
    };
    (loaded.into(), Callback::new(retry))
}

/// Loads the material, with the texts of the projector and of this window.
async fn fetch(
    content: &WindowContent,
    role: Role,
    locale: LocaleModel,
) -> Result<(Material, Texts, Texts), RequestError> {
    let WindowContent { deck: name, projected, own } = content;
    let mut found = api::whole_deck(name, *projected).await;
    // A deck that is not available in this language is shown in English.
    if found == Err(RequestError::Refused(404)) && *projected != Language::English {
        found = api::whole_deck(name, Language::English).await;
    }
    let (deck, slides) = found?;
    let bearer = presenter_key::of_this_tab()
        .or_else(|| saved_lectures::all().into_iter().next().map(|latest| latest.driver));
    let notes = match (role, bearer) {
        (Role::Stage, _) | (_, None) => None,
        (Role::Console, Some(bearer)) => {
            let read = if deck.languages.contains(own) { *own } else { deck.language };
            api::notes(name, read, &bearer).await.ok()
        }
    };
    let words = (locale.load(*projected).await?, locale.load(*own).await?);
    Ok((Material { deck, slides, notes }, words.0, words.1))
}
