//! The votes of the room, with a bar for each choice, and the explanation.

use konventa_domain::deck::{AfterVote, Choice, Question};
use konventa_domain::id::ChoiceId;
use konventa_domain::lecture::Verdict;
use leptos::prelude::*;

use crate::i18n::{Texts, args};
use crate::journey::opinion::explained;
use crate::journey::widgets::{marked_up, paragraph};

/// The votes, or a note that there are too few to show, and the explanation. The student's choice
/// is marked by a word.
///
/// The votes come first only if they can hurt nobody; otherwise they come after the explanation,
/// without a sentence about what most chose.
pub(super) fn verdict(t: Texts, votes: &Verdict, question: &Question, own: Option<&ChoiceId>) -> AnyView {
    let first = question.after == AfterVote::Room;
    let room = match votes {
        Verdict::TooFew => paragraph(if first { "strong" } else { "quiet" }, t.hall_too_few()),
        Verdict::Votes(votes) => {
            let all = votes.iter().sum();
            let count = |at: usize| votes.get(at).copied().unwrap_or_default();
            let supported = question.supported().map(|one| &one.id);
            let rows = question.choices.iter().enumerate().map(|(at, one)| {
                row(t, one, count(at), all, own == Some(&one.id), supported == Some(&one.id))
            });
            let rows: Vec<AnyView> = rows.collect();
            let heading = if first {
                paragraph("strong", sentence(t, votes, all))
            } else {
                paragraph("quiet", t.hall_room_said())
            };
            view! {
                {heading}
                <dl>{rows}</dl>
            }
            .into_any()
        }
    };
    let class = if first { "counts votes" } else { "counts votes second" };
    let room = view! { <div class=class data-testid="votes">{room}</div> }.into_any();
    let [above, below] = if first { [room, explained(t, question)] } else { [explained(t, question), room] };
    view! { {above}{below} }.into_any()
}

fn row(t: Texts, one: &Choice, count: u32, all: u32, own: bool, supported: bool) -> AnyView {
    let class = match (own, supported) {
        (true, true) => "after supported",
        (true, false) => "after",
        (false, true) => "supported",
        (false, false) => "",
    };
    let mark =
        own.then(|| view! { <strong class="own" data-testid="own-choice">{t.hall_own_choice()}</strong> });
    view! {
        <div class=class>
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

/// The sentence with the number of votes and the share of the most frequent choice.
fn sentence(t: Texts, votes: &[u32], all: u32) -> String {
    let most = votes.iter().copied().max().unwrap_or_default();
    let leads = votes.iter().filter(|votes| **votes == most).count() == 1;
    if leads {
        t.hall_votes_lead(args::HallVotesLead { n: all, percent: &percent(most, all).to_string() })
    } else {
        t.hall_votes_level(all)
    }
}

/// A share in percent, rounded.
fn percent(count: u32, all: u32) -> u64 {
    let (count, all) = (u64::from(count), u64::from(all));
    (count * 200 + all).checked_div(all * 2).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_to_percent() {
        assert_eq!([0, 1, 2, 3].map(|count| percent(count, 3)), [0, 33, 67, 100]);
        assert_eq!((percent(1, 8), percent(5, 1000), percent(0, 0)), (13, 1, 0));
    }
}
