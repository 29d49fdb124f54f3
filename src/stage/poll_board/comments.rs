//! What is shown beside the choices: the progress of the vote, then comments in an order that hurts
//! nobody.

use konventa_domain::deck::{AfterVote, Question};
use konventa_domain::lecture::{PollState, Verdict};
use konventa_domain::shares::leading;
use leptos::prelude::*;

use super::tally::{Tally, wall_count};
use crate::i18n::{Texts, args, use_texts};
use crate::stage::session::PresenterSession;

/// A comment beside the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comment {
    /// A call to vote, with the number of votes.
    VoteNow,
    /// Voting has ended, with the number of votes.
    VotingOver,
    /// The number of votes, small.
    VotesSmall,
    /// What most of the room chose.
    Room,
    /// There are too few votes to show.
    TooFew,
    /// The same, small.
    TooFewSmall,
    /// That the votes are those of the room.
    Chosen,
    /// The explanation.
    Explanation,
}

impl Comment {
    /// The comments on a poll, from top to bottom. `explained` is whether the presenter asked for
    /// the explanation when nobody could vote.
    ///
    /// What most chose is shown for a poll that can hurt nobody. For other polls the votes are
    /// small below the explanation. For a scenario they are not put into words at all: what the room
    /// chose comes first, and in the next step what guidance supports, in the headline.
    fn of(poll: &PollState, after: &AfterVote, explained: bool) -> Vec<Self> {
        let with_explanation = |says: &[Self], why: &[Self]| {
            let why = if explained { why } else { &[] };
            [says, why].concat()
        };
        let why: &[Self] = &[Self::Explanation];
        match (poll, after) {
            (PollState::Waiting, _) => with_explanation(&[], why),
            (PollState::Open, _) => with_explanation(&[Self::VoteNow], why),
            (PollState::Closed, AfterVote::Explanation) => vec![Self::Explanation, Self::VotesSmall],
            (PollState::Closed, _) => with_explanation(&[Self::VotingOver], why),
            (PollState::Shown(Verdict::Votes(_)), AfterVote::Room) => vec![Self::Room, Self::Explanation],
            (PollState::Shown(Verdict::TooFew), AfterVote::Room) => vec![Self::TooFew, Self::Explanation],
            (PollState::Shown(_), AfterVote::Supported(_)) if explained => why.to_vec(),
            (PollState::Shown(Verdict::Votes(_)), AfterVote::Supported(_)) => vec![Self::Chosen],
            (PollState::Shown(Verdict::TooFew), AfterVote::Supported(_)) => vec![Self::TooFew],
            (PollState::Shown(Verdict::Votes(_)), AfterVote::Explanation) => why.to_vec(),
            (PollState::Shown(Verdict::TooFew), AfterVote::Explanation) => {
                vec![Self::Explanation, Self::TooFewSmall]
            }
        }
    }
}

/// All comments.
#[component]
pub(super) fn Comments(
    session: PresenterSession,
    poll: Memo<PollState>,
    question: Question,
    explained: Memo<bool>,
) -> impl IntoView {
    let t = use_texts();
    let after = question.after.clone();
    let parts = Memo::new(move |_| Comment::of(&poll.get(), &after, explained.get()));
    let question = StoredValue::new(question);
    let one = move |comment: &Comment| match comment {
        Comment::VoteNow => view! { <Voting session says=Texts::live_vote_now /> }.into_any(),
        Comment::VotingOver => view! { <Voting session says=Texts::live_voting_over /> }.into_any(),
        Comment::VotesSmall => view! { <p class="said">{votes_text(session)}</p> }.into_any(),
        Comment::TooFew => view! { <p class="verdict">{move || t().live_too_few()}</p> }.into_any(),
        Comment::TooFewSmall => view! { <p class="said">{move || t().live_too_few()}</p> }.into_any(),
        Comment::Room => {
            let says = move || match poll.get() {
                PollState::Shown(Verdict::Votes(votes)) => {
                    question.with_value(|question| sentence(t(), &votes, question))
                }
                _ => String::new(),
            };
            view! { <p class="verdict" data-testid="verdict" inner_html=says></p> }.into_any()
        }
        Comment::Chosen => view! {
            <p class="voting">{move || t().live_room_chose()}</p>
            <p class="said">{votes_text(session)}</p>
        }
        .into_any(),
        Comment::Explanation => {
            let html = question.with_value(|question| question.explanation.0.clone());
            (!html.is_empty()).then(|| view! { <div class="explanation" inner_html=html></div> }).into_any()
        }
    };
    view! { <aside class="beside">{move || parts.with(|parts| parts.iter().map(one).collect_view())}</aside> }
}

