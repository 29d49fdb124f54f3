//! Everything that the server tells, as somebody reads it who asks for everything all the time.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::gain::{
    BatchKind, BatchLabels, Dimension, ExportRows, Figure, Filter, Label, Report, Scope, Seat, SubgroupGain,
    Value,
};
use konventa_domain::id::DeckVersion;
use serde::Serialize;

use crate::course::{ITEMS, Tick};
use crate::server::{Place, Server};

/// A number of students that was told, and the sums of their scores.
#[derive(Debug, Serialize)]
pub struct ToldFigure {
    /// What the answer calls it.
    name: String,
    /// Whom it describes: the union of these parts. Only the simulation knows.
    parts: Vec<usize>,
    /// The number of students.
    n: u64,
    /// The number of items that they had right before the lecture, if it was told.
    before: Option<u64>,
    /// The number of items that they had right after it, if it was told.
    after: Option<u64>,
}

/// One answer.
#[derive(Debug, Serialize)]
pub struct Table {
    /// When it was told first.
    at: Tick,
    /// Who told it.
    source: &'static str,
    /// What was asked.
    scope: String,
    /// What was told.
    figures: Vec<ToldFigure>,
}

/// All answers about a course.
#[derive(Debug, Default)]
pub struct Told {
    /// The answers.
    pub tables: Vec<Table>,
    /// Sets of students that figures describe, by their number.
    parts: BTreeMap<Vec<Place>, usize>,
    /// The figures of the stage and the batches of the scopes that were told before.
    seen: BTreeSet<(String, Vec<Vec<Place>>)>,
}

impl Told {
    /// The sets of students that figures are unions of.
    pub fn parts(&self) -> Vec<&Vec<Place>> {
        let mut parts: Vec<(&usize, &Vec<Place>)> =
            self.parts.iter().map(|(own, number)| (number, own)).collect();
        parts.sort_unstable();
        parts.into_iter().map(|(_, own)| own).collect()
    }

    /// Asks for everything that anyone can ask for.
    pub fn ask(&mut self, now: Tick, deck: &Scope, server: &Server<'_>) {
        for lecture in server.shown.keys() {
            let shown = server.gain(lecture).unwrap();
            let name = format!("stage of {lecture}");
            if self.seen.insert((name, vec![shown.students.clone()])) {
                let sum = |right: &[u64]| Some(right.iter().sum());
                let (before, after) = (sum(&shown.gain.pre_right), sum(&shown.gain.post_right));
                let parts = vec![self.part(&shown.students)];
                let figure = ToldFigure { name: "gain".into(), parts, n: shown.gain.n, before, after };
                self.table(now, "stage", lecture.to_string(), vec![figure]);
            }
        }
        let whole = server.for_the_whole_deck();
        self.ask_for(now, deck, &whole);
        for scope in scopes(deck, server) {
            self.ask_for(now, &scope, server);
        }
    }

    /// Asks for the report and the export of a scope.
    fn ask_for(&mut self, now: Tick, scope: &Scope, server: &Server<'_>) {
        let in_scope = (0..server.students.len()).filter(|own| server.counts.batches[*own].is_in(scope));
        let whom = in_scope.map(|own| server.students[own].clone()).chain(server.returned.iter().cloned());
        if !self.seen.insert(("report".into(), whom.collect())) {
            return;
        }
        let name = serde_json::to_string(scope).unwrap();
        let report = Report::of(scope.clone(), &server.counts);
        let figures = self.report(&report, scope, server);
        self.table(now, "report", name.clone(), figures);
        let figures = self.export(&report, scope, server);
        self.table(now, "export", name, figures);
    }

