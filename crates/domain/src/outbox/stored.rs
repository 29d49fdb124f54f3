//! The outbox as a phone stores it, and how earlier forms are read.

use std::mem;

use super::Outbox;
use crate::json::Value;
use crate::stored::Stored;
use crate::substring;

impl Stored for Outbox {
    const FORM: u16 = 1;
    const FIELD: &'static str = "outbox";

    fn upgrade(form: u16, mut text: Value) -> Option<Value> {
        let Value::List(entries) = &mut text else { return None };
        (form == 0).then(|| entries.iter_mut().for_each(upgrade_entry))?;
        Some(text)
    }
}

/// Names of a follow-up message in form 0, whose body the server reads by other names now.
const FORM_0_BODY: [(&str, &str); 3] = [
    (r#""again":"#, r#""id":"#),
    (r#""links":{"exact":"#, r#""keys":{"full":"#),
    (r#""coarse":"#, r#""partial":"#),
];

/// Form 0 is a bare list of entries, in which progress and ballot are lists of values.
fn upgrade_entry(entry: &mut Value) {
    let Value::Object(fields) = entry else { return };
    for (name, value) in fields.iter_mut() {
        match name.as_str() {
            "wish" => "intent".clone_into(name),
            "progress" => upgrade_progress(value),
            "ballot" => name_values(value, &["code", "lecture", "slide", "choice", "revision", "asked"]),
            "again" => {
                "followup".clone_into(name);
                match value {
                    Value::Object(message) => {
                        for (links, _) in message {
                            "linkage".clone_into(links);
                        }
                    }
                    answers => *answers = Value::Text("response".to_owned()),
                }
            }
            _ => {}
        }
    }
    if let [_, (_, Value::Text(body)), .., (last, _)] = &mut fields[..]
        && last == "followup"
    {
        for (old, new) in FORM_0_BODY {
            substring::replace_first(body, old, new);
        }
    }
}

/// State, attempts, time, tab, what was asked for, whether the server asked to wait, status,
/// problem. What a state does not have is zero.
fn upgrade_progress(progress: &mut Value) {
    let state = match progress.list() {
        Ok([Value::Integer(state), ..]) => *state,
        _ => return,
    };
    let (state, names) = match state {
        0 => ("waiting", ["", "attempts", "due", "", "", "asked", "", ""]),
        1 => ("sending", ["", "attempts", "until", "tab", "asked_for", "", "", ""]),
        2 => return *progress = Value::Text("done".to_owned()),
        3 => ("refused", ["", "", "", "", "", "", "status", "problem"]),
        _ => return,
    };
    name_values(progress, &names);
    *progress = Value::Object(vec![(state.to_owned(), mem::replace(progress, Value::Null))]);
}

/// Turns a list of values into an object. A value without a name is left out.
fn name_values(values: &mut Value, names: &[&str]) {
    let Value::List(list) = values else { return };
    let pairs = names.iter().zip(mem::take(list)).filter(|(name, _)| !name.is_empty());
    *values = Value::Object(pairs.map(|(name, value)| ((*name).to_owned(), value)).collect());
}

#[cfg(test)]
mod tests;
