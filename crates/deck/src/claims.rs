//! What a deck says and what each part of it rests on: for those who check it, not for a phone.

use konventa_domain::{Day, PageDate};

use crate::fault::{At, Fault, Faults, Report};
use crate::plan::{Plan, PlannedHelp, PlannedItem, PlannedSlide, Sheet, word};
use crate::source::{DECK_FILE, FACTS_FILE};

/// The facts of a deck, and where they are told.
#[derive(Debug, Clone)]
pub(crate) struct Claims {
    pub(crate) slides: Vec<PlannedSlide>,
    pub(crate) items: Vec<PlannedItem>,
    pub(crate) help: Vec<PlannedHelp>,
    pub(crate) sheet: Sheet,
}

impl From<Plan> for Claims {
    fn from(Plan { slides, items, help, sheet, .. }: Plan) -> Self {
        Self { slides, items, help, sheet }
    }
}

impl Claims {
    /// What a day makes of the help lines: warnings for those whose page or call is too old, faults for a date that is not
    /// yet.
    pub(crate) fn on(&self, today: Day) -> Result<Vec<Fault>, Faults> {
        let mut report = Report::default();
        for line in &self.help {
            let place = format!("help {}", line.id);
            aged(line, today, At::file(DECK_FILE).line(line.line).place(&place), &mut report);
        }
        for source in &self.sheet.sources {
            let place = format!("source {}", source.id);
            not_yet(source.page, today, At::file(FACTS_FILE).line(source.line).place(&place), &mut report);
        }
        for fact in &self.sheet.facts {
            let place = format!("fact {}", fact.id);
            not_yet(fact.page, today, At::file(FACTS_FILE).line(fact.line).place(&place), &mut report);
        }
        report.finish()
    }
}

/// Reports a page that bears a date after today.
fn not_yet(page: Option<PageDate>, today: Day, at: At<'_>, report: &mut Report) {
    if let Some(page) = page.filter(|page| page.is_after(today)) {
        let what = format!("its page is of {page}, which is not yet: today is {today}");
        report.fault(
            at,
            what,
            "write the date that the page bears, or the day it was read, if it bears none",
        );
    }
}

/// Reports a line that nobody has called for too long, and one that was called on a day that is not yet.
fn aged(line: &PlannedHelp, today: Day, at: At<'_>, report: &mut Report) {
    let PlannedHelp { number, page, called, .. } = line;
    match called {
        Some(called) if *called > today => report.fault(
            at,
            format!("{number} was called on {called}, which is not yet: today is {today}"),
            "write the day on which somebody dialled it, or delete called",
        ),
        Some(called) if called.is_over_a_year_before(today) => report.warn(
            at,
            format!("{number} was last called on {called}, more than twelve months ago"),
            "call it, ask for number, hours and cost, and write the day of today",
        ),
        Some(_) => {}
        None if !page.is_over_a_year_before(today) => {}
        None if line.urgent => report.warn(
            at,
            format!("{number} was read in a page of {page}, more than twelve months old"),
            "look for a newer page, and write its date into the source; nobody has to dial it",
        ),
        None => report.warn(
            at,
            format!(
                "{number} is {}, and nobody called it: its page is of {page}, more than twelve months old, so it is not on \
                 the wall",
                word(line.mark)
            ),
            "call it, ask for number, hours and cost, and write called = the day of today; or find a newer page; or take \
             it out",
        ),
    }
}