/// What guidance supports, in one sentence. The text of a choice is markup.
pub(super) fn guidance(t: Texts, question: &Question) -> String {
    question.supported().map(|choice| t.app_supported(&choice.text.0)).unwrap_or_default()
}

/// What most of the room chose, in one sentence. The text of a choice is markup.
fn sentence(t: Texts, votes: &[u32], question: &Question) -> String {
    let all: u32 = votes.iter().sum();
    match leading(votes)[..] {
        [at] => {
            let choice = question.choices.get(at).map(|choice| choice.text.0.as_str()).unwrap_or_default();
            t.live_chose(args::LiveChose { n: &votes[at].to_string(), all: &all.to_string(), choice })
        }
        _ => t.live_nobody_ahead(&all.to_string()),
    }
}

/// The number of votes, in words: from ten on.
fn votes_text(session: PresenterSession) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let t = use_texts();
    let counts = session.counts();
    move || wall_count(counts.get().votes).map(|n| t().live_wall_voted(&n)).unwrap_or_default()
}

/// A heading and the number of votes.
#[component]
fn Voting(session: PresenterSession, says: fn(Texts) -> &'static str) -> impl IntoView {
    let t = use_texts();
    let counts = session.counts();
    let words = votes_text(session);
    view! {
        <p class="voting">{move || says(t())}</p>
        <Tally done=Signal::derive(move || counts.get().votes) of=Signal::derive(move || counts.get().here) words />
    }
}

#[cfg(test)]
mod tests {
    use konventa_domain::deck::{Choice, Html};

    use super::*;

    fn question(after: AfterVote) -> Question {
        let choice = |id: &str, text: &str| Choice { id: id.parse().unwrap(), text: Html(text.to_owned()) };
        Question {
            choices: vec![choice("yes", "Yes"), choice("no", "<em>No</em>")],
            explanation: Html("Why".to_owned()),
            after,
        }
    }

    fn supported() -> AfterVote {
        AfterVote::Supported("no".parse().unwrap())
    }

    fn votes() -> PollState {
        PollState::Shown(Verdict::Votes(vec![18, 13]))
    }

    #[test]
    fn one_sentence_says_what_most_chose_or_that_nothing_was_ahead() {
        let said = |votes: &[u32]| sentence(Texts::english(), votes, &question(AfterVote::Room));
        assert_eq!(said(&[13, 18]), "18 of 31 chose: <em>No</em>");
        assert_eq!(said(&[10, 10]), "20 voted. The most frequent choices are tied.");
    }

    #[test]
    fn a_scenario_shows_what_the_room_chose_and_then_what_guidance_supports() {
        let few = PollState::Shown(Verdict::TooFew);
        assert_eq!(Comment::of(&votes(), &supported(), false), [Comment::Chosen]);
        assert_eq!(Comment::of(&few, &supported(), false), [Comment::TooFew]);
        for poll in [votes(), few, PollState::Waiting] {
            assert_eq!(Comment::of(&poll, &supported(), true), [Comment::Explanation], "{poll:?}");
        }
        for poll in [PollState::Waiting, PollState::Open, PollState::Closed] {
            let said = Comment::of(&poll, &supported(), false);
            assert!(!said.contains(&Comment::Explanation), "{poll:?}: it would lead the vote");
        }
        assert_eq!(guidance(Texts::english(), &question(supported())), "Guidance supports: <em>No</em>");
    }

    #[test]
    fn a_poll_that_could_hurt_is_explained_when_voting_closes_and_before_its_result() {
        let said = |poll: &PollState| Comment::of(poll, &AfterVote::Explanation, false);
        assert_eq!(said(&PollState::Open), [Comment::VoteNow]);
        assert_eq!(said(&PollState::Closed), [Comment::Explanation, Comment::VotesSmall]);
        assert_eq!(said(&votes()), [Comment::Explanation]);
        assert_eq!(said(&PollState::Shown(Verdict::TooFew)), [Comment::Explanation, Comment::TooFewSmall]);
    }

    #[test]
    fn any_other_poll_shows_the_votes_first() {
        let said = |poll: &PollState| Comment::of(poll, &AfterVote::Room, false);
        assert_eq!(said(&PollState::Closed), [Comment::VotingOver]);
        assert_eq!(said(&votes()), [Comment::Room, Comment::Explanation]);
    }
}
