//! What is true of every lecture, whatever the presenter does and the network loses.

use proptest::prelude::*;

use super::*;
use crate::id::ChoiceId;

mod commands;
mod votes;
mod wire;

pub(super) fn agenda_slide(slide: &str, kind: AgendaKind, fragments: u8) -> AgendaSlide {
    AgendaSlide { slide: slide.parse().unwrap(), kind, fragments, more: slide == "case" }
}

fn choices() -> Vec<ChoiceId> {
    ["a", "b", "c"].map(|choice| choice.parse().unwrap()).to_vec()
}

/// Title, quiz, a slide of three steps, two polls, quiz, gain, help.
pub(super) fn agenda() -> Agenda {
    Agenda::new(vec![
        agenda_slide("title", AgendaKind::Slide, 0),
        agenda_slide("before", AgendaKind::Quiz(Sitting::Pre), 0),
        agenda_slide("content", AgendaKind::Slide, 2),
        agenda_slide("poll", AgendaKind::Poll(choices()), 0),
        agenda_slide("case", AgendaKind::Poll(choices()), 1),
        agenda_slide("after", AgendaKind::Quiz(Sitting::Post), 0),
        agenda_slide("gain", AgendaKind::Gain, 0),
        agenda_slide("help", AgendaKind::Slide, 0),
    ])
    .unwrap()
}

pub(super) fn gain(n: u64) -> RoomGain {
    RoomGain {
        n,
        pre_right: vec![n / 2],
        post_right: vec![n],
        class_g: Some(ClassGain { g: 1.0, low: 0.5, high: 1.0 }),
    }
}

fn a_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        1 => Just(Command::Start {}),
        6 => (0_usize..9, 0_u8..4).prop_map(|(slide, fragment)| Command::Show(Position { slide, fragment })),
        4 => Just(Command::OpenPoll {}),
        4 => Just(Command::ClosePoll {}),
        4 => Just(Command::RevealPoll {}),
        2 => prop_oneof![Just(Screen::Slide), Just(Screen::Black), Just(Screen::Pause), Just(Screen::Overview)]
            .prop_map(|screen| Command::Screen { screen }),
        2 => Just(Command::Count {}),
        1 => Just(Command::End {}),
    ]
}

fn some_input() -> impl Strategy<Value = DecisionInput> {
    (prop::collection::vec(0_u32..9, 3), 0_u64..60)
        .prop_map(|(votes, n)| DecisionInput { votes, gained: PublishableGain::of(gain(n)) })
}

/// Commands with what their decision needs; the first one starts the lecture.
fn a_course() -> impl Strategy<Value = Vec<(Command, DecisionInput)>> {
    (any::<bool>(), prop::collection::vec((a_command(), some_input()), 0..40)).prop_map(
        |(start, mut course)| {
            if start {
                course.insert(0, (Command::Start {}, DecisionInput::default()));
            }
            course
        },
    )
}

/// The events of these commands, with their numbers.
fn events(course: &[(Command, DecisionInput)]) -> Vec<Numbered> {
    let agenda = agenda();
    let (mut lecture, mut events) = (Lecture::default(), Vec::new());
    for (command, input) in course {
        for event in decide(&lecture, &agenda, *command, input).unwrap_or_default() {
            lecture = lecture.evolve(&event);
            events.push(Numbered { seq: u64::try_from(events.len()).unwrap() + 1, event });
        }
    }
    events
}

fn fold(mut replica: LectureReplica, events: &[Numbered]) -> LectureReplica {
    for event in events {
        assert_eq!(replica.receive(event), ReceiveResult::Advanced);
    }
    replica
}

