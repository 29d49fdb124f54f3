//! The outbox as a phone stores it, and how earlier forms are read.

use super::{Ballot, Entry, FollowUpMessage, Outbox, Progress};
use crate::json::{JsonError, Read, Value, required};
use crate::stored::{Stored, StoredError};

impl Stored for Outbox {
    const FORM: u16 = 1;
    const FIELD: &'static str = "outbox";

    fn upgrade(form: u16, value: &Value) -> Result<Self, StoredError> {
        match form {
            0 => Ok(form_0(value)?),
            other => Err(StoredError::Form(other)),
        }
    }
}

/// Form 0: a bare list of entries, in which progress and ballot are lists of values.
fn form_0(value: &Value) -> Result<Outbox, JsonError> {
    let entries = value.list()?.iter().map(form_0_entry);
    Ok(Outbox { entries: entries.collect::<Result<_, _>>()? })
}

fn form_0_entry(value: &Value) -> Result<Entry, JsonError> {
    let body: String = required(value, "body")?;
    let followup = value.find("again")?.map(form_0_followup).transpose()?;
    Ok(Entry {
        id: required(value, "id")?,
        // The server has other names for these fields by now.
        body: match followup {
            Some(_) => body
                .replacen(r#""again":"#, r#""id":"#, 1)
                .replacen(r#""links":{"exact":"#, r#""keys":{"full":"#, 1)
                .replacen(r#""coarse":"#, r#""partial":"#, 1),
            None => body,
        },
        intent: required(value, "wish")?,
        progress: form_0_progress(value.field("progress", false)?)?,
        ballot: value.find("ballot")?.map(form_0_ballot).transpose()?,
        followup,
    })
}

fn form_0_followup(value: &Value) -> Result<FollowUpMessage, JsonError> {
    match value.tagged()? {
        ("links", of) => Ok(FollowUpMessage::Linkage(Read::read(of)?)),
        ("answers", _) => Ok(FollowUpMessage::Response),
        _ => Err(JsonError::Expected("links or answers")),
    }
}

/// State, attempts, time, tab, what was asked for, whether the server asked to wait, status,
/// problem. What a state does not have is zero.
fn form_0_progress(value: &Value) -> Result<Progress, JsonError> {
    let [state, attempts, time, tab, asked_for, asked, status, problem] = value.list()? else {
        return Err(JsonError::Expected("a list of eight values"));
    };
    Ok(match u8::read(state)? {
        0 => Progress::Waiting {
            attempts: Read::read(attempts)?,
            due: Read::read(time)?,
            asked: Read::read(asked)?,
        },
        1 => Progress::Sending {
            attempts: Read::read(attempts)?,
            tab: Read::read(tab)?,
            until: Read::read(time)?,
            asked_for: Read::read(asked_for)?,
        },
        2 => Progress::Done,
        3 => Progress::Refused { status: Read::read(status)?, problem: Read::read(problem)? },
        _ => return Err(JsonError::Expected("a state from 0 to 3")),
    })
}

fn form_0_ballot(value: &Value) -> Result<Ballot, JsonError> {
    let [code, lecture, slide, choice, revision, asked] = value.list()? else {
        return Err(JsonError::Expected("a list of six values"));
    };
    Ok(Ballot {
        code: Read::read(code)?,
        lecture: Read::read(lecture)?,
        slide: Read::read(slide)?,
        choice: Read::read(choice)?,
        revision: Read::read(revision)?,
        asked: Read::read(asked)?,
    })
}

#[cfg(test)]
mod tests;
