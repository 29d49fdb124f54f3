//! What phones send during a lecture: votes, the note that a quiz is handed in, and submissions.

use std::time::Duration;

use anyhow::Context as _;
use konventa_domain::deck::Sitting;
use konventa_domain::id::ChoiceId;
use konventa_domain::lecture::{AgendaKind, Command, Event, HANDED_IN, Phase, Verdict};
use tokio::task::JoinSet;

use super::LectureRun;
use crate::phone::Phone;
use crate::vote::{VoteDelivery, VoteResult, vote};

impl LectureRun {
    /// Votes in the poll that was just opened, closes and reveals it, and compares the votes.
    ///
    /// The second poll is closed while votes are under way: every accepted vote has to be counted, and no
    /// refused one.
    pub(super) async fn vote(&mut self) -> anyhow::Result<()> {
        let slide = self.presenter.replica().lecture.position().context("no slide is shown")?.slide;
        let shown = self.lecture.agenda.slide(slide).context("no such slide")?.clone();
        let AgendaKind::Poll(choices) = &shown.kind else { anyhow::bail!("a poll on a slide without one") };
        self.polls += 1;
        let closes_early = self.polls == 2;
        let drops = if closes_early { 0 } else { self.plan.drops };
        let answering = self.plan.answering;

        let mut voting = JoinSet::new();
        for mut phone in self.phones.drain(..) {
            let (slide, choices) = (shown.slide.clone(), choices.clone());
            voting.spawn(async move {
                let delivery = match VoteDelivery::draw(&mut phone.rng, drops) {
                    // With these the phone cannot know whether the first vote arrived before the end.
                    VoteDelivery::Repeated | VoteDelivery::TwiceAtOnce if closes_early => VoteDelivery::Once,
                    delivery => delivery,
                };
                let wait = answering.mul_f64(phone.rng.f64());
                if closes_early {
                    tokio::time::sleep(wait).await;
                } else {
                    phone.reaches(Phase::PollOpen).await?;
                    tokio::time::sleep(wait).await;
                }
                let result = vote(&mut phone, &slide, &choices, delivery).await?;
                anyhow::Ok((phone, result))
            });
        }
        if closes_early {
            tokio::time::sleep(answering / 2).await;
            self.presenter.command(Command::ClosePoll {}).await?;
        }
        let expected = self.collect(voting, choices.len()).await?;
        let all: u64 = expected.iter().sum();
        let counts = self.presenter.counts(|counts| u64::from(counts.votes) == all).await?;
        self.findings.exact.counts(
            &format!("votes on “{}”, counted", shown.slide),
            &[all],
            &[counts.votes.into()],
        );
        if !closes_early {
            self.presenter.command(Command::ClosePoll {}).await?;
        }
        let events = self.presenter.command(Command::RevealPoll {}).await?;
        let revealed = events.iter().find_map(|event| match &event.event {
            Event::PollRevealed(verdict) => Some(verdict.clone()),
            _ => None,
        });
        let (expected, revealed) =
            (shown_as(&Verdict::of(narrow(&expected)?)), revealed.as_ref().map_or(vec![], shown_as));
        self.findings.exact.counts(&format!("votes on “{}”, revealed", shown.slide), &expected, &revealed);
        Ok(())
    }

    /// Waits for all phones, takes them back, and returns the votes that have to be counted.
    async fn collect(
        &mut self,
        mut voting: JoinSet<anyhow::Result<(Phone, VoteResult)>>,
        choices: usize,
    ) -> anyhow::Result<Vec<u64>> {
        let mut expected = vec![0; choices];
        while let Some(voted) = voting.join_next().await {
            let (phone, VoteResult { counted, took }) = voted?.context("a phone could not vote")?;
            self.phones.push(phone);
            self.votes.extend(took);
            if let Some(choice) = counted {
                expected[choice] += 1;
            }
        }
        Ok(expected)
    }

    /// Lets phones report that they handed in a quiz: `at_most` more, or all that are left.
    pub(super) async fn hand_in(&mut self, sitting: Sitting, at_most: usize) -> anyhow::Result<()> {
        let shown = self.lecture.agenda.quiz(sitting).and_then(|slide| self.lecture.agenda.slide(slide));
        let slide = shown.context("the deck has no such quiz")?.slide.clone();
        let (drops, answering) = (self.plan.drops, self.plan.answering);
        let which = usize::from(sitting == Sitting::Post);
        // The first ones have already done so.
        let done = self.handed_in[which];
        let count = at_most.min(self.phones.len() - done);
        let choice: ChoiceId = HANDED_IN.parse()?;
        let mut sending = JoinSet::new();
        for mut phone in self.phones.drain(done..done + count).collect::<Vec<_>>() {
            let (slide, choices) = (slide.clone(), [choice.clone()]);
            sending.spawn(async move {
                let delivery = VoteDelivery::draw(&mut phone.rng, drops);
                tokio::time::sleep(answering.mul_f64(phone.rng.f64())).await;
                let result = vote(&mut phone, &slide, &choices, delivery).await?;
                anyhow::Ok((phone, result))
            });
        }
        let others = self.phones.split_off(done);
        let reported = self.collect(sending, 1).await?;
        self.phones.extend(others);
        self.findings.exact.counts(&format!("phones that handed in {sitting:?}"), &[count as u64], &reported);
        self.handed_in[which] += count;
        let expected = self.handed_in;
        let seen = |pre: u32, post: u32| [pre, post].map(|count| count as usize) == expected;
        let counts = self.presenter.counts(|counts| seen(counts.pre, counts.post)).await?;
        let expected = expected.map(|count| count as u64);
        self.findings.exact.counts("handed in, counted", &expected, &[counts.pre.into(), counts.post.into()]);
        Ok(())
    }

    /// Lets all phones submit their outcomes; latecomers have only the post-quiz.
    pub(super) async fn submit(&mut self) -> anyhow::Result<()> {
        let (drops, answering, wave) = (self.plan.drops, self.plan.answering, self.plan.phones);
        let mut sending = JoinSet::new();
        for mut phone in self.phones.drain(..) {
            let parts = [phone.number < wave, true];
            let submission = self.outcomes.draw(&self.lecture, &mut phone, parts);
            sending.spawn(async move {
                tokio::time::sleep(answering.mul_f64(phone.rng.f64())).await;
                let took: Duration = phone.submit(&submission, drops).await?;
                anyhow::Ok((phone, took))
            });
        }
        while let Some(sent) = sending.join_next().await {
            let (phone, took) = sent?.context("a phone could not submit")?;
            self.phones.push(phone);
            self.submits.push(took);
        }
        Ok(())
    }
}

fn narrow(votes: &[u64]) -> anyhow::Result<Vec<u32>> {
    Ok(votes.iter().map(|count| u32::try_from(*count)).collect::<Result<_, _>>()?)
}

fn shown_as(verdict: &Verdict) -> Vec<u64> {
    Vec::<u32>::from(verdict.clone()).into_iter().map(u64::from).collect()
}
