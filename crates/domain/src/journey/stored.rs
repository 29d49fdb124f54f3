//! The journey as it is kept on the phone: with the number of its form, so that a later app can still read it.

use super::Journey;
use crate::json;

/// The present form. A change of [`Journey`] that old text does not fit makes a new one, and an upgrade in [`StoredJourney::read`].
const FORM: u16 = 1;

/// What is written to the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredJourney {
    form: u16,
    journey: Journey,
}

json::fields!(write StoredJourney { form, journey });

/// StoredJourney text that this app cannot read: damaged, or written by a newer one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoredJourneyError {
    /// Damaged.
    #[error("what is kept on this device cannot be read: {0}")]
    Damaged(#[from] json::JsonError),
    /// Newer.
    #[error("what is kept on this device cannot be read: form {0} is not known")]
    Form(u16),
}

impl StoredJourney {
    /// The text to keep.
    #[must_use]
    pub fn write(journey: &Journey) -> String {
        json::write(&Self { form: FORM, journey: journey.clone() })
    }

    /// The journey in kept text.
    ///
    /// # Errors
    /// [`StoredJourneyError`] where the text is damaged or of a form this app does not know.
    pub fn read(text: &str) -> Result<Journey, StoredJourneyError> {
        let value = json::Value::parse(text)?;
        match json::required(&value, "form")? {
            FORM => Ok(json::required(&value, "journey")?),
            other => Err(StoredJourneyError::Form(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_form_stays_readable() {
        let text = r#"{"form":1,"journey":{"consent":{"page":"contentnote","country":"XK"}}}"#;
        let journey = StoredJourney::read(text).unwrap();
        assert_eq!(journey.country(), Some(crate::Country::Kosovo));
        assert_eq!(StoredJourney::write(&journey), text);
    }

    #[test]
    fn what_was_agreed_before_there_were_halls_stays_readable() {
        let text = r#"{"form":1,"journey":{"prequiz":{"enrolled":{"country":"ME","seed":7,"version":"v1","items":["a"]},"quiz":{"at":0,"responses":{}}}}}"#;
        let journey = StoredJourney::read(text).unwrap();
        assert!(matches!(&journey, Journey::PreQuiz { enrolled, .. } if enrolled.lecture.is_none()));
        assert_eq!(StoredJourney::write(&journey), text);
        let hall = text.replace(r#""items":["a"]"#, r#""items":["a"],"lecture":"tuesday""#);
        let journey = StoredJourney::read(&hall).unwrap();
        assert!(matches!(&journey, Journey::PreQuiz { enrolled, .. } if enrolled.lecture.is_some()));
        assert_eq!(StoredJourney::write(&journey), hall);
    }

    #[test]
    fn damaged_or_newer_text_is_told() {
        for text in ["", "{", "null", r#"{"form":99,"journey":{}}"#, r#"{"form":1,"journey":{"nowhere":{}}}"#]
        {
            assert!(StoredJourney::read(text).is_err(), "{text}");
        }
    }
}
