//! The follow-up: the consent after the lecture, and the quiz weeks later.

use konventa_domain::followup::{
    FollowUpSubmission, LinkageRequest, Person, RegisterEntry, Sgic, SgicAnswers,
};
use konventa_domain::id::LectureId;

use crate::Browser;
use crate::api::DECK;

/// What a student remembers of school: first teacher, first and last neighbour, class and number.
/// Empty texts stay empty.
#[derive(Debug, Clone, Copy)]
pub struct SchoolMemories(pub [&'static str; 8]);

const FIELDS: [&str; 8] = [
    "first-teacher-first",
    "first-teacher-family",
    "first-neighbour-first",
    "first-neighbour-family",
    "last-neighbour-first",
    "last-neighbour-family",
    "last-place-class",
    "last-place-number",
];

impl SchoolMemories {
    /// The answers as the domain reads them.
    pub fn answers(&self) -> anyhow::Result<SgicAnswers> {
        let is_given = |at: usize| !self.0[at].is_empty();
        let person = |at: usize| is_given(at).then(|| Person::read(self.0[at], self.0[at + 1])).transpose();
        let (teacher, neighbour, last) = (person(0)?, person(2)?, person(4)?);
        let place = is_given(6).then(|| RegisterEntry::read(self.0[6], self.0[7])).transpose()?;
        Ok(SgicAnswers::new(teacher.as_ref(), neighbour.as_ref(), last.as_ref(), place.as_ref())?)
    }
}

/// The page of the follow-up.
pub struct FollowUpPage<'a>(pub &'a Browser);

impl FollowUpPage<'_> {
    /// Opens the address that students get weeks later.
    pub async fn open(&self) -> anyhow::Result<()> {
        self.0.open(&format!("/followup/{DECK}")).await
    }

    /// Opens the address of the consent page.
    pub async fn open_first(&self, lecture: &LectureId) -> anyhow::Result<()> {
        self.0.open(&format!("/followup/{DECK}/{lecture}")).await
    }

    /// Goes from the result to the consent, and agrees.
    pub async fn agree(&self) -> anyhow::Result<()> {
        self.0.touch("followup").await?;
        self.0.touch("agree").await?;
        self.0.appears("make").await
    }

    /// Types the answers and goes on.
    pub async fn remember(&self, memories: SchoolMemories) -> anyhow::Result<()> {
        for (field, text) in FIELDS.iter().zip(memories.0) {
            self.0.retype(field, text).await?;
        }
        self.0.touch("make").await
    }

    /// Waits for the message about a mistake in this field, and returns it.
    pub async fn fault(&self, field: &str) -> anyhow::Result<String> {
        let script = "return document.getElementById(arguments[0] + '-hint').textContent;";
        crate::until(format_args!("a message about {field}"), async || {
            let said: String = self.0.eval(script, vec![field.into()]).await?;
            Ok((!said.is_empty()).then_some(said))
        })
        .await
    }

    /// The code that the student is asked to write down.
    pub async fn code(&self) -> anyhow::Result<Sgic> {
        Ok(self.0.see("code").await?.text.parse()?)
    }

    /// The request that would be sent after the consent.
    pub async fn linkage_request(&self) -> anyhow::Result<LinkageRequest> {
        self.0.unfold("payload").await?;
        Ok(serde_json::from_str(&self.0.see("payload").await?.text)?)
    }

    /// The response that would be sent weeks later.
    pub async fn response(&self) -> anyhow::Result<FollowUpSubmission> {
        self.0.unfold("payload").await?;
        Ok(serde_json::from_str(&self.0.see("payload").await?.text)?)
    }

    /// Weeks later, chooses to type the code, and types it.
    pub async fn type_code(&self, code: &str) -> anyhow::Result<()> {
        self.0.touch("by-code").await?;
        self.0.retype("code", code).await?;
        self.0.touch("use-code").await
    }

    /// Weeks later, chooses to answer the questions instead of typing the code.
    pub async fn by_questions(&self) -> anyhow::Result<()> {
        self.0.touch("by-questions").await?;
        self.0.appears("make").await
    }

    /// Sends what is shown.
    pub async fn share(&self) -> anyhow::Result<()> {
        self.0.touch("share").await?;
        self.0.appears("delivery").await
    }
}
