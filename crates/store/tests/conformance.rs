//! What every store does, told once and run on each: a story of many steps, random operations against a model, and
//! many callers at the same time.

mod conformance {
    pub(crate) mod crowd;
    pub(crate) mod followup;
    pub(crate) mod followup_model;
    pub(crate) mod lectures;
    pub(crate) mod lectures_model;
    pub(crate) mod model;
    pub(crate) mod place;
    pub(crate) mod samples;
    pub(crate) mod story;
}

use conformance::place::{Memory, Sqlite};
use conformance::{crowd, followup, followup_model, lectures, lectures_model, model, story};
use proptest::prelude::*;

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

#[test]
fn the_story_in_memory() {
    run(story::told_at(&Memory));
}

#[test]
fn the_story_in_sqlite() {
    run(story::told_at(&Sqlite::new()));
}

#[test]
fn a_crowd_in_memory() {
    run(crowd::gathers_at(&Memory));
}

#[test]
fn a_crowd_in_sqlite() {
    run(crowd::gathers_at(&Sqlite::new()));
}

#[test]
fn lectures_in_memory() {
    run(lectures::told_at(&Memory));
}

#[test]
fn lectures_in_sqlite() {
    run(lectures::told_at(&Sqlite::new()));
}

#[test]
fn a_hall_votes_in_memory() {
    run(lectures::crowded_at(&Memory));
}

#[test]
fn a_hall_votes_in_sqlite() {
    run(lectures::crowded_at(&Sqlite::new()));
}

#[test]
fn a_study_in_memory() {
    run(followup::told_at(&Memory));
}

#[test]
fn a_study_in_sqlite() {
    run(followup::told_at(&Sqlite::new()));
}

#[test]
fn after_closing_nothing_is_taken() {
    run(async {
        story::closed_at(&Memory).await;
        story::closed_at(&Sqlite::new()).await;
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn random_operations_do_what_the_model_does(steps in model::steps()) {
        run(async {
            model::compare(&Memory, &steps).await?;
            let sqlite = Sqlite::new();
            model::compare(&sqlite, &steps).await
        })?;
    }

    #[test]
    fn random_studies_are_the_same_in_both(steps in followup_model::steps()) {
        run(followup_model::compare(&Memory, &Sqlite::new(), &steps))?;
    }

    #[test]
    fn random_lectures_do_what_the_model_does(steps in lectures_model::steps()) {
        run(async {
            lectures_model::compare(&Memory, &steps).await?;
            let sqlite = Sqlite::new();
            lectures_model::compare(&sqlite, &steps).await
        })?;
    }
}
