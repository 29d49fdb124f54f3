//! The words of an item.

use konventa_domain::deck::{Item, ItemExplanation, ItemFace};
use konventa_domain::{Country, PerCountry};

use super::slide::{choices_with_words, explanation_html};
use super::{EditionWriter, map};
use crate::markup::{line, plain};
use crate::messages;
use crate::plan::{PlannedFace, PlannedItem};
use crate::words::{PartKind, Section, named_lines};

/// An item with its words. `None` if something that it needs has a fault.
pub(super) struct CompiledItem {
    pub(super) item: Option<Item>,
    pub(super) review: Option<PerCountry<ItemExplanation>>,
}

type ReviewedFace = (ItemFace, ItemExplanation);

impl EditionWriter<'_> {
    pub(super) fn item(&mut self, planned: &PlannedItem) -> CompiledItem {
        let faces = map(&planned.face, |country, face| self.item_face(planned, country, face));
        let whole: Option<PerCountry<ReviewedFace>> = faces.try_map(|_, face| face.clone().ok_or(())).ok();
        let review = whole.as_ref().map(|faces| map(faces, |_, (_, reviewed)| reviewed.clone()));
        let item = whole.zip(planned.objective.clone()).map(|(faces, objective)| Item {
            id: planned.id.clone(),
            objective,
            face: map(&faces, |_, (face, _)| face.clone()),
        });
        CompiledItem { item, review }
    }

    fn item_face(
        &mut self,
        planned: &PlannedItem,
        country: Option<Country>,
        face: &PlannedFace,
    ) -> Option<ReviewedFace> {
        let part = self.part_for(PartKind::Item, planned.id.as_str(), country)?;
        let sources = self.sources_of(&face.citations);
        let face = self.at(&part, |context, _, report| {
            let (written, rest) = named_lines(&part.body, context.at, report);
            if !rest.is_blank() {
                report.fault(context.at.line(rest.first_line()), messages::parts::text_in_item());
            }
            let choices = choices_with_words(&face.choices, &written, context, report);
            let review = ItemExplanation {
                explanation: explanation_html(part.section(Section::Explanation), context, report),
                articles: face.citations.articles.clone(),
                sources,
            };
            (
                ItemFace {
                    short: plain(&part.field("short"), context, report),
                    ask: line(&part.field("ask"), context, report).html,
                    choices,
                },
                review,
            )
        });
        Some(face)
    }
}
