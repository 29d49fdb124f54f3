//! Each command in each phase, and what the next key does.

use super::super::*;
use super::{agenda, gain};

fn at(commands: &[Command]) -> Lecture {
    let input = DecisionInput { votes: vec![5, 4, 3], gained: PublishableGain::of(gain(20)) };
    commands.iter().fold(Lecture::default(), |lecture, command| {
        let events = decide(&lecture, &agenda(), *command, &input).unwrap();
        events.iter().fold(lecture, Lecture::evolve)
    })
}

const fn show(slide: usize, fragment: u8) -> Command {
    Command::Show(Position { slide, fragment })
}

const START: Command = Command::Start {};
const OPEN: Command = Command::OpenPoll {};
const CLOSE: Command = Command::ClosePoll {};
const REVEAL: Command = Command::RevealPoll {};
const COUNT: Command = Command::Count {};

#[test]
fn a_command_in_the_wrong_phase_is_refused_by_name() {
    let overview = Command::Screen { screen: Screen::Overview };
    for (before, command, why) in [
        (vec![], show(1, 0), CommandError::NotStarted),
        (vec![], OPEN, CommandError::NotStarted),
        (vec![START], START, CommandError::Started),
        (vec![START], show(8, 0), CommandError::NoSuchPosition),
        (vec![START], show(2, 3), CommandError::NoSuchPosition),
        (vec![START], OPEN, CommandError::NoPoll),
        (vec![START], REVEAL, CommandError::NoPoll),
        (vec![START], CLOSE, CommandError::PollNotOpen),
        (vec![START], COUNT, CommandError::NotAtGain),
        (vec![START], overview, CommandError::NotForTheRoom),
        (vec![START, show(3, 0)], REVEAL, CommandError::PollNotHeld),
        (vec![START, show(3, 0), OPEN], OPEN, CommandError::PollOpen),
        (vec![START, show(3, 0), OPEN], REVEAL, CommandError::PollOpen),
        (vec![START, show(3, 0), OPEN, CLOSE], CLOSE, CommandError::PollNotOpen),
        (vec![START, show(3, 0), OPEN, CLOSE, REVEAL], OPEN, CommandError::PollRevealed),
        (vec![START, show(3, 0), OPEN, CLOSE, REVEAL], REVEAL, CommandError::PollRevealed),
        (vec![START, Command::End {}], show(1, 0), CommandError::Ended),
    ] {
        let lecture = at(&before);
        assert_eq!(
            decide(&lecture, &agenda(), command, &DecisionInput::default()),
            Err(why),
            "{before:?} {command:?}"
        );
    }
}

#[test]
fn each_error_has_its_name_and_a_sentence() {
    let all = [
        CommandError::Started,
        CommandError::NotStarted,
        CommandError::Ended,
        CommandError::NoSuchPosition,
        CommandError::NoPoll,
        CommandError::PollOpen,
        CommandError::PollNotOpen,
        CommandError::PollRevealed,
        CommandError::PollNotHeld,
        CommandError::NotAtGain,
        CommandError::NotForTheRoom,
    ];
    let names: std::collections::BTreeSet<&str> = all.iter().map(|refusal| refusal.name()).collect();
    let sentences: std::collections::BTreeSet<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!((names.len(), sentences.len()), (all.len(), all.len()));
}

#[test]
fn a_poll_may_be_opened_again_until_it_is_revealed() {
    assert_eq!(at(&[START, show(3, 0), OPEN, CLOSE]).phase(), Phase::PollClosed);
    assert_eq!(at(&[START, show(3, 0), OPEN, CLOSE, OPEN]).phase(), Phase::PollOpen);
    let revealed = at(&[START, show(3, 0), OPEN, CLOSE, REVEAL]);
    assert_eq!(revealed.verdict(3), Some(&Verdict::Votes(vec![5, 4, 3])));
    assert_eq!(
        at(&[START, show(3, 0), OPEN, CLOSE, REVEAL, show(0, 0), show(3, 0)]).phase(),
        Phase::PollRevealed
    );
}

#[test]
fn a_poll_without_a_vote_may_be_opened_again_even_after_it_was_revealed() {
    let nobody = DecisionInput { votes: vec![0, 0, 0], ..DecisionInput::default() };
    let few = DecisionInput { votes: vec![0, 1, 0], ..DecisionInput::default() };
    let revealed =
        [START, show(3, 0), OPEN, CLOSE, REVEAL].iter().fold(Lecture::default(), |lecture, command| {
            decide(&lecture, &agenda(), *command, &nobody).unwrap().iter().fold(lecture, Lecture::evolve)
        });
    assert_eq!(revealed.verdict(3), Some(&Verdict::TooFew));
    // A phone that voted has forgotten its number, and would be counted twice.
    assert_eq!(decide(&revealed, &agenda(), OPEN, &few), Err(CommandError::PollRevealed));
    let events = decide(&revealed, &agenda(), OPEN, &nobody).unwrap();
    let open = events.iter().fold(revealed, Lecture::evolve);
    assert_eq!((open.phase(), open.verdict(3)), (Phase::PollOpen, None));
}

