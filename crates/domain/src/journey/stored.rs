//! The journey as a phone stores it.

use super::Journey;
use crate::stored::Stored;

/// The first form had a number already, so there is no form 0.
impl Stored for Journey {
    const FORM: u16 = 1;
    const FIELD: &'static str = "journey";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stored::{self, StoredError};

    /// Written by an earlier app, each line after its name.
    const FORM_1: &str = include_str!("form-1.tsv");

    #[test]
    fn form_1_is_read_and_written_back_byte_for_byte() {
        for line in FORM_1.lines() {
            let (name, text) = line.split_once('\t').unwrap();
            let journey: Journey = stored::read(text).unwrap();
            assert_eq!(stored::write(&journey), text, "{name}");
        }
        let content_note = FORM_1.lines().nth(1).unwrap().split_once('\t').unwrap().1;
        let journey: Journey = stored::read(content_note).unwrap();
        assert_eq!(journey.country(), Some(crate::Country::Kosovo));
    }

    #[test]
    fn a_journey_from_before_there_were_halls_stays_readable() {
        let text = r#"{"form":1,"journey":{"prequiz":{"enrolled":{"country":"ME","seed":7,"version":"v1","items":["a"]},"quiz":{"at":0,"responses":{}}}}}"#;
        let journey: Journey = stored::read(text).unwrap();
        assert!(matches!(&journey, Journey::PreQuiz { enrolled, .. } if enrolled.lecture.is_none()));
        assert_eq!(stored::write(&journey), text);
        let hall = text.replace(r#""items":["a"]"#, r#""items":["a"],"lecture":"tuesday""#);
        let journey: Journey = stored::read(&hall).unwrap();
        assert!(matches!(&journey, Journey::PreQuiz { enrolled, .. } if enrolled.lecture.is_some()));
        assert_eq!(stored::write(&journey), hall);
    }

    #[test]
    fn damaged_text_and_other_forms_are_refused() {
        for text in [
            "",
            "{",
            "null",
            "[]",
            "{}",
            r#"{"form":1,"journey":{"nowhere":{}}}"#,
            r#"{"form":"1","journey":{}}"#,
        ] {
            assert!(stored::read::<Journey>(text).is_err(), "{text}");
        }
        for form in [0, 99] {
            let text = format!(r#"{{"form":{form},"journey":{{}}}}"#);
            assert_eq!(stored::read::<Journey>(&text), Err(StoredError::Form(form)));
        }
    }
}
