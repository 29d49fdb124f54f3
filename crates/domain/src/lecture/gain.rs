//! What the room learned, as it is shown to the room.

use serde::{Deserialize, Serialize};

use crate::gain::SMALLEST_GROUP;

/// The gain of those who finished both quizzes of one lecture: at least [`SMALLEST_GROUP`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoomGain {
    /// How many they are.
    pub n: u64,
    /// How many had each item right before, in the order asked.
    pub pre_right: Vec<u64>,
    /// How many had each item right after, in the order asked.
    pub post_right: Vec<u64>,
    /// Class normalised gain and its 95 % interval; `None` where everything was right before.
    pub class_g: Option<[f64; 3]>,
}

/// What is known of a room's gain.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Gained {
    /// Too few have finished both quizzes.
    #[default]
    TooFew,
    /// Enough have.
    Enough(RoomGain),
}

impl Gained {
    /// The gain, where too few are not its reason.
    #[must_use]
    pub fn of(gain: RoomGain) -> Self {
        if gain.n < SMALLEST_GROUP { Self::TooFew } else { Self::Enough(gain) }
    }

    /// What may be shown after something was shown before. The difference of the two must not tell of fewer than
    /// [`SMALLEST_GROUP`] students either.
    #[must_use]
    pub fn after(&self, shown: Option<&RoomGain>) -> Option<&RoomGain> {
        match (self, shown) {
            (Self::TooFew, _) => None,
            (Self::Enough(gain), None) => Some(gain),
            (Self::Enough(gain), Some(shown)) => (gain.n >= shown.n + SMALLEST_GROUP).then_some(gain),
        }
    }
}

impl RoomGain {
    /// Share of right answers before and after, 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
    pub fn shares(&self) -> (f64, f64) {
        let share = |right: &[u64]| {
            let all = self.n as f64 * right.len() as f64;
            if all > 0.0 { right.iter().sum::<u64>() as f64 / all } else { 0.0 }
        };
        (share(&self.pre_right), share(&self.post_right))
    }
}
