//! Which votes count, and when.

use super::super::*;
use super::agenda;

fn vote(slide: &str, choice: &str) -> Vote {
    Vote {
        vote: VoteId::from_random([1; 16]),
        slide: slide.parse().unwrap(),
        choice: choice.parse().unwrap(),
        revision: 0,
    }
}

/// Returns the index of the slide and of the choice, if the vote counts.
fn cast(vote: &Vote, lecture: &Lecture) -> Result<(usize, usize), CommandError> {
    let target = vote.target(&agenda()).unwrap();
    lecture.accept_vote(&agenda(), target.0).map(|()| target)
}

fn after(events: &[Event]) -> Lecture {
    events.iter().fold(Lecture::default(), Lecture::evolve)
}

#[test]
fn a_vote_counts_while_its_poll_is_open() {
    let shown = Event::Shown(Position { slide: 3, fragment: 0 }, Scene::Slide);
    let open = [Event::Started, shown, Event::PollOpened];
    assert_eq!(cast(&vote("poll", "b"), &after(&open)), Ok((3, 1)));
    for events in [&open[..0], &open[..1], &open[..2]] {
        assert_eq!(cast(&vote("poll", "b"), &after(events)), Err(CommandError::PollNotOpen));
    }
    let closed = after(&[&open[..], &[Event::PollClosed]].concat());
    assert_eq!(cast(&vote("poll", "b"), &closed), Err(CommandError::PollNotOpen));
    // Another poll is open.
    assert_eq!(cast(&vote("case", "b"), &after(&open)), Err(CommandError::PollNotOpen));
    let over = after(&[&open[..], &[Event::Ended]].concat());
    assert_eq!(cast(&vote("poll", "b"), &over), Err(CommandError::Ended));
}

#[test]
fn handing_in_a_quiz_may_be_reported_until_the_end() {
    for lecture in [after(&[]), after(&[Event::Started])] {
        assert_eq!(cast(&vote("before", HANDED_IN), &lecture), Ok((1, 0)));
        assert_eq!(cast(&vote("after", HANDED_IN), &lecture), Ok((5, 0)));
    }
    assert_eq!(cast(&vote("after", HANDED_IN), &after(&[Event::Ended])), Err(CommandError::Ended));
}

/// The pre-quiz is taken while people arrive, so the lobby counts as well as the slide that
/// announces it.
#[test]
fn a_phone_hands_in_during_the_lobby() {
    let lobby = after(&[]);
    assert_eq!(lobby.phase(), Phase::Lobby);
    assert_eq!(cast(&vote("before", HANDED_IN), &lobby), Ok((1, 0)));
    assert_eq!(cast(&vote("poll", "b"), &lobby), Err(CommandError::PollNotOpen));
}

#[test]
fn a_vote_that_fits_no_slide_is_refused_with_a_pointer() {
    for (slide, choice, pointer) in [
        ("nowhere", "a", "/slide"),
        ("content", "a", "/slide"),
        ("poll", "z", "/choice"),
        ("before", "a", "/choice"),
    ] {
        let violations = vote(slide, choice).target(&agenda()).unwrap_err();
        assert_eq!(violations.into_iter().map(|v| v.pointer).collect::<Vec<_>>(), [pointer]);
    }
}
