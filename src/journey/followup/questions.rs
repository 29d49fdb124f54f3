//! The form with the four questions.

use konventa_domain::followup::{NamePrefix, ParseNamePrefixError, Person, RegisterEntry, SgicAnswers};
use leptos::prelude::*;

use super::field;
use crate::browser;
use crate::i18n::Texts;
use crate::journey::widgets::{form, hint, paragraph};
use crate::ui::el;

/// The test ids of the fields in the order of the page, two for each question.
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

/// The typed texts, in the order of [`FIELDS`].
pub(super) type FieldTexts = [String; FIELDS.len()];

/// The error of each field and of the form as a whole; empty for no error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct FieldErrors {
    fields: FieldTexts,
    whole: &'static str,
}

/// The form. `done` receives the answers once they are valid; until then the typed texts stay, even
/// when the language changes.
pub(super) fn questions(t: Texts, typed: RwSignal<FieldTexts>, done: Callback<SgicAnswers>) -> AnyView {
    let errors = RwSignal::new(FieldErrors::default());
    let one = move |at: usize, name: &'static str| {
        let error = move || errors.with(|errors| errors.fields[at].clone());
        let take = move |text: String| {
            typed.update(|typed| typed[at] = text);
            errors.update(|errors| {
                errors.fields[at].clear();
                errors.whole = "";
            });
        };
        let value = typed.with_untracked(|typed| typed[at].clone());
        field(FIELDS[at], name, at == 7, &value, error, take)
    };
    let question = move |at: usize, words: &'static str, names: [&'static str; 2]| {
        let pair = el("div").class("pair").child([one(at, names[0]), one(at + 1, names[1])]);
        el("fieldset").class("question").child([el("legend").child(words), pair])
    };
    let person = [t.followup_first_name(), t.followup_family_name()];
    let press = move || match typed.with_untracked(|typed| read(t, typed)) {
        Ok(answers) => {
            typed.set(FieldTexts::default());
            done.run(answers);
        }
        Err(found) => {
            errors.set(*found);
            browser::focus_soon(super::FIRST_INVALID.to_owned());
        }
    };
    let questions = [
        question(0, t.followup_first_teacher(), person),
        question(2, t.followup_first_neighbour(), person),
        question(4, t.followup_last_neighbour(), person),
        question(6, t.followup_last_place(), [t.followup_class(), t.followup_number()]),
    ];
    form("questions", press)
        .child(paragraph("", t.followup_questions_help()))
        .child(questions)
        .child(hint(move || errors.with(|errors| errors.whole)))
        .child(el("button").class("button primary").testid("make").child(t.followup_make()))
        .into_any()
}

/// Reads the answers, or returns all errors.
fn read(t: Texts, typed: &FieldTexts) -> Result<SgicAnswers, Box<FieldErrors>> {
    let mut errors = FieldErrors::default();
    let is_empty = |at: usize| typed[at].trim().is_empty();
    let mut person = |at: usize| -> Option<Person> {
        if is_empty(at) && is_empty(at + 1) {
            return None;
        }
        let mut prefix = |at: usize| {
            typed[at].parse::<NamePrefix>().map_err(|error| errors.fields[at] = name_error(t, error)).ok()
        };
        let (first, family) = (prefix(at), prefix(at + 1));
        Some(Person { first: first?, family: family? })
    };
    let (teacher, neighbour, last) = (person(0), person(2), person(4));
    let place = (!is_empty(6) || !is_empty(7)).then(|| {
        // Each part separately, so that both errors are shown.
        if RegisterEntry::read(&typed[6], "1").is_err() {
            t.followup_no_class().clone_into(&mut errors.fields[6]);
        }
        if RegisterEntry::read("1", &typed[7]).is_err() {
            t.followup_no_number().clone_into(&mut errors.fields[7]);
        }
        RegisterEntry::read(&typed[6], &typed[7]).ok()
    });
    if errors != FieldErrors::default() {
        return Err(errors.into());
    }
    SgicAnswers::new(teacher.as_ref(), neighbour.as_ref(), last.as_ref(), place.flatten().as_ref())
        .map_err(|_| FieldErrors { whole: t.followup_too_few(), ..FieldErrors::default() }.into())
}

fn name_error(t: Texts, error: ParseNamePrefixError) -> String {
    match error {
        ParseNamePrefixError::TooShort => t.followup_short().to_owned(),
        ParseNamePrefixError::TooLong => t.followup_long().to_owned(),
        ParseNamePrefixError::NotALetter(sign) => t.followup_no_letter(&sign.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: [&str; 8]) -> FieldTexts {
        fields.map(ToOwned::to_owned)
    }

    #[test]
    fn one_question_may_be_empty_and_errors_appear_at_their_fields() {
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
