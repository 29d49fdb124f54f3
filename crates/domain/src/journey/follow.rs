//! What a phone shows while it follows a live lecture.
//!
//! Students may look back, never ahead. A student who continues without the network may look at
//! everything.

use crate::deck::{PublicDeck, Sitting};
use crate::lecture::{Lecture, Phase};
use crate::show::Screen;

/// What a phone needs to know of the deck to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowPlan {
    pre: Option<usize>,
    post: Option<usize>,
    last: usize,
}

/// What a phone shows outside of the quizzes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneView {
    /// Nothing: the room gathers, or answers a quiz.
    Wait(Option<Sitting>),
    /// The presenter paused.
    Pause,
    /// A slide.
    Slide {
        /// Index in the flow.
        slide: usize,
        /// Number of visible fragments.
        steps: u8,
        /// Whether it is the slide that the presenter shows.
        live: bool,
    },
    /// Everything may be looked at: the lecture has ended, or the student continues without it.
    Free,
}

/// Number of steps that shows all fragments of a slide and the explanation after them.
pub const ALL_STEPS: u8 = 10;

impl FollowPlan {
    /// Makes the plan of a deck.
    #[must_use]
    pub fn of(deck: &PublicDeck) -> Self {
        Self {
            pre: deck.quiz(Sitting::Pre),
            post: deck.quiz(Sitting::Post),
            last: deck.flow.len().saturating_sub(1),
        }
    }

    /// Whether a student who joins now has missed the pre-quiz.
    #[must_use]
    pub fn is_late(&self, lecture: &Lecture) -> bool {
        has_passed(lecture, self.pre, |position, quiz| position > quiz)
    }

    /// Whether the lecture is running and has reached the slide of the post-quiz.
    #[must_use]
    pub fn is_post_quiz_due(&self, lecture: &Lecture) -> bool {
        lecture.phase() != Phase::Ended && has_passed(lecture, self.post, |position, quiz| position >= quiz)
    }

    /// The furthest slide that may be looked at while the lecture is on.
    #[must_use]
    pub fn furthest(&self, lecture: &Lecture) -> usize {
        lecture.reached().unwrap_or_default().min(self.last)
    }

    /// Returns what a phone shows to a student who looks back at a slide (`looking`) or follows.
    /// A student who continues without the network is `alone`.
    #[must_use]
    pub fn view(&self, lecture: &Lecture, looking: Option<usize>, alone: bool) -> PhoneView {
        let phase = lecture.phase();
        let Some(position) = lecture.position().filter(|_| !alone) else {
            return if alone || phase == Phase::Ended { PhoneView::Free } else { PhoneView::Wait(None) };
        };
        let elsewhere = |slide: &usize| *slide != position.slide && *slide <= self.furthest(lecture);
        if let Some(slide) = looking.filter(elsewhere) {
            return PhoneView::Slide { slide, steps: ALL_STEPS, live: false };
        }
        match (phase, lecture.screen()) {
            (_, Screen::Pause) => PhoneView::Pause,
            (Phase::PreQuiz, _) => PhoneView::Wait(Some(Sitting::Pre)),
            (Phase::PostQuiz, _) => PhoneView::Wait(Some(Sitting::Post)),
            (
                Phase::Lobby
                | Phase::Showing
                | Phase::PollOpen
                | Phase::PollClosed
                | Phase::PollRevealed
                | Phase::Gain
                | Phase::Ended,
                Screen::Slide | Screen::Black | Screen::Overview,
            ) => PhoneView::Slide { slide: position.slide, steps: position.fragment, live: true },
        }
    }
}

