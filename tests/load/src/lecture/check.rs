//! Compares what the server reports with what happened.

use std::time::{Duration, Instant};

use konventa_domain::gain::{Figure, Report, SMALLEST_GROUP};
use konventa_domain::lecture::{LectureReplica, Snapshot};
use konventa_test_support::{Connection, Request};

use super::{LectureFindings, LectureRun};
use crate::follower::StreamLog;
use crate::quantiles::Quantiles;

impl LectureRun {
    /// Checks the number of phones that the presenter sees. Phones that are cut off at the moment return
    /// within the time that the presenter waits for counts.
    pub(super) async fn check_presence(&mut self, when: &str) -> anyhow::Result<()> {
        let expected = self.phones.len();
        let counts = self.presenter.counts(|counts| counts.here as usize == expected).await?;
        self.findings.exact.counts(
            &format!("connected phones, {when}"),
            &[expected as u64],
            &[counts.here.into()],
        );
        Ok(())
    }

    /// Checks the gain that the room is shown.
    pub(super) fn check_gain(&mut self) {
        let replica = self.presenter.replica();
        let exact = &mut self.findings.exact;
        let [both, ..] = self.outcomes.taken;
        match replica.lecture.gain() {
            Some(gain) => {
                exact.counts("students in the room's gain", &[both], &[gain.n]);
                exact.counts("correct before, in the room", &self.outcomes.pre_right, &gain.pre_right);
                exact.counts("correct after, in the room", &self.outcomes.post_right, &gain.post_right);
            }
            None => exact.holds(both < SMALLEST_GROUP, || format!("no gain is shown for {both} phones")),
        }
    }

    /// After the end, checks that all phones received the same events and the report has everything:
    /// it was sealed when the gain was shown.
    pub(super) async fn check_and_leave(mut self) -> anyhow::Result<LectureFindings> {
        let mut connection = Connection::new(self.lecture.server, 0);
        let report =
            format!("/api/research/report?deck={}&lecture={}", self.lecture.deck.id, self.lecture.id);
        let report: Report =
            connection.send(&Request::get(report).bearer(&self.lecture.keys.research)).await?.json()?;
        self.check_report(&report);
        let snapshot: Snapshot = connection.send(&self.lecture.snapshot()).await?.json()?;

        let Self { presenter, phones, mut findings, votes, submits, tickets, .. } = self;
        let sent = presenter.sent.clone();
        let replica = presenter.end().await?;
        let is_same = |found: &LectureReplica| {
            found.seq == replica.seq && found.lecture == replica.lecture && !found.outdated
        };
        findings.exact.holds(is_same(&snapshot.replica), || {
            "the snapshot differs from the presenter's stream".to_owned()
        });
        let mut fan_out = Vec::new();
        for phone in phones {
            let number = phone.number;
            let (found, log) = phone.follower.end().await?;
            findings.exact.lost += log.gaps;
            findings.exact.doubled += log.doubled;
            findings.exact.holds(log.gaps + log.doubled == 0, || {
                format!("phone {number}: {} gaps in its stream, {} repeated events", log.gaps, log.doubled)
            });
            findings
                .exact
                .holds(is_same(&found), || format!("phone {number} has another lecture: {found:?}"));
            findings.returns += log.opened.len() - 1;
            findings.hung_up += log.hung_up;
            fan_out.extend(delays(&log, |seq| sent.get(&seq).copied()));
        }
        findings.fan_out = Quantiles::of(fan_out);
        findings.tickets = Quantiles::of(tickets);
        findings.vote = Quantiles::of(votes);
        findings.submit = Quantiles::of(submits);
        Ok(findings)
    }

    fn check_report(&mut self, report: &Report) {
        let exact = &mut self.findings.exact;
        let reported = [&report.n.paired, &report.n.pre_only, &report.n.post_only];
        for (what, (count, reported)) in ["with both quizzes", "with the pre-quiz", "with the post-quiz"]
            .into_iter()
            .zip(self.outcomes.taken.into_iter().zip(reported))
        {
            // Those who are too few wait for others.
            let sealed = if count < SMALLEST_GROUP { 0 } else { count };
            match reported.value() {
                Some(value) => exact.counts(&format!("submissions {what}"), &[sealed], &[rounded(value)]),
                None => exact.holds(false, || format!("{count} submissions {what} are withheld")),
            }
        }
        let [both, ..] = self.outcomes.taken;
        if both >= SMALLEST_GROUP {
            let right = |share: &Figure| share.value().map_or(0, |share| rounded(share * float(both)));
            let pre: Vec<u64> = report.items.iter().map(|item| right(&item.pre_right)).collect();
            let post: Vec<u64> = report.items.iter().map(|item| right(&item.post_right)).collect();
            exact.counts("correct before, in the report", &self.outcomes.pre_right, &pre);
            exact.counts("correct after, in the report", &self.outcomes.post_right, &post);
        }
    }
}

/// How long events took to a phone that was connected when they were sent. Events that it received
/// after it returned were sent before, and say nothing about the network.
fn delays(log: &StreamLog, sent: impl Fn(u64) -> Option<Instant>) -> impl Iterator<Item = Duration> {
    log.heard.iter().filter_map(move |(seq, arrived)| {
        let sent = sent(*seq)?;
        let (_, opened) = log.opened.iter().rev().find(|(after, _)| after < seq)?;
        (*opened < sent).then(|| arrived.duration_since(sent))
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of phones stay far below 2^53")]
const fn float(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of phones")]
fn rounded(count: f64) -> u64 {
    count.round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_during_an_absence_are_not_timed() {
        let begin = Instant::now();
        let at = |millis| begin + Duration::from_millis(millis);
        let log = StreamLog {
            heard: vec![(1, at(15)), (2, at(90)), (3, at(107))],
            opened: vec![(0, at(0)), (1, at(80))],
            ..StreamLog::default()
        };
        let sent =
            |seq| [(1, at(10)), (2, at(50)), (3, at(100))].into_iter().find(|of| of.0 == seq).map(|of| of.1);
        let took: Vec<_> = delays(&log, sent).map(|took| took.as_millis()).collect();
        assert_eq!(took, [5, 7]);
    }
}
