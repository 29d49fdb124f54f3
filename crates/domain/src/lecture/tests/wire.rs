//! The JSON of lectures, byte for byte.

use super::super::*;
use super::gain;
use crate::{Country, Language};

pub(super) fn snapshot(replica: LectureReplica) -> Snapshot {
    Snapshot {
        about: About {
            id: "5f0c".parse().unwrap(),
            code: "KMT4RX".parse().unwrap(),
            deck: "d".parse().unwrap(),
            version: "v".parse().unwrap(),
            country: Country::Montenegro,
            language: Language::Montenegrin,
        },
        replica,
        full: false,
        ticket_keys: None,
    }
}

#[test]
fn each_event_is_a_flat_object() {
    let shown = Event::Shown(Position { slide: 3, fragment: 1 }, Scene::PreQuiz);
    for (event, line) in [
        (Event::Started, r#"{"seq":7,"event":"started"}"#),
        (shown, r#"{"seq":7,"event":"shown","slide":3,"fragment":1,"scene":"pre_quiz"}"#),
        (Event::Screen(Screen::Pause), r#"{"seq":7,"event":"screen","screen":"pause"}"#),
        (Event::PollOpened, r#"{"seq":7,"event":"poll_opened"}"#),
        (Event::PollClosed, r#"{"seq":7,"event":"poll_closed"}"#),
        (
            Event::PollRevealed(Verdict::Votes(vec![5, 6])),
            r#"{"seq":7,"event":"poll_revealed","votes":[5,6]}"#,
        ),
        (Event::PollRevealed(Verdict::TooFew), r#"{"seq":7,"event":"poll_revealed","votes":[]}"#),
        (
            Event::Gained(gain(10)),
            r#"{"seq":7,"event":"gained","gain":{"n":10,"pre_right":[5],"post_right":[10],"class_g":{"g":1.0,"low":0.5,"high":1.0}}}"#,
        ),
        (Event::DriverChanged(2), r#"{"seq":7,"event":"driver_changed","term":2}"#),
        (Event::Ended, r#"{"seq":7,"event":"ended"}"#),
    ] {
        let numbered = Numbered { seq: 7, event };
        assert_eq!(serde_json::to_string(&numbered).unwrap(), line);
        assert_eq!(serde_json::from_str::<Numbered>(line).unwrap(), numbered);
    }
}

/// A server that is broken, or made to lie, cannot make a phone or the wall show figures of nine.
#[test]
fn what_describes_fewer_than_ten_people_is_read_as_nothing() {
    for (seq, votes, read) in [(1, "[4,5]", Verdict::TooFew), (2, "[5,5]", Verdict::Votes(vec![5, 5]))] {
        let line = format!(r#"{{"seq":{seq},"event":"poll_revealed","votes":{votes}}}"#);
        let wanted = Numbered { seq, event: Event::PollRevealed(read) };
        assert_eq!(serde_json::from_str::<Numbered>(&line).unwrap(), wanted);
        assert_eq!(json::read::<Numbered>(&line).unwrap(), wanted);
    }
    let begun = Lecture::default().evolve(&Event::Started);
    assert_eq!(begun.clone().evolve(&Event::Gained(gain(9))).gain(), None);
    let counted = begun.evolve(&Event::Gained(gain(12)));
    assert_eq!(counted.clone().evolve(&Event::Gained(gain(9))).gain(), Some(&gain(12)));

    let replica = LectureReplica { lecture: counted, ..LectureReplica::default() };
    let text = serde_json::to_string(&snapshot(replica)).unwrap();
    let gain_read = |text: &str| {
        let [one, other]: [Snapshot; 2] = [serde_json::from_str(text).unwrap(), json::read(text).unwrap()];
        assert_eq!(one, other);
        one.replica.lecture.gain().cloned()
    };
    assert_eq!(gain_read(&text), Some(gain(12)));
    assert_eq!(gain_read(&text.replace(r#""n":12"#, r#""n":9"#)), None);
}

#[test]
fn an_unknown_event_is_counted_and_remembered() {
    let mut replica = LectureReplica::default();
    for line in [
        r#"{"seq":1,"event":"applause","hands":12}"#,
        r#"{"seq":2,"event":"shown","slide":3}"#,
        r#"{"seq":3,"event":"started","with":"music"}"#,
    ] {
        assert_eq!(replica.receive(&serde_json::from_str(line).unwrap()), ReceiveResult::Advanced);
    }
    assert!(replica.outdated);
    assert_eq!((replica.seq, replica.lecture.phase()), (3, Phase::Showing));
}

#[test]
fn commands_are_tagged_and_strict() {
    for (command, text) in [
        (Command::Start {}, r#"{"command":"start"}"#),
        (Command::Show(Position { slide: 3, fragment: 0 }), r#"{"command":"show","slide":3,"fragment":0}"#),
        (Command::OpenPoll {}, r#"{"command":"open_poll"}"#),
        (Command::ClosePoll {}, r#"{"command":"close_poll"}"#),
        (Command::RevealPoll {}, r#"{"command":"reveal_poll"}"#),
        (Command::Screen { screen: Screen::Black }, r#"{"command":"screen","screen":"black"}"#),
        (Command::Count {}, r#"{"command":"count"}"#),
        (Command::End {}, r#"{"command":"end"}"#),
    ] {
        assert_eq!(serde_json::to_string(&command).unwrap(), text);
        assert_eq!(serde_json::from_str::<Command>(text).unwrap(), command);
    }
    for text in [
        "{}",
        r#"{"command":"dance"}"#,
        r#"{"command":"show"}"#,
        r#"{"command":"show","slide":-1,"fragment":0}"#,
        r#"{"command":"show","slide":1,"fragment":256}"#,
        r#"{"command":"start","now":true}"#,
        r#"{"command":"screen","screen":"window"}"#,
    ] {
        assert!(serde_json::from_str::<Command>(text).is_err(), "{text}");
    }
}

#[test]
fn a_snapshot_is_a_flat_object() {
    let shown = Event::Shown(Position { slide: 3, fragment: 0 }, Scene::Slide);
    let replica = [Event::Started, shown, Event::PollOpened].into_iter().zip(1..).fold(
        LectureReplica::default(),
        |mut replica, (event, seq)| {
            replica.receive(&Numbered { seq, event });
            replica
        },
    );
    let text = r#"{"id":"5f0c","code":"KMT4RX","deck":"d","deck_version":"v","country":"ME","language":"cnr","seq":3,"phase":"poll_open","slide":3,"fragment":0,"screen":"slide","reached":3,"polls":[],"gain":null,"term":1,"full":false,"ticket_keys":null,"until":"gain_shown"}"#;
    let snapshot = snapshot(replica);
    assert_eq!(serde_json::to_string(&snapshot).unwrap(), text);
    // A phone may have stored one from before taking back had an end, or before there were tickets.
    let earlier = text.replace(r#","ticket_keys":null,"until":"gain_shown""#, "");
    assert_eq!(crate::json::read::<Snapshot>(&earlier).unwrap(), snapshot);
}
