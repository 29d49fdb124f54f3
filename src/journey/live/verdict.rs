//! The votes of the room, with a bar for each choice, and the explanation.

use konventa_domain::deck::{AfterVote, Choice, Question};
use konventa_domain::id::ChoiceId;
use konventa_domain::lecture::Verdict;
use konventa_domain::shares::{leading, percents, says_percent};
use leptos::prelude::*;

use crate::i18n::{Texts, args};
use crate::journey::opinion::explained;
use crate::journey::widgets::{bar, marked_up, paragraph};
use crate::ui::{Element, el};

/// The votes, or a note that there are too few to show, and the explanation. The student's choice
/// is marked by a word.
///
/// The votes come first only if they can hurt nobody; otherwise they come after the explanation,
/// without a sentence about what most chose.
///
/// After a case, what guidance supports appears when the stage shows it (`guided`).
pub(super) fn verdict(
    t: Texts,
    votes: &Verdict,
    question: &Question,
    own: Option<&ChoiceId>,
    guided: bool,
) -> AnyView {
    let first = question.after == AfterVote::Room;
    let supported = question.supported().map(|one| &one.id);
    let explains = guided || supported.is_none();
    let supported = supported.filter(|_| guided);
    let room = match votes {
        Verdict::TooFew => {
            let mine = question.choices.iter().find(|one| own == Some(&one.id));
            let mine = mine
                .map(|one| el("p").child(marked_up(&one.text.0)).child(" ").child(own_mark(t)).into_any());
            let few = paragraph(if first { "strong" } else { "quiet" }, t.hall_too_few());
            [Some(few), mine]
        }
        Verdict::Votes(votes) => {
            let all: u32 = votes.iter().sum();
            let count = |at: usize| votes.get(at).copied().unwrap_or_default();
            let shares = shares(votes);
            let rows = question.choices.iter().enumerate().map(|(at, one)| {
                row(
                    t,
                    one,
                    (count(at), all, shares.get(at)),
                    own == Some(&one.id),
                    supported == Some(&one.id),
                )
            });
            let rows: Vec<Element> = rows.collect();
            let heading = if first {
                paragraph("strong", sentence(t, votes, all, &shares))
            } else {
                paragraph("quiet", t.hall_room_said())
            };
            [Some(heading), Some(el("dl").child(rows).into_any())]
        }
    };
    let class = if first { "counts votes" } else { "counts votes second" };
    let room = el("div").class(class).testid("votes").child(room).into_any();
    let why = explains.then(|| explained(t, question));
    let [above, below] = if first { [Some(room), why] } else { [why, Some(room)] };
    above.into_iter().chain(below).collect::<Vec<AnyView>>().into_any()
}

fn own_mark(t: Texts) -> Element {
    el("strong").class("own").testid("own-choice").child(t.hall_own_choice())
}

fn row(
    t: Texts,
    one: &Choice,
    (count, all, share): (u32, u32, Option<&u32>),
    own: bool,
    supported: bool,
) -> Element {
    let class = match (own, supported) {
        (true, true) => "after supported",
        (true, false) => "after",
        (false, true) => "supported",
        (false, false) => "",
    };
    let name = el("dt").child(marked_up(&one.text.0)).child(own.then(|| own_mark(t)));
    let share = share.map(|share| el("span").class("quiet").child(&share.to_string()).child(" %"));
    let count = count.to_string();
    let value = el("dd").child([bar(&all.to_string(), &count), el("strong").child(&count)]).child(share);
    el("div").class(class).child([name, value])
}

/// The sentence with the number of votes and the share of the most frequent choice.
fn sentence(t: Texts, votes: &[u32], all: u32, shares: &[u32]) -> String {
    let [at] = leading(votes)[..] else { return t.hall_votes_level(all) };
    match shares.get(at) {
        Some(share) => t.hall_votes_lead(args::HallVotesLead { n: all, percent: &share.to_string() }),
        None => t.hall_voted(all),
    }
}

/// The shares in percent; none for fewer votes than have any.
fn shares(votes: &[u32]) -> Vec<u32> {
    if !says_percent(votes) {
        return Vec::new();
    }
    let votes: Vec<u64> = votes.iter().copied().map(u64::from).collect();
    percents(&votes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_100_and_few_votes_have_none() {
        assert_eq!(shares(&[36, 12, 3, 0]), [71, 23, 6, 0]);
        assert_eq!(shares(&[12, 4, 1, 0]), [0; 0]);
    }
}
