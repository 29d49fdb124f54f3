//! The four questions, as they are typed.

use konventa_domain::followup::{NamePrefix, ParseNamePrefixError, Person, RegisterEntry, SgicAnswers};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::field;
use crate::browser;
use crate::i18n::Texts;
use crate::journey::widgets::{paragraph, status};
use crate::ui::dynamic_words;

/// The fields in the order of the page; two for each question.
const FIELDS: [&str; 8] = [
    "first-teacher-first",
    "first-teacher-family",
    "first-neighbour-first",
    "first-neighbour-family",
    "last-neighbour-first",
    "last-neighbour-family",
    "last-place-class",
    "last-place-number",
];

/// What was typed, in the order of [`FIELDS`].
pub(super) type Typed = [String; FIELDS.len()];

/// What is wrong with each field, and with the whole. Empty where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Faults {
    fields: Typed,
    whole: &'static str,
}

/// The questions. `done` gets the answers once they can be read; until then what was typed
/// stays, also in another language.
pub(super) fn questions(t: Texts, typed: RwSignal<Typed>, done: Callback<SgicAnswers>) -> AnyView {
    let faults = RwSignal::new(Faults::default());
    let one = move |at: usize, name: &'static str| {
        let said = move || faults.with(|faults| faults.fields[at].clone());
        let take = move |text: String| {
            typed.update(|typed| typed[at] = text);
            faults.update(|faults| {
                faults.fields[at].clear();
                faults.whole = "";
            });
        };
        field(FIELDS[at], name, at == 7, typed.with_untracked(|typed| typed[at].clone()), said, take)
    };
    let question = move |at: usize, words: &'static str, names: [&'static str; 2]| {
        view! {
            <fieldset class="question">
                <legend>{words}</legend>
                <div class="pair">{one(at, names[0])}{one(at + 1, names[1])}</div>
            </fieldset>
        }
        .into_any()
    };
    let person = [t.followup_first_name(), t.followup_family_name()];
    let press = move || match typed.with_untracked(|typed| read(t, typed)) {
        Ok(answers) => {
            typed.set(Typed::default());
            done.run(answers);
        }
        Err(found) => {
            faults.set(*found);
            browser::focus_soon(super::FIRST_FAULT.to_owned());
        }
    };
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        press();
    };
    let form = view! {
        <form class="questions" on:submit=enter>
            {paragraph("", t.followup_questions_help())}
            {question(0, t.followup_first_teacher(), person)}
            {question(2, t.followup_first_neighbour(), person)}
            {question(4, t.followup_last_neighbour(), person)}
            {question(6, t.followup_last_place(), [t.followup_class(), t.followup_number()])}
            {status("hint", dynamic_words(move || faults.with(|faults| faults.whole)))}
            <button class="button primary" data-testid="make">{t.followup_make()}</button>
        </form>
    };
    form.into_any()
}

/// The answers, or all that is wrong.
fn read(t: Texts, typed: &Typed) -> Result<SgicAnswers, Box<Faults>> {
    let mut faults = Faults::default();
    let is_empty = |at: usize| typed[at].trim().is_empty();
    let mut person = |at: usize| -> Option<Person> {
        if is_empty(at) && is_empty(at + 1) {
            return None;
        }
        let mut beginning = |at: usize| {
            typed[at].parse::<NamePrefix>().map_err(|fault| faults.fields[at] = wrong_name(t, fault)).ok()
        };
        let (first, family) = (beginning(at), beginning(at + 1));
        Some(Person { first: first?, family: family? })
    };
    let (teacher, neighbour, last) = (person(0), person(2), person(4));
    let place = (!is_empty(6) || !is_empty(7)).then(|| {
        // Each field apart, so that both faults are told.
        if RegisterEntry::read(&typed[6], "1").is_err() {
            t.followup_no_class().clone_into(&mut faults.fields[6]);
        }
        if RegisterEntry::read("1", &typed[7]).is_err() {
            t.followup_no_number().clone_into(&mut faults.fields[7]);
        }
        RegisterEntry::read(&typed[6], &typed[7]).ok()
    });
    if faults != Faults::default() {
        return Err(faults.into());
    }
    SgicAnswers::new(teacher.as_ref(), neighbour.as_ref(), last.as_ref(), place.flatten().as_ref())
        .map_err(|_| Faults { whole: t.followup_too_few(), ..Faults::default() }.into())
}

fn wrong_name(t: Texts, fault: ParseNamePrefixError) -> String {
    match fault {
        ParseNamePrefixError::TooShort => t.followup_short().to_owned(),
        ParseNamePrefixError::TooLong => t.followup_long().to_owned(),
        ParseNamePrefixError::NotALetter(sign) => t.followup_no_letter(&sign.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: [&str; 8]) -> Typed {
        fields.map(ToOwned::to_owned)
    }

    #[test]
    fn one_question_may_be_empty_and_what_is_wrong_is_told_where_it_is() {
        let t = Texts::english();
        let good = ["Vesna", "Šćepanović", "Ana", "Ilić", " ", "", "IV-2", "9"];
        assert!(read(t, &typed(good)).is_ok());
        let two = read(t, &typed(["Vesna", "Šćepanović", "", "", "", "", "IV-2", "9"])).unwrap_err();
        assert_eq!(two.whole, t.followup_too_few());
        let bad = read(t, &typed(["Vesna", "", "An4", "Ilić", "", "", "?", "99"])).unwrap_err();
        assert_eq!(bad.fields[1], t.followup_short());
        assert!(bad.fields[2].contains('4'));
        assert_eq!((&*bad.fields[6], &*bad.fields[7]), (t.followup_no_class(), t.followup_no_number()));
        assert!(bad.fields[0].is_empty() && bad.fields[3].is_empty() && bad.whole.is_empty());
    }
}
