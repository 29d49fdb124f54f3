//! The presenter's notes: a file that only the console reads.

use serde::{Deserialize, Serialize};

use super::Html;
use crate::id::SlideId;
use crate::{Language, PerCountry, VecMap, json};

/// The presenter's notes, in one language. What is said aloud has the class `speech`, and a
/// question to the room `ask` as well; everything else tells the presenter what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, json::Read)]
pub struct Notes {
    /// The language of this file.
    pub language: Language,
    /// The notes of each slide.
    pub slides: VecMap<SlideId, PerCountry<Html>>,
}
