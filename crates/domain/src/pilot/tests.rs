use proptest::prelude::*;

use super::*;
use crate::id::{ChoiceId, SlideId};
use crate::lecture::{Event as Happened, Stop, StopKind, Verdict};
use crate::show::{Move, Outline};

fn agenda() -> Agenda {
    let stop = |name: &str, kind: StopKind, fragments: u8| Stop { slide: slide(name), kind, fragments };
    let choices: Vec<ChoiceId> = ["yes", "no"].map(|choice| choice.parse().unwrap()).into();
    let stops = vec![
        stop("title", StopKind::Slide, 0),
        stop("words", StopKind::Slide, 2),
        stop("case", StopKind::Poll(choices), 1),
        stop("end", StopKind::Gain, 0),
    ];
    Agenda::new(stops).unwrap()
}

fn slide(name: &str) -> SlideId {
    name.parse().unwrap()
}

/// The presenter's own steps: the case has an explanation.
fn outline() -> Outline {
    Outline::new(vec![0, 2, 2, 0]).unwrap()
}

fn at(slide: usize, fragment: u8) -> Show {
    Show { place: Place { slide, fragment }, screen: Screen::Slide }
}

fn on(slide: usize, fragment: u8) -> Course {
    Course { stand: Stand::On, show: at(slide, fragment), wish: None }
}

/// The server, as far as it matters here.
#[derive(Default)]
struct Server {
    room: Room,
}

impl Server {
    fn append(&mut self, events: Vec<Happened>) -> Vec<Numbered> {
        let number = |event| {
            let event = Numbered { seq: self.room.seq + 1, event };
            self.room.receive(&event);
            event
        };
        events.into_iter().map(number).collect()
    }

    /// Carries a command out, if the device may.
    fn command(&mut self, term: u32, command: Command) -> Answer {
        if term < self.room.lecture.term() {
            return Answer::NotTheDriver;
        }
        let facts = Facts { votes: vec![8, 7], ..Facts::default() };
        match decide(&self.room.lecture, &agenda(), command, &facts) {
            Ok(events) => Answer::Done(self.append(events)),
            Err(_) => Answer::Refused,
        }
    }

    fn take_over(&mut self) -> u32 {
        let term = self.room.lecture.term() + 1;
        self.append(vec![Happened::DriverChanged(term)]);
        term
    }
}

/// A device of the presenter, a network, and the server.
struct Hall {
    server: Server,
    pilot: Pilot,
    course: Course,
    term: u32,
    under_way: Option<Command>,
    /// Sent, given up by the device, and not yet at the server.
    astray: Vec<Command>,
    now: f64,
}

impl Hall {
    fn new() -> Self {
        let mut hall = Self {
            server: Server::default(),
            pilot: Pilot::begin(Some(1), false),
            course: Course::default(),
            term: 1,
            under_way: None,
            astray: Vec::new(),
            now: 0.0,
        };
        hall.hear();
        hall
    }

    fn tell(&mut self, event: Event) {
        self.now += 100.0;
        let answered = matches!(event, Event::Answered(_));
        if answered {
            self.under_way = None;
        }
        let (course, send) = self.pilot.step(self.course, &agenda(), event, self.now);
        self.course = course;
        if let Some(command) = send {
            assert_eq!(self.under_way, None, "{command:?} is sent while another is under way");
            self.under_way = Some(command);
        }
    }

    fn hear(&mut self) {
        self.tell(Event::Heard(self.server.room.clone()));
    }

    /// The command under way arrives and is answered.
    fn deliver(&mut self) {
        if let Some(command) = self.under_way {
            let answer = self.server.command(self.term, command);
            self.tell(Event::Answered(answer));
        }
    }

    fn press(&mut self, alone: bool) {
        // A device that follows only looks on.
        if !self.pilot.drives() {
            return;
        }
        match next(&self.pilot, &self.course, &agenda(), &outline(), alone) {
            Press::Start => self.course.stand = Stand::On,
            Press::Show(show) => self.go(show),
            Press::Ask(wish) => self.course.wish = Some(wish),
            Press::Wait | Press::Nothing => {}
        }
        self.tell(Event::Tick);
    }

    fn go(&mut self, show: Show) {
        self.course.show = show;
        self.course.wish = None;
    }

    /// The network is well from now on.
    fn settle(&mut self) {
        for command in std::mem::take(&mut self.astray) {
            // Whoever sent it had the token of then; the term of now is the worst case.
            let _ = self.server.command(self.term, command);
        }
        for _ in 0..20 {
            self.hear();
            self.tell(Event::Linked);
            self.deliver();
        }
    }

    fn agrees(&self) -> bool {
        self.course.toward(&self.server.room.lecture, &agenda()).is_none()
    }
}

