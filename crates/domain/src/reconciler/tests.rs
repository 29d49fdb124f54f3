//! The reconciler, step by step.

mod hall;
mod walk;

use self::hall::{Hall, Server, agenda, at, on, outline};
use self::walk::{Turn, take};
use super::*;
use crate::lecture::Verdict;
use crate::show::Move;

#[test]
fn only_the_latest_position_is_sent() {
    let mut hall = Hall::new();
    hall.press(false);
    assert_eq!(hall.under_way, Some(Command::Start {}));
    for _ in 0..3 {
        hall.press(false);
    }
    assert_eq!(hall.desired, on(1, 2));
    hall.deliver();
    assert_eq!(hall.under_way, Some(Command::Show(at(1, 2).place)));
    hall.deliver();
    assert_eq!(hall.under_way, None);
    assert_eq!(hall.server.room.seq, 2);
}

#[test]
fn the_next_key_goes_through_a_poll() {
    let mut hall = Hall::new();
    hall.desired = on(2, 0);
    hall.tell(Event::Tick);
    let mut presses = Vec::new();
    for _ in 0..6 {
        hall.deliver();
        hall.deliver();
        presses.push(next(&hall.reconciler, &hall.desired, &agenda(), &outline(), false));
        hall.press(false);
        if hall.desired.pending.is_some() {
            // A second press before the answer does nothing.
            assert_eq!(next(&hall.reconciler, &hall.desired, &agenda(), &outline(), false), Press::Wait);
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
    assert_eq!(hall.server.room.lecture.verdict(2), Some(&Verdict::Votes(vec![8, 7])));
}

#[test]
fn without_a_server_the_slides_go_on_and_the_room_catches_up() {
    let mut hall = Hall::new();
    hall.press(false);
    hall.deliver();
    let mut seen = Vec::new();
    for _ in 0..7 {
        hall.press(true);
        hall.tell(Event::Answered(CommandReply::Lost));
        seen.push((hall.desired.show.place.slide, hall.desired.show.place.fragment));
    }
    assert_eq!(seen, [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2), (3, 0)]);
    assert!(hall.reconciler.is_unanswered());
    hall.settle();
    assert!(!hall.reconciler.is_unanswered());
    assert_eq!(hall.server.room.lecture.place(), Some(at(3, 0).place));
}

#[test]
fn the_explanation_is_skipped_where_the_room_saw_it() {
    let mut hall = Hall::new();
    hall.desired = on(2, 1);
    for _ in 0..12 {
        hall.press(false);
        hall.deliver();
        hall.deliver();
        if hall.server.room.lecture.verdict(2).is_some() {
            break;
        }
    }
    assert_eq!(hall.desired, on(2, 1));
    assert_eq!(next(&hall.reconciler, &hall.desired, &agenda(), &outline(), true), Press::Show(at(3, 0)));
}

#[test]
fn the_overview_is_not_shown_to_the_room() {
    let mut hall = Hall::new();
    hall.desired = on(1, 1);
    hall.settle();
    let seq = hall.server.room.seq;
    hall.go(hall.desired.show.after(Move::Overview, &outline()));
    hall.press(false);
    hall.settle();
    assert_eq!((hall.server.room.seq, hall.desired.show.place.slide), (seq, 2));
    hall.go(hall.desired.show.after(Move::Leave, &outline()));
    hall.settle();
    assert_eq!(hall.server.room.lecture.place(), Some(at(2, 1).place));
}

#[test]
fn a_device_that_lost_the_lecture_follows_and_can_take_it_over_where_it_is() {
    let mut hall = Hall::new();
    hall.desired = on(1, 0);
    hall.settle();
    let term = hall.server.take_over();
    let _ = hall.server.command(term, Command::Show(at(3, 0).place));
    hall.hear();
    assert!(!hall.reconciler.drives());
    assert_eq!(hall.desired, on(3, 0));
    take(&mut hall, Turn::Seize);
    hall.settle();
    assert!(hall.reconciler.drives());
    assert_eq!(hall.desired, on(3, 0));
    hall.go(at(0, 0));
    hall.settle();
    assert_eq!(hall.server.room.lecture.place(), Some(at(0, 0).place));
}

#[test]
fn a_refused_command_is_not_repeated() {
    let mut hall = Hall::new();
    hall.desired = on(1, 0);
    hall.settle();
    // A deck of another version: the position does not exist.
    hall.desired = on(1, 2);
    hall.tell(Event::Tick);
    hall.tell(Event::Answered(CommandReply::Refused));
    hall.tell(Event::Tick);
    assert_eq!(hall.under_way, None);
    hall.go(at(0, 0));
    hall.tell(Event::Tick);
    assert_eq!(hall.under_way, Some(Command::Show(at(0, 0).place)));
}

#[test]
fn a_command_that_changes_nothing_is_not_repeated() {
    let mut hall = Hall::new();
    hall.desired = on(1, 0);
    hall.tell(Event::Tick);
    let _ = hall.server.command(1, Command::Start {});
    let _ = hall.server.command(1, Command::Show(at(1, 0).place));
    hall.tell(Event::Answered(CommandReply::Done(Vec::new())));
    assert_eq!(hall.under_way, None);
    hall.hear();
    assert!(hall.agrees());
}

#[test]
fn after_a_crash_the_stored_state_leads_and_a_fresh_device_takes_that_of_the_lecture() {
    let mut server = Server::default();
    let _ = server.command(1, Command::Start {});
    let _ = server.command(1, Command::Show(at(1, 1).place));
    let heard = || Event::Observed(server.room.clone());
    let mut kept = Reconciler::begin(Some(1), true);
    let (desired, send) = kept.step(on(2, 0), &agenda(), heard(), 0.0);
    assert_eq!((desired, send), (on(2, 0), Some(Command::Show(at(2, 0).place))));
    let mut fresh = Reconciler::begin(Some(1), false);
    assert_eq!(fresh.step(Desired::default(), &agenda(), heard(), 0.0), (on(1, 1), None));
}

#[test]
fn at_the_end_the_presenter_stays_at_the_slide() {
    let mut hall = Hall::new();
    hall.desired = on(2, 0);
    hall.settle();
    hall.desired.pending = Some(PendingCommand::End);
    hall.settle();
    assert_eq!(hall.desired, Desired { section: Section::Ended, ..on(2, 0) });
}
