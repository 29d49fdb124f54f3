//! Whatever the presenter, the network and another driver do: in the end room and presenter are at
//! the same position.

use proptest::prelude::*;

use super::super::*;
use super::hall::{Hall, outline};

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

pub(super) fn take(hall: &mut Hall, turn: Turn) {
    match turn {
        Turn::Press { alone } => hall.press(alone),
        Turn::Go(slide, fragment) if hall.reconciler.drives() && hall.desired.section == Section::On => {
            hall.go(Show { place: outline().clamp(Position { slide, fragment }), screen: Screen::Slide });
            hall.tell(Event::Tick);
        }
        Turn::Screen(screen) if hall.reconciler.drives() && hall.desired.section == Section::On => {
            hall.go(Show { screen, ..hall.desired.show });
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
            hall.tell(Event::Answered(CommandReply::Lost));
        }
        Turn::Hear => hall.hear(),
        Turn::Tick => hall.tell(Event::Tick),
        Turn::Other => drop(hall.server.take_over()),
        Turn::OtherMoves(slide) => {
            let term = hall.server.room.lecture.term();
            if term > hall.term {
                let show = Command::Show(Position { slide, fragment: 0 });
                let _ = hall.server.command(term, Command::Start {});
                let _ = hall.server.command(term, show);
            }
        }
        Turn::Seize => {
            hall.term = hall.server.take_over();
            hall.tell(Event::TookOver(hall.term));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn room_and_presenter_end_at_the_same_position(turns in prop::collection::vec(turn(), 0..80)) {
        let mut hall = Hall::new();
        for turn in turns {
            take(&mut hall, turn);
        }
        let wanted = hall.desired;
        let drives = hall.term == hall.server.room.lecture.term();
        let adopts = hall.reconciler.adopts_from.is_some();
        hall.settle();
        prop_assert!(hall.agrees(), "{:?} and {:?}", hall.desired, hall.server.room);
        prop_assert_eq!(hall.desired.pending, None);
        prop_assert_eq!(hall.reconciler.drives(), drives);
        if drives && !adopts && wanted.section == Section::On {
            // What the presenter saw last is what the room sees.
            prop_assert_eq!(hall.desired.show, wanted.show);
        } else if !drives {
            prop_assert_eq!(hall.desired, Desired::of(&hall.server.room.lecture));
        }
    }
}
