//! What the next key will do, in words, the progress of the quizzes, and the buttons of a slide with a
//! poll.

use konventa_domain::deck::{AfterVote, Sitting};
use konventa_domain::lecture::AgendaKind;
use konventa_domain::reconciler::{PendingCommand, Press};
use konventa_domain::show::{Position, Show};
use leptos::prelude::*;

use super::poll::PollControls;
use crate::i18n::{Texts, args, use_texts};
use crate::stage::session::PresenterSession;
use crate::stage::slideshow::Slideshow;

/// The line above the keys.
#[component]
pub fn NextKey(
    session: PresenterSession,
    slideshow: StoredValue<Slideshow>,
    position: Memo<Position>,
) -> impl IntoView {
    let t = use_texts();
    let words = move || {
        let position = position.get();
        let after =
            slideshow.with_value(|p| p.face(position.slide).question.as_ref().map(|q| q.after.clone()));
        let shown = session.lecture().with(|lecture| lecture.verdict(position.slide).is_some());
        let guides = shown && matches!(after, Some(AfterVote::Supported(_)));
        let next = session.next();
        let words = if counts_the_gain(session, slideshow, next, position.slide) {
            t().live_next_counts().to_owned()
        } else {
            next_text(t(), next, position, &after.unwrap_or_default(), guides)
        };
        match still_answering(session, slideshow, position.slide) {
            0 => words,
            n => [words, t().live_still_answer(n)].join(" "),
        }
    };
    let answered = move || {
        let (pre, post) =
            session.driver_counts().with(|counts| (counts.pre.to_string(), counts.post.to_string()));
        t().live_answered(args::LiveAnswered { pre: &pre, post: &post })
    };
    view! {
        <section class="does">
            <p class="does-words" data-testid="next-does">{words}</p>
            <p class="answered" data-testid="answered">{answered}</p>
            <PollControls session slideshow position />
        </section>
    }
}

/// Whether the next key shows the slide with the gain for the first time: it is counted then, and
/// never again.
fn counts_the_gain(
    session: PresenterSession,
    slideshow: StoredValue<Slideshow>,
    next: Press,
    slide: usize,
) -> bool {
    let Press::Show(Show { position: to, .. }) = next else { return false };
    let is_gain =
        slideshow.with_value(|p| matches!(p.agenda.slide(to.slide).map(|s| &s.kind), Some(AgendaKind::Gain)));
    is_gain && to.slide != slide && session.lecture().with(|lecture| lecture.gain().is_none())
}

/// The number of phones that are still answering the quiz of a slide.
fn still_answering(session: PresenterSession, slideshow: StoredValue<Slideshow>, slide: usize) -> u32 {
    let counts = session.driver_counts().get();
    let kind = slideshow.with_value(|p| p.agenda.slide(slide).map(|slide| slide.kind.clone()));
    let handed_in = match kind {
        Some(AgendaKind::Quiz(Sitting::Pre)) => counts.pre,
        Some(AgendaKind::Quiz(Sitting::Post)) => counts.post,
        Some(AgendaKind::Slide | AgendaKind::Poll(_) | AgendaKind::Gain) | None => counts.here,
    };
    counts.here.saturating_sub(handed_in)
}

/// `guides` is whether the next step on this slide shows what guidance supports.
fn next_text(t: Texts, press: Press, position: Position, after: &AfterVote, guides: bool) -> String {
    let plain = match press {
        Press::Start => t.live_next_starts(),
        Press::Show(Show { position: to, .. }) if to == position => t.live_next_brings_back(),
        Press::Show(Show { position: to, .. }) if to.slide == position.slide && guides => {
            t.live_next_guides()
        }
        Press::Show(Show { position: to, .. }) if to.slide == position.slide => t.live_next_step(),
        Press::Show(Show { position: to, .. }) => return t.live_next_slide(&(to.slide + 1).to_string()),
        Press::Ask(PendingCommand::OpenPoll) => t.live_next_opens(),
        Press::Ask(PendingCommand::ClosePoll) if *after == AfterVote::Explanation => {
            t.live_next_closes_explains()
        }
        Press::Ask(PendingCommand::ClosePoll) => t.live_next_closes(),
        Press::Ask(PendingCommand::RevealPoll) => t.live_next_reveals(),
        Press::Ask(PendingCommand::Count | PendingCommand::End) | Press::Wait => t.live_next_waits(),
        Press::Nothing => t.live_next_nothing(),
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use konventa_domain::show::Screen;

    use super::*;

    #[test]
    fn the_words_distinguish_a_step_from_a_slide() {
        let t = Texts::english();
        let here = Position { slide: 4, fragment: 1 };
        let to = |slide, fragment| {
            Press::Show(Show { position: Position { slide, fragment }, screen: Screen::Slide })
        };
        let said = |press| next_text(t, press, here, &AfterVote::Room, false);
        assert_eq!(said(to(4, 2)), t.live_next_step());
        assert_eq!(said(to(4, 1)), t.live_next_brings_back());
        assert_eq!(said(to(5, 0)), "Next: slide 6");
    }

    #[test]
    fn the_words_say_what_the_stage_shows_when_voting_has_ended() {
        let t = Texts::english();
        let here = Position { slide: 4, fragment: 0 };
        let said = |pending, after: &AfterVote| next_text(t, Press::Ask(pending), here, after, false);
        let supported = AfterVote::Supported("yes".parse().unwrap());
        assert_eq!(said(PendingCommand::ClosePoll, &AfterVote::Explanation), t.live_next_closes_explains());
        assert_eq!(said(PendingCommand::RevealPoll, &AfterVote::Explanation), t.live_next_reveals());
        assert_eq!(said(PendingCommand::ClosePoll, &supported), t.live_next_closes());
        assert_eq!(said(PendingCommand::RevealPoll, &supported), t.live_next_reveals());
        let step = Press::Show(Show { position: Position { slide: 4, fragment: 1 }, screen: Screen::Slide });
        assert_eq!(next_text(t, step, here, &supported, true), t.live_next_guides());
        assert_eq!(said(PendingCommand::RevealPoll, &AfterVote::Room), t.live_next_reveals());
    }
}
