//! Setting whole batches aside: what is set aside and why, and the form for more.

mod words;

use konventa_domain::gain::{LONGEST_REASON, Scope, SetAsideNote};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) use self::words::{in_caption, targets};
use super::key::key_of_this_tab;
use super::scope::query_of;
use crate::api::{self, RequestError};
use crate::browser;
use crate::i18n::use_texts;

/// A target as it is sent, and its words.
pub(super) type Options = Vec<(String, String)>;

/// The section. After a change the report is loaded again. On paper it has the notes alone, and is not
/// there if there are none.
#[component]
pub(super) fn SetAsideSection(
    /// What is set aside of the scope.
    notes: Vec<SetAsideNote>,
    /// The lectures that can be set aside.
    whole: Options,
    scope: RwSignal<Scope>,
) -> impl IntoView {
    let t = use_texts()();
    let failed = RwSignal::new(false);
    let done = Callback::new(move |result: Result<(), RequestError>| match result {
        Ok(()) => scope.update(|_| {}),
        Err(_) => failed.set(true),
    });
    let counted = scope.with_untracked(Scope::counts_set_aside);
    let any = !notes.is_empty();
    let notes =
        notes.into_iter().map(|note| view! { <Note note lectures=whole.clone() done /> }).collect_view();
    let toggle = any.then(|| {
        let words = if counted { t.research_aside_leave_out() } else { t.research_aside_count() };
        let press = move |_| scope.update(|scope| *scope = scope.clone().counting_set_aside(!counted));
        view! {
            <button type="button" class="button small no-print" data-testid="aside-toggle" on:click=press>{words}</button>
        }
    });
    view! {
        <section class="research-aside" class:no-print=!any aria-labelledby="aside" data-testid="aside">
            <h2 id="aside">{t.research_aside()}</h2>
            <p class="quiet no-print">{t.research_aside_help()}</p>
            <ul data-testid="aside-notes">{notes}</ul>
            {toggle}
            <AsideForm lectures=whole scope done />
            <p class="no-print" role="status" aria-live="polite">{move || failed.get().then(|| t.research_aside_failed())}</p>
        </section>
    }
}

/// Something that is set aside, with its reason.
#[component]
fn Note(note: SetAsideNote, lectures: Options, done: Callback<Result<(), RequestError>>) -> impl IntoView {
    let t = use_texts()();
    let target = note.what.target.to_string();
    let day = browser::day_in_words(&note.what.day.to_string(), t.language());
    let says = words::in_list(t, &note, &lectures, &day);
    let undo = move |_| {
        let (Some(key), target) = (key_of_this_tab(), target.clone()) else { return };
        spawn_local(async move { done.run(api::undo_set_aside(&key, &target).await) });
    };
    view! {
        <li>
            {says}" "
            <button type="button" class="button small no-print" data-testid="aside-undo" on:click=undo>{t.research_aside_undo()}</button>
        </li>
    }
}

/// The form. Batches are listed when somebody asks for them: most lectures have batches of their own.
#[component]
fn AsideForm(
    lectures: Options,
    scope: RwSignal<Scope>,
    done: Callback<Result<(), RequestError>>,
) -> impl IntoView {
    let t = use_texts()();
    let options = RwSignal::new(lectures);
    let target = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let list = move |_| {
        let Some(key) = key_of_this_tab() else { return };
        let query = scope.with_untracked(query_of);
        spawn_local(async move {
            match api::batches(&key, &query).await {
                Ok(batches) => {
                    options.update(|all| all.extend(batches.iter().map(|batch| words::of_batch(t, batch))));
                }
                Err(error) => done.run(Err(error)),
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(key), Ok(target)) = (key_of_this_tab(), target.get_untracked().parse()) else { return };
        let said = reason.get_untracked();
        spawn_local(async move {
            let result = api::set_aside(&key, target, said).await;
            if result.is_ok() {
                reason.set(String::new());
            }
            done.run(result);
        });
    };
    let choices = move || {
        let option = |(value, words): (String, String)| view! { <option value=value>{words}</option> };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <form class="research-filters no-print" on:submit=submit>
            <div class="choice">
                <label for="aside-target">{t.research_aside_what()}</label>
                <select id="aside-target" data-testid="aside-target" required on:change:target=move |e| target.set(e.target().value())>
                    <option value="">{t.research_aside_choose()}</option>
                    {choices}
                </select>
            </div>
            <button type="button" class="button small" data-testid="aside-batches" on:click=list>{t.research_aside_batches()}</button>
            <div class="choice">
                <label for="aside-reason">{t.research_aside_reason()}</label>
                <input id="aside-reason" data-testid="aside-reason" required maxlength=LONGEST_REASON.to_string()
                    prop:value=move || reason.get() on:input:target=move |e| reason.set(e.target().value()) />
            </div>
            <button type="submit" class="button small" data-testid="aside-submit">{t.research_aside_submit()}</button>
        </form>
    }
}
