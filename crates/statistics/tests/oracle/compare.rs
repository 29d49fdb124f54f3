//! Compares figures with those of the oracle, path by path.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The difference that is allowed, as a share of the number, or of 1 where that is larger.
const NEAR: f64 = 1e-9;

/// A probability below this has lost digits in any way of computing it.
const LEAST: f64 = 1e-280;

/// Words, which are `null` where there is none. Figures have a reason instead.
const WORDS: [&str; 3] = ["method", "class", "place"];

/// How one figure compares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seen {
    /// Both have a number; the difference as a share of the number, or of 1 where that is larger.
    Number(f64),
    /// The end of a drawn interval lies within its range, at this share of it.
    Drawn(f64),
    /// Neither has a number.
    Undefined,
}

/// All figures of one data set.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The data set.
    pub name: String,
    /// Each figure by its path without list indices.
    pub seen: Vec<(String, Seen)>,
    /// The figures that differ, in words.
    pub faults: Vec<String>,
}

impl Comparison {
    /// Compares everything that is in either.
    pub fn of(name: &str, expected: &Value, found: &Value) -> Self {
        let mut all = Self { name: name.to_owned(), ..Self::default() };
        all.walk(expected, found, "", "");
        all
    }

    /// The number of numbers that were compared.
    pub fn numbers(&self) -> usize {
        self.seen.iter().filter(|(_, seen)| *seen != Seen::Undefined).count()
    }

    fn fault(&mut self, path: &str, expected: &Value, found: &Value) {
        self.faults.push(format!("{} {path}: {found} should be {expected}", self.name));
    }

    fn walk(&mut self, expected: &Value, found: &Value, path: &str, family: &str) {
        let below =
            |name: &str, path: &str| if path.is_empty() { name.into() } else { format!("{path}.{name}") };
        match (expected, found) {
            (Value::Object(range), _) if is_range(range) => self.drawn(expected, found, path, family),
            (Value::Null, Value::Object(_)) if is_undefined(found) => {
                self.seen.push((family.to_owned(), Seen::Undefined));
            }
            // serde_json writes NaN as null, which is not a reason.
            (Value::Null, Value::Null) if !WORDS.contains(&last(family)) => self.fault(path, expected, found),
            (Value::Object(ours), Value::Object(theirs)) => {
                for name in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
                    match (ours.get(name), theirs.get(name)) {
                        (Some(expected), Some(found)) => {
                            self.walk(expected, found, &below(name, path), &below(name, family));
                        }
                        (expected, found) => {
                            let (expected, found) = (expected.is_some(), found.is_some());
                            self.fault(&below(name, path), &expected.into(), &found.into());
                        }
                    }
                }
            }
            (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
                for (place, (expected, found)) in ours.iter().zip(theirs).enumerate() {
                    self.walk(expected, found, &format!("{path}[{place}]"), family);
                }
            }
            (Value::Number(expected_number), Value::Number(found_number)) => {
                let (e, f) = (expected_number.as_f64().unwrap(), found_number.as_f64().unwrap());
                let off = difference(e, f, expected_number.is_f64(), family);
                if off > NEAR {
                    self.fault(path, expected, found);
                }
                self.seen.push((family.to_owned(), Seen::Number(off)));
            }
            _ if expected == found => {}
            _ => self.fault(path, expected, found),
        }
    }

    /// Compares the end of a drawn interval with the range in which chance leaves it. Where the
    /// number of resamples without a gain is close to the limit, it may also be undefined.
    fn drawn(&mut self, expected: &Value, found: &Value, path: &str, family: &str) {
        let (low, high) = (expected["low"].as_f64().unwrap(), expected["high"].as_f64().unwrap());
        let seen = match found.as_f64() {
            Some(end) if low - NEAR <= end && end <= high + NEAR => {
                let share = if high > low { (end - low) / (high - low) } else { 0.5 };
                Seen::Drawn(share.clamp(0.0, 1.0))
            }
            None if is_undefined(found) && expected["may_be_none"] == true => Seen::Undefined,
            _ => return self.fault(path, expected, found),
        };
        self.seen.push((family.to_owned(), seen));
    }
}

/// The difference as a share: of the number or of 1 where that is larger, and of a probability
/// itself, however small. Counts differ entirely or not at all.
fn difference(expected: f64, found: f64, measured: bool, family: &str) -> f64 {
    let off = (expected - found).abs();
    let is_probability = ["p", "mcnemar_p", "mcnemar_p_holm"].contains(&last(family));
    if !measured {
        return if off > 0.0 { f64::INFINITY } else { 0.0 };
    }
    if is_probability && expected > LEAST {
        return off / expected;
    }
    off / expected.abs().max(1.0)
}

/// The name of the figure itself.
fn last(family: &str) -> &str {
    family.rsplit('.').next().unwrap_or(family)
}

fn is_range(fields: &Map<String, Value>) -> bool {
    fields.contains_key("may_be_none")
}

fn is_undefined(found: &Value) -> bool {
    found
        .as_object()
        .is_some_and(|fields| fields.len() == 1 && fields.get("undefined").is_some_and(Value::is_string))
}

/// The number of numbers in a value.
pub fn numbers(value: &Value) -> usize {
    match value {
        Value::Number(_) => 1,
        Value::Array(parts) => parts.iter().map(numbers).sum(),
        Value::Object(fields) => fields.values().map(numbers).sum(),
        _ => 0,
    }
}

/// Changes one number of a value, the one that follows `place` others, by more than chance can move
/// the end of a drawn interval.
pub fn change(value: &mut Value, place: usize) {
    fn walk(value: &mut Value, left: &mut Option<usize>) {
        match value {
            Value::Number(number) => match *left {
                Some(0) => {
                    let old = number.as_f64().unwrap();
                    *left = None;
                    *value = (old + if number.is_f64() && old.abs() < 1.0 { 0.9 } else { 1.0 }).into();
                }
                _ => *left = left.map(|left| left - 1),
            },
            Value::Array(parts) => parts.iter_mut().for_each(|part| walk(part, left)),
            Value::Object(fields) => fields.values_mut().for_each(|part| walk(part, left)),
            _ => {}
        }
    }
    let mut left = Some(place);
    walk(value, &mut left);
    assert_eq!(left, None, "there is no number {place}");
}
