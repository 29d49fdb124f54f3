//! A simulated presenter's device, network and server.

use super::super::*;
use crate::id::{ChoiceId, SlideId};
use crate::lecture::{AgendaKind, AgendaSlide, Event};
use crate::show::Outline;

pub(super) fn agenda() -> Agenda {
    let agenda_slide = |name: &str, kind: AgendaKind, fragments: u8| AgendaSlide {
        slide: slide(name),
        kind,
        fragments,
        more: false,
    };
    let choices: Vec<ChoiceId> = ["yes", "no"].map(|choice| choice.parse().unwrap()).into();
    let slides = vec![
        agenda_slide("title", AgendaKind::Slide, 0),
        agenda_slide("words", AgendaKind::Slide, 2),
        agenda_slide("case", AgendaKind::Poll(choices), 1),
        agenda_slide("end", AgendaKind::Gain, 0),
    ];
    Agenda::new(slides).unwrap()
}

pub(super) fn slide(name: &str) -> SlideId {
    name.parse().unwrap()
}

/// The steps on the presenter's device: the case has an explanation.
pub(super) fn outline() -> Outline {
    Outline::new(vec![0, 2, 2, 0]).unwrap()
}

pub(super) fn at(slide: usize, fragment: u8) -> Show {
    Show { position: Position { slide, fragment }, screen: Screen::Slide }
}

pub(super) fn on(slide: usize, fragment: u8) -> Desired {
    Desired { section: Section::Running, show: at(slide, fragment), pending: None }
}

/// The server, as far as it matters here.
#[derive(Default)]
pub(super) struct Server {
    pub(super) replica: LectureReplica,
}

impl Server {
    pub(super) fn append(&mut self, events: Vec<Event>) -> Vec<Numbered> {
        let number = |event| {
            let event = Numbered { seq: self.replica.seq + 1, event };
            self.replica.receive(&event);
            event
        };
        events.into_iter().map(number).collect()
    }

    /// Carries out a command, if the device may send it.
    pub(super) fn command(&mut self, term: u32, command: Command) -> CommandReply {
        if term < self.replica.lecture.term() {
            return CommandReply::NotTheDriver;
        }
        let input = DecisionInput { votes: vec![8, 7], ..DecisionInput::default() };
        match decide(&self.replica.lecture, &agenda(), command, &input) {
            Ok(events) => CommandReply::Done(self.append(events)),
            Err(_) => CommandReply::Refused,
        }
    }

    pub(super) fn take_over(&mut self) -> u32 {
        let term = self.replica.lecture.term() + 1;
        self.append(vec![Event::DriverChanged(term)]);
        term
    }
}

/// A device of the presenter, a network, and the server.
pub(super) struct PresenterSim {
    pub(super) server: Server,
    pub(super) reconciler: Reconciler,
    pub(super) desired: Desired,
    pub(super) term: u32,
    pub(super) under_way: Option<Command>,
    /// Commands that were sent, given up by the device, and have not arrived yet.
    pub(super) astray: Vec<Command>,
    pub(super) now: f64,
}

impl PresenterSim {
    pub(super) fn new() -> Self {
        let mut sim = Self {
            server: Server::default(),
            reconciler: Reconciler::begin(Some(1), false),
            desired: Desired::default(),
            term: 1,
            under_way: None,
            astray: Vec::new(),
            now: 0.0,
        };
        sim.hear();
        sim
    }

    pub(super) fn tell(&mut self, event: ReconcilerEvent) {
        self.now += 100.0;
        let answered = matches!(event, ReconcilerEvent::Answered(_));
        if answered {
            self.under_way = None;
        }
        let (desired, send) = self.reconciler.step(self.desired, &agenda(), event, self.now);
        self.desired = desired;
        if let Some(command) = send {
            assert_eq!(self.under_way, None, "{command:?} is sent while another is under way");
            self.under_way = Some(command);
        }
    }

    pub(super) fn hear(&mut self) {
        self.tell(ReconcilerEvent::Observed(self.server.replica.clone()));
    }

    /// Delivers the command under way and its answer.
    pub(super) fn deliver(&mut self) {
        if let Some(command) = self.under_way {
            let answer = self.server.command(self.term, command);
            self.tell(ReconcilerEvent::Answered(answer));
        }
    }

    pub(super) fn press(&mut self, alone: bool) {
        // A device that follows ignores keys.
        if !self.reconciler.drives() {
            return;
        }
        match press_next_key(&self.reconciler, &self.desired, &agenda(), &outline(), alone) {
            Press::Start => self.desired.section = Section::Running,
            Press::Show(show) => self.go(show),
            Press::Ask(pending) => self.desired.pending = Some(pending),
            Press::Wait | Press::Nothing => {}
        }
        self.tell(ReconcilerEvent::Tick);
    }

    pub(super) fn go(&mut self, show: Show) {
        self.desired.show = show;
        self.desired.pending = None;
    }

    /// Delivers everything from now on.
    pub(super) fn settle(&mut self) {
        for command in std::mem::take(&mut self.astray) {
            // The device had the token of its term; the present term is the worst case.
            let _ = self.server.command(self.term, command);
        }
        for _ in 0..20 {
            self.hear();
            self.tell(ReconcilerEvent::Connected);
            self.deliver();
        }
    }

    pub(super) fn agrees(&self) -> bool {
        self.desired.toward(&self.server.replica.lecture, &agenda()).is_none()
    }
}
