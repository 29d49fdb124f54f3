//! The reconciler, step by step.

mod presenter_sim;
mod walk;

use self::presenter_sim::{PresenterSim, Server, agenda, at, on, outline};
use self::walk::{Turn, take};
use super::*;
use crate::lecture::{AgendaKind, AgendaSlide, Event, Scene, Verdict};
use crate::show::Move;

#[test]
fn only_the_latest_position_is_sent() {
    let mut sim = PresenterSim::new();
    sim.press(false);
    assert_eq!(sim.under_way, Some(Command::Start {}));
    for _ in 0..3 {
        sim.press(false);
    }
    assert_eq!(sim.desired, on(1, 2));
    sim.deliver();
    assert_eq!(sim.under_way, Some(Command::Show(at(1, 2).position)));
    sim.deliver();
    assert_eq!(sim.under_way, None);
    assert_eq!(sim.server.replica.seq, 2);
}

#[test]
fn the_next_key_goes_through_a_poll() {
    let mut sim = PresenterSim::new();
    sim.desired = on(2, 0);
    sim.tell(ReconcilerEvent::Tick);
    let mut presses = Vec::new();
    for _ in 0..6 {
        sim.deliver();
        sim.deliver();
        presses.push(press_next_key(&sim.reconciler, &sim.desired, &agenda(), &outline(), false));
        sim.press(false);
        if sim.desired.pending.is_some() {
            // A second press before the answer does nothing.
            assert_eq!(
                press_next_key(&sim.reconciler, &sim.desired, &agenda(), &outline(), false),
                Press::Wait
            );
        }
    }
    let expected = [
        Press::Show(at(2, 1)),
        Press::Ask(PendingCommand::OpenPoll),
        Press::Ask(PendingCommand::ClosePoll),
        Press::Ask(PendingCommand::RevealPoll),
        Press::Show(at(3, 0)),
        Press::Nothing,
    ];
    assert_eq!(presses, expected);
    assert_eq!(sim.server.replica.lecture.verdict(2), Some(&Verdict::Votes(vec![8, 7])));
}

#[test]
fn after_a_case_the_next_key_shows_what_the_room_chose_and_then_what_guidance_supports() {
    let guiding: Vec<AgendaSlide> = agenda()
        .slides()
        .iter()
        .map(|slide| AgendaSlide { more: matches!(slide.kind, AgendaKind::Poll(_)), ..slide.clone() })
        .collect();
    let guiding = Agenda::new(guiding).unwrap();
    let mut lecture = Lecture::default();
    for event in [
        Event::Started,
        Event::Shown(at(2, 1).position, Scene::Slide),
        Event::PollOpened,
        Event::PollClosed,
        Event::PollRevealed(Verdict::Votes(vec![8, 7])),
    ] {
        lecture = lecture.evolve(&event);
    }
    let mut reconciler = Reconciler::begin(Some(1), true);
    let heard = LectureReplica { seq: 5, lecture, outdated: false };
    let _ = reconciler.step(on(2, 1), &guiding, ReconcilerEvent::Observed(heard), Timestamp::from_ms(0.0));
    let press = |from: Desired| press_next_key(&reconciler, &from, &guiding, &outline(), false);
    assert_eq!(press(on(2, 1)), Press::Show(at(2, 2)));
    assert_eq!(press(on(2, 2)), Press::Show(at(3, 0)));
    // The room gets the step as well.
    let toward = on(2, 2).toward(reconciler.lecture().unwrap(), &guiding);
    assert_eq!(toward, Some(Command::Show(at(2, 2).position)));
}

#[test]
fn without_a_server_the_slides_go_on_and_the_room_catches_up() {
    let mut sim = PresenterSim::new();
    sim.press(false);
    sim.deliver();
    let mut seen = Vec::new();
    for _ in 0..7 {
        sim.press(true);
        sim.tell(ReconcilerEvent::Answered(CommandReply::Lost));
        seen.push((sim.desired.show.position.slide, sim.desired.show.position.fragment));
    }
    assert_eq!(seen, [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2), (3, 0)]);
    assert!(sim.reconciler.is_unanswered());
    sim.settle();
    assert!(!sim.reconciler.is_unanswered());
    assert_eq!(sim.server.replica.lecture.position(), Some(at(3, 0).position));
}

#[test]
fn the_explanation_is_skipped_where_the_room_saw_it() {
    let mut sim = PresenterSim::new();
    sim.desired = on(2, 1);
    for _ in 0..12 {
        sim.press(false);
        sim.deliver();
        sim.deliver();
        if sim.server.replica.lecture.verdict(2).is_some() {
            break;
        }
    }
    assert_eq!(sim.desired, on(2, 1));
    assert_eq!(
        press_next_key(&sim.reconciler, &sim.desired, &agenda(), &outline(), true),
        Press::Show(at(3, 0))
    );
}