proptest! {
    #[test]
    fn every_decided_event_changes_the_lecture(course in a_course()) {
        let mut lecture = Lecture::default();
        for Numbered { event, .. } in events(&course) {
            let next = lecture.clone().evolve(&event);
            prop_assert_ne!(&next, &lecture, "{:?}", event);
            lecture = next;
        }
    }

    #[test]
    fn a_snapshot_and_later_events_lead_to_the_same_state(course in a_course(), cut in 0_usize..60) {
        let events = events(&course);
        let (early, late) = events.split_at(cut.min(events.len()));
        let snapshot = wire::snapshot(fold(LectureReplica::default(), early));
        let read: Snapshot = serde_json::from_str(&serde_json::to_string(&snapshot).unwrap()).unwrap();
        prop_assert_eq!(&read, &snapshot);
        prop_assert_eq!(fold(read.replica, late), fold(LectureReplica::default(), &events));
    }

    #[test]
    fn repeated_and_missing_events_lead_to_the_same_state(
        course in a_course(),
        heard in prop::collection::vec(0_usize..30, 0..120),
    ) {
        let events = events(&course);
        let mut replica = LectureReplica::default();
        for at in heard {
            let Some(event) = events.get(at) else { continue };
            let before = replica.clone();
            match replica.receive(event) {
                ReceiveResult::Advanced => prop_assert_eq!(event.seq, before.seq + 1),
                ReceiveResult::Duplicate => prop_assert!(event.seq <= before.seq && replica == before),
                ReceiveResult::Gap => prop_assert!(event.seq > before.seq + 1 && replica == before),
            }
            let upto = usize::try_from(replica.seq).unwrap();
            prop_assert_eq!(&replica, &fold(LectureReplica::default(), &events[..upto]));
        }
    }

    #[test]
    fn the_phase_fits_the_slide(course in a_course()) {
        let (agenda, mut lecture) = (agenda(), Lecture::default());
        for Numbered { event, .. } in events(&course) {
            lecture = lecture.evolve(&event);
            let Some(position) = lecture.position() else {
                prop_assert!(matches!(lecture.phase(), Phase::Lobby | Phase::Ended));
                continue;
            };
            prop_assert!(agenda.has(position));
            prop_assert!(lecture.reached() >= Some(position.slide));
            let kind = &agenda.slide(position.slide).unwrap().kind;
            let fits = match lecture.phase() {
                Phase::PreQuiz => *kind == AgendaKind::Quiz(Sitting::Pre),
                Phase::PostQuiz => *kind == AgendaKind::Quiz(Sitting::Post),
                Phase::Gain => *kind == AgendaKind::Gain,
                Phase::PollOpen | Phase::PollClosed => {
                    matches!(kind, AgendaKind::Poll(_)) && lecture.verdict(position.slide).is_none()
                }
                Phase::PollRevealed => lecture.verdict(position.slide).is_some(),
                Phase::Showing => matches!(kind, AgendaKind::Slide | AgendaKind::Poll(_)),
                Phase::Lobby | Phase::Ended => false,
            };
            prop_assert!(fits, "{:?} on {:?}", lecture.phase(), kind);
        }
    }

    #[test]
    fn the_end_is_final(course in a_course(), more in a_course()) {
        let replica = fold(LectureReplica::default(), &events(&course));
        let over = replica.lecture.evolve(&Event::Ended);
        for (command, input) in more {
            prop_assert_eq!(decide(&over, &agenda(), command, &input), Err(CommandError::Ended));
        }
        for Numbered { event, .. } in events(&course) {
            prop_assert_eq!(&over.clone().evolve(&event), &over);
        }
    }

    #[test]
    fn votes_that_were_shown_never_change(course in a_course()) {
        let mut lecture = Lecture::default();
        for Numbered { event, .. } in events(&course) {
            let next = lecture.clone().evolve(&event);
            for slide in 0..8 {
                let before = lecture.verdict(slide);
                let opened_again = before == Some(&Verdict::TooFew) && event == Event::PollOpened;
                prop_assert!(before.is_none() || opened_again || next.verdict(slide) == before);
            }
            if let (Some(before), Some(after)) = (lecture.gain(), next.gain()) {
                prop_assert!(before == after || after.n >= before.n + 10);
            }
            lecture = next;
        }
    }

    #[test]
    fn votes_are_shown_from_ten_on_and_sum(votes in prop::collection::vec(0_u32..9, 1..6)) {
        let all: u32 = votes.iter().sum();
        match Verdict::of(votes.clone()) {
            Verdict::TooFew => prop_assert!(all < 10),
            Verdict::Votes(shown) => prop_assert!(all >= 10 && shown == votes),
        }
    }
}
