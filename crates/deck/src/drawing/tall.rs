//! The two forms of a drawing: a wide one for the projector, and a tall one for phones, where half of
//! the wide one would be out of sight.

use std::collections::BTreeSet;

use super::{Drawing, Drawings};
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::quote::list;

/// The end of the file name of a tall form.
const TALL: &str = ".tall.svg";

/// Returns `pillars.tall.svg` for `pillars.svg`.
pub(crate) fn tall_name(wide: &str) -> String {
    format!("{}{TALL}", wide.strip_suffix(".svg").unwrap_or(wide))
}

/// Returns `pillars.svg` for `pillars.tall.svg`, and nothing for another name.
pub(crate) fn wide_name(tall: &str) -> Option<String> {
    tall.strip_suffix(TALL).map(|name| format!("{name}.svg"))
}

/// Reports wide drawings without a tall form, and tall forms that differ from the wide one.
pub(crate) fn check_tall(drawings: &Drawings, report: &mut FaultReport) {
    for (name, drawing) in drawings {
        let file = format!("drawings/{name}");
        let at = Location::file(&file);
        let Some(wide) = wide_name(name) else {
            let tall = tall_name(name);
            if drawing.as_ref().is_some_and(|drawing| drawing.wide) && !drawings.contains_key(&tall) {
                report.fault(at, messages::drawings::no_tall_drawing(name, &tall));
            }
            continue;
        };
        let Some(tall) = drawing else { continue };
        if tall.wide {
            report.fault(at, messages::drawings::not_tall());
        }
        match drawings.get(&wide) {
            None => report.fault(at, messages::drawings::no_wide_drawing(&wide)),
            Some(None) => {}
            Some(Some(other)) => {
                let (ours, theirs) = (contents(tall), contents(other));
                if ours != theirs {
                    let different = ours.symmetric_difference(&theirs);
                    report.fault(at, messages::drawings::other_than_wide(&wide, list(different)));
                }
            }
        }
    }
}

/// Returns what both forms must have: the names of labels, and the steps.
fn contents(drawing: &Drawing) -> BTreeSet<String> {
    let labels = drawing.labels().map(|name| format!("{{{{{name}}}}}"));
    labels.chain(drawing.steps.iter().map(|step| format!("data-fragment={step}"))).collect()
}