    fn report(&mut self, report: &Report, scope: &Scope, server: &Server<'_>) -> Vec<ToldFigure> {
        let batches = |kind| counted(report, scope, server, kind);
        let sum = |of: fn(u16, u16) -> u16| {
            let told = !report.distribution.is_empty();
            told.then(|| report.distribution.iter().map(|own| u64::from(of(own.pre, own.post)) * own.n).sum())
        };
        let both = batches(BatchKind::Both);
        let mut figures = vec![
            self.figure("n.paired", server, &both, report.n.paired, sum(|pre, _| pre), sum(|_, post| post)),
            {
                let n = report.n.pre_only;
                let before = right(report.attrition.pre_only_mean, whole(n));
                self.figure("n.pre_only", server, &batches(BatchKind::Pre), n, before, None)
            },
            {
                let no_ticket = |own: &usize| server.counts.batches[*own].labels.seat() != Some(Seat::Ticket);
                let own: Vec<usize> = both.iter().copied().filter(no_ticket).collect();
                self.figure("n.without_ticket", server, &own, report.n.without_ticket, None, None)
            },
            self.figure("n.post_only", server, &batches(BatchKind::Post), report.n.post_only, None, None),
        ];
        let groups = [
            (Dimension::Country, named(&report.countries, |name| Value::Country(*name).to_string())),
            (Dimension::Language, named(&report.languages, |name| Value::Language(*name).to_string())),
            (Dimension::Place, named(&report.places, Clone::clone)),
            (Dimension::Month, named(&report.months, ToString::to_string)),
            (
                Dimension::Lecture,
                report.lectures.each.iter().map(|own| group(own.gain.name.to_string(), &own.gain)).collect(),
            ),
        ];
        for (dimension, groups) in groups {
            for (name, n, before, after) in groups {
                let says = |labels: &BatchLabels| {
                    labels.value(dimension).is_some_and(|value| value.to_string() == name)
                };
                let own: Vec<usize> =
                    both.iter().copied().filter(|own| says(&server.counts.batches[*own].labels)).collect();
                let name = format!("{} {name}", dimension.name());
                #[expect(clippy::cast_precision_loss, reason = "a few students")]
                let n = Figure::Value(n as f64);
                figures.push(self.figure(&name, server, &own, n, before, after));
            }
        }
        let cells = server.counts.cells.iter().zip(&server.returned);
        let shown = cells.filter(|(cell, _)| cell.batches.iter().all(|own| both.contains(own)));
        let parts = shown.map(|(_, returned)| self.part(returned)).collect();
        let found = &report.retention;
        let n = whole(found.n);
        let (before, after) = (right(found.pre, n), right(found.post, n));
        figures.push(ToldFigure { name: "retention".into(), parts, n, before, after });
        figures
    }

    /// The rows of an export, sorted by what they say of their students.
    fn export(&mut self, report: &Report, scope: &Scope, server: &Server<'_>) -> Vec<ToldFigure> {
        let export =
            ExportRows::of(scope, &report.versions, &server.counts.versions, &[], server.records.clone());
        let both = counted(report, scope, server, BatchKind::Both);
        let mut figures = Vec::new();
        for (place, labels) in export.labels.iter().enumerate() {
            let rows = || export.rows.iter().filter(|row| row.labels == place);
            let sum = |of: fn((usize, usize)) -> usize| Some(rows().map(|row| of(row.right()) as u64).sum());
            let own = both.iter().copied().filter(|own| server.counts.batches[*own].labels == *labels);
            let parts = own.map(|own| self.part(&server.students[own])).collect();
            let says: Vec<String> = labels.iter().map(said).collect();
            let (n, before, after) = (rows().count() as u64, sum(|right| right.0), sum(|right| right.1));
            figures.push(ToldFigure { name: says.join(","), parts, n, before, after });
        }
        figures
    }

    fn figure(
        &mut self,
        name: &str,
        server: &Server<'_>,
        batches: &[usize],
        n: Figure,
        before: Option<u64>,
        after: Option<u64>,
    ) -> ToldFigure {
        let parts = batches.iter().map(|own| self.part(&server.students[*own])).collect();
        ToldFigure { name: name.to_owned(), parts, n: whole(n), before, after }
    }

    fn part(&mut self, students: &[Place]) -> usize {
        let next = self.parts.len();
        *self.parts.entry(students.to_vec()).or_insert(next)
    }