/// The stream is open, and says nothing of it.
#[test]
fn a_command_that_is_not_answered_within_three_seconds_means_not_connected() {
    let mut sim = PresenterSim::new();
    sim.press(false);
    sim.now = sim.now + 2800.0;
    sim.hear();
    assert!(!sim.reconciler.is_unanswered());
    sim.now = sim.now + 200.0;
    sim.hear();
    assert!(sim.reconciler.is_unanswered());
    sim.deliver();
    assert!(!sim.reconciler.is_unanswered());
}

/// The answer to a command was lost on a device whose clock was a year ahead, and was then set right.
#[test]
fn a_clock_that_is_set_back_stops_no_command() {
    let mut sim = PresenterSim::new();
    sim.now = sim.now + 3e10;
    sim.press(false);
    sim.tell(ReconcilerEvent::Answered(CommandReply::Lost));
    assert_eq!(sim.under_way, None);
    sim.now = Timestamp::default();
    sim.tell(ReconcilerEvent::Tick);
    assert_eq!(sim.under_way, Some(Command::Start {}));
}

#[test]
fn the_overview_is_not_shown_to_the_room() {
    let mut sim = PresenterSim::new();
    sim.desired = on(1, 1);
    sim.settle();
    let seq = sim.server.replica.seq;
    sim.go(sim.desired.show.after(Move::Overview, &outline()));
    sim.press(false);
    sim.settle();
    assert_eq!((sim.server.replica.seq, sim.desired.show.position.slide), (seq, 2));
    sim.go(sim.desired.show.after(Move::Leave, &outline()));
    sim.settle();
    assert_eq!(sim.server.replica.lecture.position(), Some(at(2, 1).position));
}

#[test]
fn a_device_that_lost_the_lecture_follows_and_can_take_it_over_where_it_is() {
    let mut sim = PresenterSim::new();
    sim.desired = on(1, 0);
    sim.settle();
    let term = sim.server.take_over();
    let _ = sim.server.command(term, Command::Show(at(3, 0).position));
    sim.hear();
    assert!(!sim.reconciler.drives());
    assert_eq!(sim.desired, on(3, 0));
    take(&mut sim, Turn::Seize);
    sim.settle();
    assert!(sim.reconciler.drives());
    assert_eq!(sim.desired, on(3, 0));
    sim.go(at(0, 0));
    sim.settle();
    assert_eq!(sim.server.replica.lecture.position(), Some(at(0, 0).position));
}

#[test]
fn a_refused_command_is_not_repeated() {
    let mut sim = PresenterSim::new();
    sim.desired = on(1, 0);
    sim.settle();
    // A deck of another version: the position does not exist.
    sim.desired = on(1, 2);
    sim.tell(ReconcilerEvent::Tick);
    sim.tell(ReconcilerEvent::Answered(CommandReply::Refused));
    sim.tell(ReconcilerEvent::Tick);
    assert_eq!(sim.under_way, None);
    sim.go(at(0, 0));
    sim.tell(ReconcilerEvent::Tick);
    assert_eq!(sim.under_way, Some(Command::Show(at(0, 0).position)));
}

#[test]
fn a_command_that_changes_nothing_is_not_repeated() {
    let mut sim = PresenterSim::new();
    sim.desired = on(1, 0);
    sim.tell(ReconcilerEvent::Tick);
    let _ = sim.server.command(1, Command::Start {});
    let _ = sim.server.command(1, Command::Show(at(1, 0).position));
    sim.tell(ReconcilerEvent::Answered(CommandReply::Done(Vec::new())));
    assert_eq!(sim.under_way, None);
    sim.hear();
    assert!(sim.agrees());
}

#[test]
fn after_a_crash_the_stored_state_leads_and_a_fresh_device_takes_that_of_the_lecture() {
    let mut server = Server::default();
    let _ = server.command(1, Command::Start {});
    let _ = server.command(1, Command::Show(at(1, 1).position));
    let heard = || ReconcilerEvent::Observed(server.replica.clone());
    let mut kept = Reconciler::begin(Some(1), true);
    let (desired, send) = kept.step(on(2, 0), &agenda(), heard(), Timestamp::default());
    assert_eq!((desired, send), (on(2, 0), Some(Command::Show(at(2, 0).position))));
    let mut fresh = Reconciler::begin(Some(1), false);
    assert_eq!(fresh.step(Desired::default(), &agenda(), heard(), Timestamp::default()), (on(1, 1), None));
}

#[test]
fn at_the_end_the_presenter_stays_at_the_slide() {
    let mut sim = PresenterSim::new();
    sim.desired = on(2, 0);
    sim.settle();
    sim.desired.pending = Some(PendingCommand::End);
    sim.settle();
    assert_eq!(sim.desired, Desired { section: Section::Ended, ..on(2, 0) });
}