#[derive(Debug, Clone, Copy)]
enum Turn {
    Press {
        alone: bool,
    },
    Go(usize, u8),
    Screen(Screen),
    Deliver,
    /// The command never arrives.
    Lose,
    /// It arrives, and the answer does not.
    LoseAnswer,
    /// It arrives long after the device gave it up.
    Stray,
    Hear,
    Tick,
    Other,
    OtherMoves(usize),
    Seize,
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        6 => any::<bool>().prop_map(|alone| Turn::Press { alone }),
        2 => (0_usize..4, 0_u8..3).prop_map(|(slide, fragment)| Turn::Go(slide, fragment)),
        1 => prop_oneof![Just(Screen::Slide), Just(Screen::Black), Just(Screen::Pause), Just(Screen::Overview)]
            .prop_map(Turn::Screen),
        5 => Just(Turn::Deliver),
        2 => Just(Turn::Lose),
        2 => Just(Turn::LoseAnswer),
        2 => Just(Turn::Stray),
        4 => Just(Turn::Hear),
        3 => Just(Turn::Tick),
        1 => Just(Turn::Other),
        1 => (0_usize..4).prop_map(Turn::OtherMoves),
        1 => Just(Turn::Seize),
    ]
}

fn take(hall: &mut Hall, turn: Turn) {
    match turn {
        Turn::Press { alone } => hall.press(alone),
        Turn::Go(slide, fragment) if hall.pilot.drives() && hall.course.stand == Stand::On => {
            hall.go(Show { place: outline().clamp(Place { slide, fragment }), screen: Screen::Slide });
            hall.tell(Event::Tick);
        }
        Turn::Screen(screen) if hall.pilot.drives() && hall.course.stand == Stand::On => {
            hall.go(Show { screen, ..hall.course.show });
            hall.tell(Event::Tick);
        }
        Turn::Go(..) | Turn::Screen(_) => {}
        Turn::Deliver => hall.deliver(),
        Turn::Lose | Turn::LoseAnswer | Turn::Stray => {
            let Some(command) = hall.under_way else { return };
            match turn {
                Turn::LoseAnswer => drop(hall.server.command(hall.term, command)),
                Turn::Stray => hall.astray.push(command),
                _ => {}
            }
            hall.tell(Event::Answered(Answer::Lost));
        }
        Turn::Hear => hall.hear(),
        Turn::Tick => hall.tell(Event::Tick),
        Turn::Other => drop(hall.server.take_over()),
        Turn::OtherMoves(slide) => {
            let term = hall.server.room.lecture.term();
            if term > hall.term {
                let show = Command::Show(Place { slide, fragment: 0 });
                let _ = hall.server.command(term, Command::Start {});
                let _ = hall.server.command(term, show);
            }
        }
        Turn::Seize => {
            hall.term = hall.server.take_over();
            hall.tell(Event::Seized(hall.term));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn room_and_presenter_end_at_the_same_place(turns in prop::collection::vec(turn(), 0..80)) {
        let mut hall = Hall::new();
        for turn in turns {
            take(&mut hall, turn);
        }
        let wanted = hall.course;
        let drives = hall.term == hall.server.room.lecture.term();
        let adopts = hall.pilot.adopts_from.is_some();
        hall.settle();
        prop_assert!(hall.agrees(), "{:?} and {:?}", hall.course, hall.server.room);
        prop_assert_eq!(hall.course.wish, None);
        prop_assert_eq!(hall.pilot.drives(), drives);
        if drives && !adopts && wanted.stand == Stand::On {
            // What the presenter saw last is what the room sees.
            prop_assert_eq!(hall.course.show, wanted.show);
        } else if !drives {
            prop_assert_eq!(hall.course, Course::of(&hall.server.room.lecture));
        }
    }
}

#[test]
fn only_the_latest_place_is_sent() {
    let mut hall = Hall::new();
    hall.press(false);
    assert_eq!(hall.under_way, Some(Command::Start {}));
    for _ in 0..3 {
        hall.press(false);
    }
    assert_eq!(hall.course, on(1, 2));
    hall.deliver();
    assert_eq!(hall.under_way, Some(Command::Show(at(1, 2).place)));
    hall.deliver();
    assert_eq!(hall.under_way, None);
    assert_eq!(hall.server.room.seq, 2);
}

#[test]
fn the_next_key_goes_through_a_poll() {
    let mut hall = Hall::new();
    hall.course = on(2, 0);
    hall.tell(Event::Tick);
    let mut presses = Vec::new();
    for _ in 0..6 {
        hall.deliver();
        hall.deliver();
        presses.push(next(&hall.pilot, &hall.course, &agenda(), &outline(), false));
        hall.press(false);
        if hall.course.wish.is_some() {
            // A second press before the answer does nothing.
            assert_eq!(next(&hall.pilot, &hall.course, &agenda(), &outline(), false), Press::Wait);
        }
    }
    let expected = [
        Press::Show(at(2, 1)),
        Press::Ask(Wish::OpenPoll),
        Press::Ask(Wish::ClosePoll),
        Press::Ask(Wish::RevealPoll),
        Press::Show(at(3, 0)),
        Press::Nothing,
    ];
    assert_eq!(presses, expected);
    assert_eq!(hall.server.room.lecture.verdict(2), Some(&Verdict::Votes(vec![8, 7])));
}

#[test]
fn alone_the_slides_go_on_with_the_explanation_and_the_room_catches_up() {
    let mut hall = Hall::new();
    hall.press(false);
    hall.deliver();
    let mut seen = Vec::new();
    for _ in 0..7 {
        hall.press(true);
        hall.tell(Event::Answered(Answer::Lost));
        seen.push((hall.course.show.place.slide, hall.course.show.place.fragment));
    }
    assert_eq!(seen, [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2), (3, 0)]);
    assert!(hall.pilot.is_unanswered());
    hall.settle();
    assert!(!hall.pilot.is_unanswered());
    assert_eq!(hall.server.room.lecture.place(), Some(at(3, 0).place));
}

#[test]
fn the_explanation_is_skipped_where_the_room_saw_it() {
    let mut hall = Hall::new();
    hall.course = on(2, 1);
    for _ in 0..12 {
        hall.press(false);
        hall.deliver();
        hall.deliver();
        if hall.server.room.lecture.verdict(2).is_some() {
            break;
        }
    }
    assert_eq!(hall.course, on(2, 1));
    assert_eq!(next(&hall.pilot, &hall.course, &agenda(), &outline(), true), Press::Show(at(3, 0)));
}

#[test]
fn the_overview_is_not_shown_to_the_room() {
    let mut hall = Hall::new();
    hall.course = on(1, 1);
    hall.settle();
    let seq = hall.server.room.seq;
    hall.go(hall.course.show.after(Move::Overview, &outline()));
    hall.press(false);
    hall.settle();
    assert_eq!((hall.server.room.seq, hall.course.show.place.slide), (seq, 2));
    hall.go(hall.course.show.after(Move::Leave, &outline()));
    hall.settle();
    assert_eq!(hall.server.room.lecture.place(), Some(at(2, 1).place));
}

#[test]
fn who_lost_the_lecture_follows_and_can_take_it_back_where_it_is() {
    let mut hall = Hall::new();
    hall.course = on(1, 0);
    hall.settle();
    let term = hall.server.take_over();
    let _ = hall.server.command(term, Command::Show(at(3, 0).place));
    hall.hear();
    assert!(!hall.pilot.drives());
    assert_eq!(hall.course, on(3, 0));
    take(&mut hall, Turn::Seize);
    hall.settle();
    assert!(hall.pilot.drives());
    assert_eq!(hall.course, on(3, 0));
    hall.go(at(0, 0));
    hall.settle();
    assert_eq!(hall.server.room.lecture.place(), Some(at(0, 0).place));
}

#[test]
fn a_command_that_is_refused_is_not_sent_for_ever() {
    let mut hall = Hall::new();
    hall.course = on(1, 0);
    hall.settle();
    // A deck of another version: the place is not there.
    hall.course = on(1, 2);
    hall.tell(Event::Tick);
    hall.tell(Event::Answered(Answer::Refused));
    hall.tell(Event::Tick);
    assert_eq!(hall.under_way, None);
    hall.go(at(0, 0));
    hall.tell(Event::Tick);
    assert_eq!(hall.under_way, Some(Command::Show(at(0, 0).place)));
}

#[test]
fn a_command_that_changes_nothing_is_not_sent_for_ever() {
    let mut hall = Hall::new();
    hall.course = on(1, 0);
    hall.tell(Event::Tick);
    let _ = hall.server.command(1, Command::Start {});
    let _ = hall.server.command(1, Command::Show(at(1, 0).place));
    hall.tell(Event::Answered(Answer::Done(Vec::new())));
    assert_eq!(hall.under_way, None);
    hall.hear();
    assert!(hall.agrees());
}

#[test]
fn after_a_crash_the_kept_course_leads_and_a_fresh_device_takes_the_rooms() {
    let mut server = Server::default();
    let _ = server.command(1, Command::Start {});
    let _ = server.command(1, Command::Show(at(1, 1).place));
    let heard = || Event::Heard(server.room.clone());
    let mut kept = Pilot::begin(Some(1), true);
    let (course, send) = kept.step(on(2, 0), &agenda(), heard(), 0.0);
    assert_eq!((course, send), (on(2, 0), Some(Command::Show(at(2, 0).place))));
    let mut fresh = Pilot::begin(Some(1), false);
    assert_eq!(fresh.step(Course::default(), &agenda(), heard(), 0.0), (on(1, 1), None));
}
