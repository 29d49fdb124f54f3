//! What a deck says and what each part of it rests on: for those who check it, not for a phone.

use konventa_domain::Day;

use crate::fault::{At, Fault, Report};
use crate::plan::{Plan, PlannedHelp, PlannedItem, PlannedSlide, Sheet, word};
use crate::source::DECK_FILE;

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
    /// Help lines whose last check is too long ago, or has not been yet.
    pub(crate) fn overdue(&self, today: Day) -> Vec<Fault> {
        let mut report = Report::default();
        for line in &self.help {
            let place = format!("help {}", line.id);
            let at = At::file(DECK_FILE).line(line.line).place(&place);
            let PlannedHelp { number, checked, .. } = line;
            if *checked > today {
                report.warn(
                    at,
                    format!("{number} was checked on {checked}, which is not yet"),
                    "write the day of the last check",
                );
            } else if checked.is_over_a_year_before(today) {
                let (what, fix) = if line.is_sure() {
                    (
                        format!("{number} was last checked on {checked}, more than twelve months ago"),
                        "look at its page or call it, and write the day of today",
                    )
                } else {
                    (
                        format!(
                            "{number} is only {}, and nobody has checked it for more than twelve months ({checked})",
                            word(line.mark)
                        ),
                        "call it, ask for number, hours and cost, and write the day of today; or take it out",
                    )
                };
                report.warn(at, what, fix);
            }
        }
        report.finish().unwrap_or_default()
    }
}
