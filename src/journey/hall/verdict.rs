//! What the room said: a sentence, a bar for each choice, and then what is said about it.

use konventa_domain::deck::{Choice, Question};
use konventa_domain::id::ChoiceId;
use konventa_domain::lecture::Verdict;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::widgets::{marked_up, paragraph};

/// The votes, or that they are too few to show. The own choice is marked by a word.
pub(super) fn verdict(t: Texts, votes: &Verdict, asked: &Question, own: Option<&ChoiceId>) -> AnyView {
    let said = match votes {
        Verdict::TooFew => paragraph("strong", t.hall_too_few()),
        Verdict::Votes(votes) => {
            let all = votes.iter().sum();
            let count = |at: usize| votes.get(at).copied().unwrap_or_default();
            let rows = asked.choices.iter().enumerate();
            let rows: Vec<AnyView> =
                rows.map(|(at, one)| row(t, one, count(at), all, own == Some(&one.id))).collect();
            view! {
                {paragraph("strong", sentence(t, votes, all))}
                <dl>{rows}</dl>
            }
            .into_any()
        }
    };
    let explanation = asked.explanation.0.clone();
    let explanation = (!explanation.is_empty()).then(|| {
        view! { <div class="explanation" data-testid="explanation" inner_html=explanation></div> }
    });
    view! {
        <div class="counts votes" data-testid="votes">{said}</div>
        {explanation}
    }
    .into_any()
}

fn row(t: Texts, one: &Choice, count: u32, all: u32, own: bool) -> AnyView {
    let mark =
        own.then(|| view! { <strong class="own" data-testid="own-choice">{t.hall_own_choice()}</strong> });
    view! {
        <div class:after=own>
            <dt>{marked_up(&one.text.0)} {mark}</dt>
            <dd>
                <progress max=all.to_string() value=count.to_string() aria-hidden="true"></progress>
                <strong>{count}</strong>
                <span class="quiet">{percent(count, all)} " %"</span>
            </dd>
        </div>
    }
    .into_any()
}

/// How many voted, and how large the largest part is.
fn sentence(t: Texts, votes: &[u32], all: u32) -> String {
    let most = votes.iter().copied().max().unwrap_or_default();
    let leads = votes.iter().filter(|votes| **votes == most).count() == 1;
    if leads { t.hall_votes_lead(all, &percent(most, all).to_string()) } else { t.hall_votes_level(all) }
}

/// A part in per cent, rounded.
fn percent(count: u32, all: u32) -> u64 {
    let (count, all) = (u64::from(count), u64::from(all));
    (count * 200 + all).checked_div(all * 2).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_rounded_to_per_cent() {
        assert_eq!([0, 1, 2, 3].map(|count| percent(count, 3)), [0, 33, 67, 100]);
        assert_eq!((percent(1, 8), percent(5, 1000), percent(0, 0)), (13, 1, 0));
    }
}