    fn table(&mut self, at: Tick, source: &'static str, scope: String, mut figures: Vec<ToldFigure>) {
        figures.retain(|figure| figure.n > 0 || !figure.parts.is_empty());
        if !figures.is_empty() {
            self.tables.push(Table { at, source, scope, figures });
        }
    }
}

/// The scopes that anyone can ask for: one for each set of batches that some combination of all
/// filters selects. Scopes with the same batches get the same figures.
fn scopes(deck: &Scope, server: &Server<'_>) -> Vec<Scope> {
    let batches = &server.counts.batches;
    let all: Vec<usize> = (0..batches.len()).collect();
    let mut found = BTreeMap::from([(all, deck.clone())]);
    for filter in Filter::all() {
        let values = batches.iter().filter_map(|own| own.labels.value(filter.dimension()));
        let values: BTreeSet<String> = values.map(ToString::to_string).collect();
        let mut narrowed = Vec::new();
        for scope in found.values() {
            for value in &values {
                let scope = scope.clone().with(filter.parse(value).unwrap());
                let selected = (0..batches.len()).filter(|own| batches[*own].is_in(&scope)).collect();
                narrowed.push((selected, scope));
            }
        }
        for (selected, scope) in narrowed {
            found.entry(selected).or_insert(scope);
        }
    }
    found.into_values().collect()
}

/// The batches of a kind that a report counts.
fn counted(report: &Report, scope: &Scope, server: &Server<'_>, kind: BatchKind) -> Vec<usize> {
    let asks_the_same = |labels: &BatchLabels| {
        labels.version().is_some_and(|version| {
            let paired = report.versions.iter().find(|own| own.version == *version);
            paired.map_or_else(|| asked(report, server, labels), |own| own.counted)
        })
    };
    let is_counted = |own: &usize| {
        let batch = &server.counts.batches[*own];
        batch.kind == kind && batch.is_in(scope) && asks_the_same(&batch.labels)
    };
    (0..server.counts.batches.len()).filter(is_counted).collect()
}

/// Whether a version of which no record with both quizzes is in scope asks what the report is about.
fn asked(report: &Report, server: &Server<'_>, labels: &BatchLabels) -> bool {
    let versions = &server.counts.versions;
    let items = |version| versions.iter().find(|own| Some(&own.version) == version).map(|own| &own.items);
    // If there is no record with both quizzes, the newest version that has others.
    let has_others = |version: &DeckVersion| {
        let mut in_scope = server.counts.batches.iter().filter(|batch| batch.is_in(&report.scope));
        in_scope.any(|batch| batch.labels.version() == Some(version))
    };
    let counted = report.versions.iter().find(|own| own.counted).map(|own| &own.version);
    let newest = || versions.iter().rev().map(|own| &own.version).find(|version| has_others(version));
    items(counted.or_else(newest)) == items(labels.version())
}

/// What a label says, for people.
fn said(label: &Label<'_>) -> String {
    match label {
        Label::Same(value) => value.to_string(),
        Label::Absent => "-".to_owned(),
        Label::Merged => "*".to_owned(),
    }
}

type Group = (String, u64, Option<u64>, Option<u64>);

fn named<T>(groups: &[SubgroupGain<T>], name: impl Fn(&T) -> String) -> Vec<Group> {
    groups.iter().map(|own| group(name(&own.name), own)).collect()
}

fn group<T>(name: String, own: &SubgroupGain<T>) -> Group {
    (name, own.n, right(own.pre, own.n), right(own.post, own.n))
}

/// A count; none counts as 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of students")]
fn whole(n: Figure) -> u64 {
    n.value().map_or(0, |n| n.round() as u64)
}

/// The number of items that `n` students with a mean score had right.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a count of answers"
)]
fn right(mean: Figure, n: u64) -> Option<u64> {
    mean.value().map(|mean| (mean * (n * ITEMS as u64) as f64).round() as u64)
}
