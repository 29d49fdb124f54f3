//! What every engine does: a story of many steps, random operations against a model, and many
//! callers at the same time.

mod conformance {
    pub(crate) mod crowd;
    pub(crate) mod engine;
    pub(crate) mod followup;
    pub(crate) mod followup_model;
    pub(crate) mod lectures;
    pub(crate) mod lectures_model;
    pub(crate) mod model;
    mod moving;
    mod postgres;
    pub(crate) mod samples;
    pub(crate) mod seats;
    pub(crate) mod story;
    pub(crate) mod study_model;
}

/// The tests of one engine. `$new` makes an empty database that is deleted with its value.
macro_rules! conformance_tests {
    ($engine:ident, $new:expr) => {
        mod $engine {
            use proptest::prelude::*;

            use crate::conformance::{
                crowd, followup, followup_model, lectures, lectures_model, model, seats, story,
            };
            use crate::run;

            #[test]
            fn records_are_stored_counted_and_withdrawn() {
                run(story::scenario(&$new));
            }

            #[test]
            fn a_crowd_submits_and_withdraws_at_once() {
                run(crowd::concurrent(&$new));
            }

            #[test]
            fn a_seat_has_one_set_of_tickets_and_a_ticket_is_good_once() {
                run(seats::scenario(&$new));
            }

            #[test]
            fn a_hall_asks_for_tickets_and_spends_them_at_once() {
                run(seats::concurrent(&$new));
            }

            #[test]
            fn lectures_are_held_and_forgotten() {
                run(lectures::scenario(&$new));
            }

            #[test]
            fn times_in_the_future_are_brought_back_to_now() {
                run(lectures::future_times(&$new));
            }

            #[test]
            fn a_crowd_votes_at_once() {
                run(lectures::concurrent(&$new));
            }

            #[test]
            fn studies_are_opened_joined_and_ended() {
                run(followup::scenario(&$new));
            }

            #[test]
            fn students_may_consent_after_the_gain_was_shown() {
                run(followup::late_consent(&$new));
            }

            #[test]
            fn after_closing_every_call_fails() {
                run(story::closed_at(&$new));
            }

            proptest! {
                #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

                #[test]
                fn random_operations_do_what_the_model_does(steps in model::steps()) {
                    run(model::compare(&$new, &steps))?;
                }

                #[test]
                fn random_studies_do_what_the_model_does(steps in followup_model::steps()) {
                    run(followup_model::compare(&$new, &steps))?;
                }

                #[test]
                fn random_lectures_do_what_the_model_does(steps in lectures_model::steps()) {
                    run(lectures_model::compare(&$new, &steps))?;
                }
            }
        }
    };
}

conformance_tests!(sqlite, crate::conformance::engine::Sqlite::temporary());
conformance_tests!(postgres, crate::conformance::engine::Postgres::temporary());

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
