//! Countries, languages, places, months and lectures side by side.

use serde::Serialize;
use utoipa::ToSchema;

use super::Figure;
use crate::schema::{Country, Language, Name};

/// The gain of those of one kind.
macro_rules! compared {
    ($($(#[$doc:meta])* $name:ident($of:ty) { $($(#[$field_doc:meta])* $field:ident: $type:ty),* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Serialize, ToSchema)]
            pub struct $name {
                $($(#[$field_doc])* pub $field: $type,)*
                pub name: $of,
                pub n: u64,
                pub pre: Figure,
                pub post: Figure,
                pub difference: Figure,
                pub ci_low: Figure,
                pub ci_high: Figure,
                pub class_g: Figure,
            }
        )*
    };
}

compared! {
    /// The gain of one country.
    CountryGain(Country) {}
    /// The gain of one language.
    LanguageGain(Language) {}
    /// The gain of one place, as presenters wrote it.
    PlaceGain(String) {}
    /// The gain of one month, `YYYY-MM`.
    MonthGain(String) {}
    /// The gain of one live lecture.
    LectureGain(Name) {
        /// Where it was held, as the presenter wrote it.
        #[schema(required)]
        place: Option<String>,
        /// The day, where all its records are of one.
        #[schema(nullable = false)]
        day: Option<String>
    }
}

/// Live lectures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Lectures {
    /// How alike the students of one are.
    pub icc: Figure,
    /// Each that is shown by name.
    pub each: Vec<LectureGain>,
}

/// How much it matters that an item is harder in one language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub enum BiasClass {
    /// Negligible.
    A,
    /// Moderate.
    B,
    /// Large.
    C,
}

/// One item in one language against the reference language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemBias {
    /// Which item.
    pub item: Name,
    pub odds_ratio: Figure,
    pub d_dif: Figure,
    pub se: Figure,
    pub chi2: Figure,
    pub p: Figure,
    #[schema(required)]
    pub class: Option<BiasClass>,
}

/// The items in one language against the language with most students.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LanguageBias {
    /// The language with most students.
    pub reference: Language,
    /// The other one.
    pub focal: Language,
    /// Students of the reference language.
    pub n_reference: u64,
    /// Students of the other one.
    pub n_focal: u64,
    /// Each item.
    pub items: Vec<ItemBias>,
}
