//! The journey as it is kept on the phone: with the number of its form, so that a later app can still read it.

use super::Journey;
use crate::json;

/// The present form. A change of [`Journey`] that old text does not fit makes a new one, and an upgrade in [`Kept::read`].
const FORM: u16 = 1;

/// What is written to the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    form: u16,
    journey: Journey,
}

json::fields!(write Kept { form, journey });

/// Kept text that this app cannot read: damaged, or written by a newer one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Damaged.
    #[error("what is kept on this device cannot be read: {0}")]
    Damaged(#[from] json::Fault),
    /// Newer.
    #[error("what is kept on this device cannot be read: form {0} is not known")]
    Form(u16),
}

impl Kept {
    /// The text to keep.
    #[must_use]
    pub fn write(journey: &Journey) -> String {
        json::write(&Self { form: FORM, journey: journey.clone() })
    }

    /// The journey in kept text.
    ///
    /// # Errors
    /// [`Unreadable`] where the text is damaged or of a form this app does not know.
    pub fn read(text: &str) -> Result<Journey, Unreadable> {
        let value = json::Value::parse(text)?;
        match json::required(&value, "form")? {
            FORM => Ok(json::required(&value, "journey")?),
            other => Err(Unreadable::Form(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_form_stays_readable() {
        let text = r#"{"form":1,"journey":{"consent":{"page":"contentnote","country":"XK"}}}"#;
        let journey = Kept::read(text).unwrap();
        assert_eq!(journey.country(), Some(crate::Country::Kosovo));
        assert_eq!(Kept::write(&journey), text);
    }

    #[test]
    fn what_was_agreed_before_there_were_halls_stays_readable() {
        let text = r#"{"form":1,"journey":{"prequiz":{"enrolled":{"country":"ME","seed":7,"version":"v1","items":["a"]},"quiz":{"at":0,"responses":{}}}}}"#;
        let journey = Kept::read(text).unwrap();
        assert!(matches!(&journey, Journey::PreQuiz { enrolled, .. } if enrolled.lecture.is_none()));
        assert_eq!(Kept::write(&journey), text);
        let hall = text.replace(r#""items":["a"]"#, r#""items":["a"],"lecture":"tuesday""#);
        let journey = Kept::read(&hall).unwrap();
        assert!(matches!(&journey, Journey::PreQuiz { enrolled, .. } if enrolled.lecture.is_some()));
        assert_eq!(Kept::write(&journey), hall);
    }

    #[test]
    fn damaged_or_newer_text_is_told() {
        for text in ["", "{", "null", r#"{"form":99,"journey":{}}"#, r#"{"form":1,"journey":{"nowhere":{}}}"#]
        {
            assert!(Kept::read(text).is_err(), "{text}");
        }
    }
}
