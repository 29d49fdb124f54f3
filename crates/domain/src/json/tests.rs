//! For every type: what serde writes is read, what is written is what serde writes, and damaged text is read as serde
//! reads it or not at all.

mod damage;
mod samples;
mod text;

use std::fmt::Debug;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Read, Write, read, write};

fn reads<T: Read + Serialize + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let text = serde_json::to_string_pretty(value).unwrap();
    let back = read::<T>(&text);
    prop_assert_eq!(back.as_ref(), Ok(value), "{}", text);
    Ok(())
}

fn writes<T: Write + Serialize + DeserializeOwned + PartialEq + Debug>(
    value: &T,
) -> Result<(), TestCaseError> {
    let text = write(value);
    prop_assert_eq!(&text, &serde_json::to_string(value).unwrap());
    prop_assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
    Ok(())
}

/// What is read from any of these texts, as the type of the sample, is what serde reads.
fn never_reads_more<T: Read + DeserializeOwned + PartialEq + Debug>(
    _: &T,
    texts: &[String],
) -> Result<(), TestCaseError> {
    for text in texts {
        if let Ok(value) = read::<T>(text) {
            prop_assert_eq!(Some(value), serde_json::from_str::<T>(text).ok(), "{}", text);
        }
    }
    Ok(())
}

macro_rules! wire {
    ($($name:ident: $sample:expr, [$($also:ident)?];)+) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases(192))]
            $(
                #[test]
                fn $name(value in $sample, damage in damage::damage()) {
                    reads(&value)?;
                    $($also(&value)?;)?
                    let texts = damage.of(&serde_json::to_value(&value).unwrap());
                    never_reads_more(&value, &texts)?;
                }
            )+
        }
    };
}

wire! {
    a_deck: samples::deck(), [];
    the_slides_of_a_deck: samples::slides(), [];
    a_key: samples::answer_key(), [];
    a_review: samples::review(), [];
    notes: samples::notes(), [];
    reading_texts: samples::reading_texts(), [];
    a_summary: samples::summary(), [];
    a_problem: samples::problem(), [];
    a_journey: samples::journey(), [writes];
    an_outbox: samples::outbox(), [writes];
    a_snapshot: samples::snapshot(), [writes];
    an_event: samples::numbered(), [];
    counts: samples::counts(), [];
    a_study: samples::open_study(), [];
}

proptest! {
    #[test]
    fn a_submission_is_written_byte_for_byte(submission in samples::submission()) {
        writes(&submission)?;
    }

    #[test]
    fn a_vote_is_written_byte_for_byte(vote in samples::vote()) {
        writes(&vote)?;
    }
}
