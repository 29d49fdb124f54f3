//! For every type that serde reads and writes too: what serde writes is read, what is written is
//! what serde writes, and damaged text is read as serde reads it or not at all. For types that only
//! a phone knows: what is written is read, and damaged text is read as a value that is written and
//! read as the same, or not at all.

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

/// What is written is read as the same, and so is what is read from any of these texts.
fn comes_back<T: Read + Write + PartialEq + Debug>(value: &T, texts: &[String]) -> Result<(), TestCaseError> {
    let again = |value: &T| read::<T>(&write(value));
    let back = again(value);
    prop_assert_eq!(back.as_ref(), Ok(value));
    for text in texts {
        if let Ok(value) = read::<T>(text) {
            let back = again(&value);
            prop_assert_eq!(back.as_ref(), Ok(&value), "{}", text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_journey(value in samples::journey(), damage in damage::damage()) {
        comes_back(&value, &damage.of(&serde_json::from_str(&write(&value)).unwrap()))?;
    }

    #[test]
    fn a_seat(value in samples::seat(), damage in damage::damage()) {
        comes_back(&value, &damage.of(&serde_json::from_str(&write(&value)).unwrap()))?;
    }

    #[test]
    fn an_outbox(value in samples::outbox(), damage in damage::damage()) {
        comes_back(&value, &damage.of(&serde_json::from_str(&write(&value)).unwrap()))?;
    }
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