#[test]
fn leaving_the_slide_closes_its_poll_and_another_fragment_does_not() {
    let open = at(&[START, show(4, 0), OPEN]);
    let events = decide(&open, &agenda(), show(2, 0), &DecisionInput::default()).unwrap();
    assert_eq!(events.first(), Some(&Event::PollClosed));
    assert_eq!(at(&[START, show(4, 0), OPEN, show(4, 1)]).phase(), Phase::PollOpen);
    assert_eq!(at(&[START, show(4, 0), OPEN, show(2, 0), show(4, 0)]).phase(), Phase::PollClosed);
}

#[test]
fn each_slide_is_shown_with_its_scene() {
    for (slide, phase) in [
        (0, Phase::Showing),
        (1, Phase::PreQuiz),
        (3, Phase::Showing),
        (5, Phase::PostQuiz),
        (6, Phase::Gain),
    ] {
        assert_eq!(at(&[START, show(7, 0), show(slide, 0)]).phase(), phase);
    }
    assert_eq!(at(&[START, show(7, 0), show(0, 0)]).reached(), Some(7));
}

#[test]
fn a_repeated_command_is_no_event() {
    let pause = Command::Screen { screen: Screen::Pause };
    for (before, command) in
        [(vec![START, show(2, 1)], show(2, 1)), (vec![START, pause], pause), (vec![START, show(6, 0)], COUNT)]
    {
        let input = DecisionInput { votes: Vec::new(), gained: PublishableGain::of(gain(21)) };
        assert_eq!(decide(&at(&before), &agenda(), command, &input), Ok(Vec::new()), "{command:?}");
    }
}

#[test]
fn the_gain_is_shown_once_from_ten_students_on() {
    let counted = |lecture: &Lecture, n| {
        let input = DecisionInput { votes: Vec::new(), gained: PublishableGain::of(gain(n)) };
        decide(lecture, &agenda(), COUNT, &input).unwrap()
    };
    let lecture = at(&[START, show(6, 0)]);
    let lecture = Lecture { gain: None, ..lecture };
    assert_eq!(counted(&lecture, 9), []);
    let shown = counted(&lecture, 10);
    assert_eq!(shown, [Event::Gained(gain(10))]);
    assert_eq!(lecture.take_back_until(), TakeBackUntil::GainShown);
    let lecture = shown.iter().fold(lecture, Lecture::evolve);
    assert_eq!(lecture.take_back_until(), TakeBackUntil::LectureOver);
    // Nine fakes after it, or ninety, count on nowhere.
    for n in [9, 19, 20, 100] {
        assert_eq!(counted(&lecture, n), [], "{n}");
    }
}

#[test]
fn a_clicker_alone_leads_through_the_whole_lecture() {
    let (agenda, mut lecture) = (agenda(), Lecture::default());
    let mut pressed = Vec::new();
    while let Some(command) = command_for_next_key(&lecture, &agenda) {
        let events = decide(&lecture, &agenda, command, &DecisionInput::default()).unwrap();
        lecture = events.iter().fold(lecture, Lecture::evolve);
        pressed.push(command);
        assert!(pressed.len() < 100, "{pressed:?}");
    }
    let polls = [OPEN, CLOSE, REVEAL];
    let expected = [vec![START, show(1, 0), show(2, 0), show(2, 1), show(2, 2), show(3, 0)], polls.to_vec()];
    // After a case, what the room chose comes before what guidance supports.
    let rest =
        [vec![show(4, 0), show(4, 1)], polls.to_vec(), vec![show(4, 2), show(5, 0), show(6, 0), show(7, 0)]];
    assert_eq!(pressed, [expected.concat(), rest.concat()].concat());
}

#[test]
fn on_a_black_screen_the_next_key_brings_the_slide_back() {
    let dark = at(&[START, show(2, 0), Command::Screen { screen: Screen::Black }]);
    assert_eq!(command_for_next_key(&dark, &agenda()), Some(Command::Screen { screen: Screen::Slide }));
    // Going to a slide shows it too.
    assert_eq!(at(&[START, Command::Screen { screen: Screen::Black }, show(0, 0)]).screen(), Screen::Slide);
}
