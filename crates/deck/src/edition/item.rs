//! The words of an item.

use konventa_domain::deck::{Item, ItemFace, Reviewed};
use konventa_domain::{Country, PerCountry};

use super::slide::{explained, worded};
use super::{Writer, map};
use crate::markup::{line, plain};
use crate::plan::{PlannedFace, PlannedItem};
use crate::words::{Kind, Section, points};

/// What became of an item. The item itself is missing where deck.toml gave no objective.
pub(super) struct Written {
    pub(super) item: Option<Item>,
    pub(super) review: Option<PerCountry<Reviewed>>,
}

type Face = (ItemFace, Reviewed);

impl Writer<'_> {
    pub(super) fn item(&mut self, planned: &PlannedItem) -> Written {
        let faces = map(&planned.face, |country, face| self.item_face(planned, country, face));
        let whole: Option<PerCountry<Face>> = faces.try_map(|_, face| face.clone().ok_or(())).ok();
        let review = whole.as_ref().map(|faces| map(faces, |_, (_, reviewed)| reviewed.clone()));
        let item = whole.zip(planned.objective.clone()).map(|(faces, objective)| Item {
            id: planned.id.clone(),
            objective,
            face: map(&faces, |_, (face, _)| face.clone()),
        });
        Written { item, review }
    }

    fn item_face(
        &mut self,
        planned: &PlannedItem,
        country: Option<Country>,
        face: &PlannedFace,
    ) -> Option<Face> {
        let part = self.ask(Kind::Item, planned.id.as_str(), country)?;
        let sources = self.sources_of(&face.grounds);
        let face = self.at(&part, |writing, _, report| {
            let (written, rest) = points(&part.body, writing.at, report);
            if !rest.is_blank() {
                report.fault(
                    writing.at.line(rest.first_line()),
                    "an item has no text besides ask:, its choices and its explanation",
                    "write the question behind ask: and each choice as - (name) words",
                );
            }
            let choices = worded(&face.choices, &written, writing, report);
            let review = Reviewed {
                explanation: explained(part.section(Section::Explanation), writing, report),
                articles: face.grounds.articles.clone(),
                sources,
            };
            (
                ItemFace {
                    short: plain(&part.field("short"), writing, report),
                    ask: line(&part.field("ask"), writing, report).html,
                    choices,
                },
                review,
            )
        });
        Some(face)
    }
}
