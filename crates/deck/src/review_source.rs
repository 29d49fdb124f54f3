//! The facts of a deck, with the slides and items that use them, for people who check its content.

use konventa_domain::{Day, PageDate};

use crate::fault::{Fault, FaultReport, Faults, Location};
use crate::names::{DECK_FILE, FACTS_FILE};
use crate::plan::{FactSheet, Plan, PlannedHelp, PlannedItem, PlannedSlide, mark_name};

/// Everything that the content review shows of a deck.
#[derive(Debug, Clone)]
pub(crate) struct ReviewSource {
    pub(crate) slides: Vec<PlannedSlide>,
    pub(crate) items: Vec<PlannedItem>,
    pub(crate) help: Vec<PlannedHelp>,
    pub(crate) sheet: FactSheet,
}

impl From<Plan> for ReviewSource {
    fn from(Plan { slides, items, help, sheet, .. }: Plan) -> Self {
        Self { slides, items, help, sheet }
    }
}

impl ReviewSource {
    /// Checks dates: returns warnings for help lines whose page or call is too old, or faults for
    /// dates in the future.
    pub(crate) fn check_dates(&self, today: Day) -> Result<Vec<Fault>, Faults> {
        let mut report = FaultReport::default();
        for line in &self.help {
            let part = format!("help {}", line.id);
            check_age(line, today, Location::file(DECK_FILE).line(line.line).part(&part), &mut report);
        }
        for source in &self.sheet.sources {
            let part = format!("source {}", source.id);
            report_future_page(
                source.page,
                today,
                Location::file(FACTS_FILE).line(source.line).part(&part),
                &mut report,
            );
        }
        for fact in &self.sheet.facts {
            let part = format!("fact {}", fact.id);
            report_future_page(
                fact.page,
                today,
                Location::file(FACTS_FILE).line(fact.line).part(&part),
                &mut report,
            );
        }
        report.finish()
    }
}

/// Reports a page with a date after today.
fn report_future_page(page: Option<PageDate>, today: Day, at: Location<'_>, report: &mut FaultReport) {
    if let Some(page) = page.filter(|page| page.is_after(today)) {
        let what = format!("its page is dated {page}, which is in the future: today is {today}");
        report.fault(at, what, "write the date on the page, or the day it was read if the page has no date");
    }
}

/// Reports a help line that nobody has called for too long, and a call with a date after today.
fn check_age(line: &PlannedHelp, today: Day, at: Location<'_>, report: &mut FaultReport) {
    let PlannedHelp { number, page, called, .. } = line;
    match called {
        Some(called) if *called > today => report.fault(
            at,
            format!("the call to {number} is dated {called}, which is in the future: today is {today}"),
            "write the day on which somebody called it, or delete called",
        ),
        Some(called) if called.is_over_a_year_before(today) => report.warn(
            at,
            format!("{number} was last called on {called}, more than twelve months ago"),
            "call it, ask whether number, hours and cost are right, and write today's date",
        ),
        Some(_) => {}
        None if !page.is_over_a_year_before(today) => {}
        None if line.urgent => report.warn(
            at,
            format!("{number} is from a page dated {page}, more than twelve months ago"),
            "find a newer page, and write its date into the source; nobody has to call it",
        ),
        None => report.warn(
            at,
            format!(
                "{number} is {}, nobody has called it, and its page is dated {page}, more than twelve months ago, so it is \
                 not shown on the wall",
                mark_name(line.mark)
            ),
            "call it, ask whether number, hours and cost are right, and write called = today's date; or find a newer page; \
             or delete it",
        ),
    }
}
