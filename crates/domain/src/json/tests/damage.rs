//! Damaged text.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// What is inserted in wrong places.
const SNIPPETS: [&str; 22] = [
    "", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0041", "\\ud800", "null", "true", "0", "-", "-1", ".5",
    "e3", "1e999", " ", "\u{0}", "č",
];

/// Ways to damage a text.
#[derive(Debug, Clone)]
pub(super) struct Damage {
    /// Snippets in place of some characters.
    snippets: Vec<(Index, usize, Index)>,
    /// Other values in place of some.
    values: Vec<(Index, Index)>,
    /// Where it breaks off.
    end: Index,
}

pub(super) fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<Index>;
    let snippets = prop::collection::vec((index(), 0_usize..4, index()), 1..4);
    let values = prop::collection::vec((index(), index()), 1..8);
    (snippets, values, index()).prop_map(|(snippets, values, end)| Damage { snippets, values, end })
}

impl Damage {
    /// Returns damaged texts of a value.
    pub(super) fn of(&self, value: &Value) -> Vec<String> {
        let text = value.to_string();
        let mut texts = vec![text.chars().take(self.end.index(text.len())).collect()];
        let mut cut: Vec<char> = text.chars().collect();
        for (at, gone, snippet) in &self.snippets {
            let at = at.index(cut.len() + 1);
            let end = (at + gone).min(cut.len());
            cut.splice(at..end, snippet.get(&SNIPPETS).chars());
            texts.push(cut.iter().collect());
        }
        for &(place, other) in &self.values {
            let mut changed = value.clone();
            replace(&mut changed, &mut place.index(count(value)), other);
            texts.push(changed.to_string());
        }
        // A field twice, and an unknown field.
        if let Some((name, rest)) =
            text.strip_prefix('{').and_then(|rest| Some((rest.split(':').next()?, rest)))
        {
            texts.push(format!("{{{name}:null,{rest}"));
            texts.push(format!(r#"{{"unknown":[],{rest}"#));
        }
        texts
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(values) => values.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Replaces the value at the index that is counted down.
fn replace(value: &mut Value, left: &mut usize, other: Index) {
    if *left == 0 {
        *value = match (other.index(15), value.take()) {
            (0, _) => Value::Null,
            (1, _) => json!(true),
            (2, _) => json!(0),
            (3, _) => json!(-1),
            (4, _) => json!(300),
            (5, _) => json!(70_000_u32),
            (6, _) => json!(u64::MAX),
            (7, _) => json!(2.5),
            (8, _) => json!("other"),
            (9, _) => json!([]),
            (10, _) => json!({}),
            (11, Value::Object(mut fields)) => {
                let gone = fields.keys().next().cloned();
                gone.map(|name| fields.remove(&name));
                Value::Object(fields)
            }
            (12, Value::Array(mut values)) => {
                values.pop();
                Value::Array(values)
            }
            (13, Value::String(word)) => json!({ word: null }),
            (14, Value::String(word)) => json!({ word: [] }),
            (_, same) => json!([same]),
        };
    }
    // Below zero nothing more is replaced.
    *left = left.wrapping_sub(1);
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| replace(value, left, other)),
        Value::Object(fields) => fields.values_mut().for_each(|value| replace(value, left, other)),
        _ => {}
    }
}
