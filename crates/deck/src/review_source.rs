//! The facts of a deck, with the slides and items that use them, for people who check its content.

use konventa_domain::{Day, PageDate};

use crate::fault::{Fault, FaultReport, Faults, Location};
use crate::messages;
use crate::messages::help;
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
        report.fault(at, messages::facts::future_page(page, today));
    }
}

/// Reports a help line that nobody has called for too long, and a call with a date after today.
fn check_age(line: &PlannedHelp, today: Day, at: Location<'_>, report: &mut FaultReport) {
    let PlannedHelp { number, page, called, .. } = line;
    match called {
        Some(called) if *called > today => report.fault(at, help::future_call(number, called, today)),
        Some(called) if called.is_over_a_year_before(today) => {
            report.warn(at, help::old_call(number, called));
        }
        Some(_) => {}
        None if !page.is_over_a_year_before(today) => {}
        None if line.urgent => report.warn(at, help::old_page_urgent(number, page)),
        None => report.warn(at, help::old_page(number, mark_name(line.mark), page)),
    }
}
