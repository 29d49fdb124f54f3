//! Whatever the presenter, the network and another driver do: in the end room and presenter are at
//! the same position.

use proptest::prelude::*;

use super::super::*;
use super::presenter_sim::{PresenterSim, outline};

#[derive(Debug, Clone, Copy)]
pub(super) enum Turn {
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
    /// The clock is set.
    Clock(f64),
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
        1 => (-1e11_f64..1e11).prop_map(Turn::Clock),
    ]
}

pub(super) fn take(sim: &mut PresenterSim, turn: Turn) {
    match turn {
        Turn::Press { alone } => sim.press(alone),
        Turn::Go(slide, fragment) if sim.reconciler.drives() && sim.desired.section == Section::Running => {
            sim.go(Show { position: outline().clamp(Position { slide, fragment }), screen: Screen::Slide });
            sim.tell(ReconcilerEvent::Tick);
        }
        Turn::Screen(screen) if sim.reconciler.drives() && sim.desired.section == Section::Running => {
            sim.go(Show { screen, ..sim.desired.show });
            sim.tell(ReconcilerEvent::Tick);
        }
        Turn::Go(..) | Turn::Screen(_) => {}
        Turn::Deliver => sim.deliver(),
        Turn::Lose | Turn::LoseAnswer | Turn::Stray => {
            let Some(command) = sim.under_way else { return };
            match turn {
                Turn::LoseAnswer => drop(sim.server.command(sim.term, command)),
                Turn::Stray => sim.astray.push(command),
                _ => {}
            }
            sim.tell(ReconcilerEvent::Answered(CommandReply::Lost));
        }
        Turn::Hear => sim.hear(),
        Turn::Tick => sim.tell(ReconcilerEvent::Tick),
        Turn::Other => drop(sim.server.take_over()),
        Turn::OtherMoves(slide) => {
            let term = sim.server.replica.lecture.term();
            if term > sim.term {
                let show = Command::Show(Position { slide, fragment: 0 });
                let _ = sim.server.command(term, Command::Start {});
                let _ = sim.server.command(term, show);
            }
        }
        Turn::Clock(ms) => sim.now = sim.now + ms,
        Turn::Seize => {
            sim.term = sim.server.take_over();
            sim.tell(ReconcilerEvent::TookOver(sim.term));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn room_and_presenter_end_at_the_same_position(turns in prop::collection::vec(turn(), 0..80)) {
        let mut sim = PresenterSim::new();
        for turn in turns {
            take(&mut sim, turn);
        }
        let wanted = sim.desired;
        let drives = sim.term == sim.server.replica.lecture.term();
        let adopts = sim.reconciler.adopts_from.is_some();
        sim.settle();
        prop_assert!(sim.agrees(), "{:?} and {:?}", sim.desired, sim.server.replica);
        prop_assert_eq!(sim.desired.pending, None);
        prop_assert_eq!(sim.reconciler.drives(), drives);
        if drives && !adopts && wanted.section == Section::Running {
            // What the presenter saw last is what the room sees.
            prop_assert_eq!(sim.desired.show, wanted.show);
        } else if !drives {
            prop_assert_eq!(sim.desired, Desired::of(&sim.server.replica.lecture));
        }
    }
}
