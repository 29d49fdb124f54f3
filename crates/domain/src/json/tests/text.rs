//! The language itself, compared with serde_json's tree.

use proptest::prelude::*;

use super::super::{JsonError, Value, read};

/// Whether both trees are the same. serde_json keeps the last of several fields with one name.
fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
    match ours {
        Value::Null => theirs.is_null(),
        Value::Bool(is) => theirs.as_bool() == Some(*is),
        Value::Integer(number) => theirs.as_u64() == Some(*number),
        Value::Float(number) => {
            !theirs.is_u64() && theirs.as_f64().is_some_and(|other| close(*number, other))
        }
        Value::Text(text) => theirs.as_str() == Some(text),
        Value::List(values) => theirs.as_array().is_some_and(|others| {
            others.len() == values.len() && values.iter().zip(others).all(|(ours, theirs)| same(ours, theirs))
        }),
        Value::Object(fields) => theirs.as_object().is_some_and(|others| {
            others.iter().all(|(name, theirs)| {
                fields.iter().rev().find(|(key, _)| key == name).is_some_and(|(_, ours)| same(ours, theirs))
            }) && fields.iter().all(|(name, _)| others.contains_key(name))
        }),
    }
}

/// Whether two numbers are the same, except for the last bits of very large and very small ones.
fn close(one: f64, other: f64) -> bool {
    one.to_bits() == other.to_bits()
        || (one - other).abs() <= 1e-14 * one.abs()
        || (one - other).abs() < 1e-300
}

fn agrees(text: &str) -> Result<(), TestCaseError> {
    match (Value::parse(text), serde_json::from_str::<serde_json::Value>(text)) {
        (Ok(ours), Ok(theirs)) => prop_assert!(same(&ours, &theirs), "{text}: {ours:?} {theirs:?}"),
        (Err(_), Err(_)) | (Err(JsonError::Depth), Ok(_)) => {}
        (ours, theirs) => prop_assert!(false, "{text}: {ours:?} {theirs:?}"),
    }
    Ok(())
}

#[test]
fn a_float_is_read_to_the_last_bit_up_to_a_scale_of_38() {
    for text in ["0.11e31", "1.0e38", "18446744073709551615e-38", "5.551115123125783e-17", "0.007", "1E-23"] {
        assert_eq!(
            read::<f64>(text).unwrap().to_bits(),
            serde_json::from_str::<f64>(text).unwrap().to_bits()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_json_for_both_or_for_neither(text: String) {
        agrees(&text)?;
    }

    #[test]
    fn text_made_of_json_tokens_is_json_for_both_or_for_neither(text in r#"([\[\]{},:" ]|\\[\\"/bfnrtux]|\\u[0-9a-fA-F]{4}|\\ud8[0-9]{2}|\\ude[0-9]{2}|[a-cč\t]|true|false|null|-?[0-9]{1,3}|-?[0-9]{1,22}(\.[0-9]{0,4})?([eE][+-]?[0-9]{0,3})?){0,12}"#) {
        agrees(&text)?;
        agrees(&format!("[{text}]"))?;
        agrees(&format!("{{\"a\":{text}}}"))?;
        agrees(&format!("\"{text}\""))?;
    }

    #[test]
    fn a_text_comes_back(text: String) {
        prop_assert_eq!(read::<String>(&super::write(&text)), Ok(text));
    }

    #[test]
    fn a_random_number_comes_back(number: u64) {
        prop_assert_eq!(read::<u64>(&super::write(&number)), Ok(number));
    }

    /// A point in time, as a phone stores it.
    #[test]
    fn a_time_comes_back_exactly(ms in 0_u32..=u32::MAX, eighths in 0_u8..8) {
        let time = f64::from(ms) * 600.0 + f64::from(eighths) / 8.0;
        let text = super::write(&time);
        prop_assert_eq!(&text, &serde_json::to_string(&time).unwrap());
        prop_assert_eq!(read::<f64>(&text), Ok(time));
    }

    #[test]
    fn a_share_comes_back_but_for_the_last_bit(share in -1.0_f64..=1.0) {
        let back = read::<f64>(&super::write(&share)).unwrap();
        prop_assert!((back - share).abs() <= share.abs() * 2.0 * f64::EPSILON);
    }
}

#[test]
fn text_that_is_nested_too_deeply_is_refused() {
    for bracket in ["[", "{\"a\":"] {
        assert_eq!(Value::parse(&bracket.repeat(100_000)), Err(JsonError::Depth));
    }
    assert!(Value::parse(&format!("{}{}", "[".repeat(32), "]".repeat(32))).is_ok());
}

#[test]
fn an_error_says_what_and_where() {
    assert_eq!(Value::parse("[1,"), Err(JsonError::Syntax(3)));
    assert_eq!(Value::parse("1 2"), Err(JsonError::Syntax(2)));
    let missing = read::<crate::problem::Problem>(r#"{"type":"x"}"#).unwrap_err();
    assert_eq!(missing.to_string(), "the field “title” is missing");
    let twice = read::<crate::problem::Problem>(r#"{"type":"x","type":"x"}"#).unwrap_err();
    assert_eq!(twice.to_string(), "the field “type” appears twice");
}