/// Whether the lecture has come as far as a quiz. A lecture that ended is past everything.
fn has_passed(lecture: &Lecture, quiz: Option<usize>, so_far: fn(usize, usize) -> bool) -> bool {
    lecture.phase() == Phase::Ended
        || lecture.position().zip(quiz).is_some_and(|(position, quiz)| so_far(position.slide, quiz))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lecture::{Event, Scene, Verdict};
    use crate::show::Position;

    /// Title, quiz, three slides, quiz, help.
    const HALL: FollowPlan = FollowPlan { pre: Some(1), post: Some(5), last: 6 };

    fn shown(slide: usize) -> Event {
        let scene = match slide {
            1 => Scene::PreQuiz,
            5 => Scene::PostQuiz,
            _ => Scene::Slide,
        };
        Event::Shown(Position { slide, fragment: 1 }, scene)
    }

    fn after(events: &[Event]) -> Lecture {
        events.iter().fold(Lecture::default(), Lecture::evolve)
    }

    fn an_event() -> impl Strategy<Value = Event> {
        prop_oneof![
            2 => Just(Event::Started),
            6 => (0_usize..7).prop_map(shown),
            1 => prop_oneof![Just(Screen::Slide), Just(Screen::Black), Just(Screen::Pause)].prop_map(Event::Screen),
            1 => Just(Event::PollOpened),
            1 => Just(Event::PollClosed),
            1 => Just(Event::PollRevealed(Verdict::TooFew)),
            1 => prop_oneof![9 => Just(Event::Unknown), 1 => Just(Event::Ended)],
        ]
    }

    proptest! {
        /// A follower sees no slide and no fragment before the room does, wherever they try to
        /// look.
        #[test]
        fn nobody_looks_ahead_of_the_room(events in prop::collection::vec(an_event(), 0..30), looking in prop::option::of(0_usize..9)) {
            let lecture = after(&events);
            if let PhoneView::Slide { slide, steps, live } = HALL.view(&lecture, looking, false) {
                let position = lecture.position().unwrap();
                prop_assert!(slide <= lecture.reached().unwrap());
                prop_assert_eq!(live, slide == position.slide);
                prop_assert!(!live || steps <= position.fragment);
            }
        }

        /// Students who go on alone, and all students after the end, may look at everything; nobody
        /// else may.
        #[test]
        fn only_a_student_alone_or_after_the_end_is_free(events in prop::collection::vec(an_event(), 0..30), to in prop::option::of(0_usize..7), alone: bool) {
            let lecture = after(&events);
            let free = HALL.view(&lecture, to, alone) == PhoneView::Free;
            prop_assert_eq!(free, alone || lecture.phase() == Phase::Ended);
        }

        /// The post-quiz always follows the pre-quiz, and a latecomer stays a latecomer.
        #[test]
        fn a_student_who_joins_at_the_post_quiz_is_late(events in prop::collection::vec(an_event(), 0..30)) {
            let lecture = after(&events);
            prop_assert!(!HALL.is_post_quiz_due(&lecture) || HALL.is_late(&lecture));
        }
    }

    #[test]
    fn a_student_who_joins_during_the_pre_quiz_is_not_late() {
        let late = |events: &[Event]| HALL.is_late(&after(events));
        assert!(!late(&[]));
        assert!(!late(&[Event::Started]));
        assert!(!late(&[Event::Started, shown(1)]));
        assert!(late(&[Event::Started, shown(2)]));
        assert!(!late(&[Event::Started, shown(2), shown(1)]), "the presenter went back for them");
        assert!(late(&[Event::Ended]));
    }

    #[test]
    fn each_phase_has_its_view() {
        let view = |events: &[Event], looking| HALL.view(&after(events), looking, false);
        assert_eq!(view(&[], None), PhoneView::Wait(None));
        assert_eq!(view(&[], Some(0)), PhoneView::Wait(None));
        assert_eq!(view(&[Event::Started, shown(1)], None), PhoneView::Wait(Some(Sitting::Pre)));
        let fourth = [Event::Started, shown(4), shown(3)];
        assert_eq!(view(&fourth, None), PhoneView::Slide { slide: 3, steps: 1, live: true });
        assert_eq!(view(&fourth, Some(3)), PhoneView::Slide { slide: 3, steps: 1, live: true });
        assert_eq!(view(&fourth, Some(4)), PhoneView::Slide { slide: 4, steps: ALL_STEPS, live: false });
        assert_eq!(view(&fourth, Some(5)), PhoneView::Slide { slide: 3, steps: 1, live: true });
        let paused = [Event::Started, shown(3), Event::Screen(Screen::Pause)];
        assert_eq!(view(&paused, None), PhoneView::Pause);
        assert_eq!(view(&paused, Some(2)), PhoneView::Slide { slide: 2, steps: ALL_STEPS, live: false });
        assert_eq!(view(&[Event::Started, shown(5)], None), PhoneView::Wait(Some(Sitting::Post)));
        assert_eq!(view(&[Event::Ended], Some(2)), PhoneView::Free);
    }
}
