//! The room's gain.

use serde::{Deserialize, Deserializer, Serialize};

use crate::gain::{Interval, ItemTally, SMALLEST_GROUP, Tally};
use crate::json;
use crate::statistics::{bootstrap_gain, normalized_gain};

/// The gain of the students who finished both quizzes of a lecture. It is shown only through
/// [`PublishableGain`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, json::Read, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoomGain {
    /// Number of students.
    pub n: u64,
    /// Number of students who had each item right before, in the order asked.
    pub pre_right: Vec<u64>,
    /// Number of students who had each item right after, in the order asked.
    pub post_right: Vec<u64>,
    /// Normalised gain of the class; null if everything was right before, or so nearly everything that
    /// there is no interval.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub class_g: Option<ClassGain>,
}

/// The normalised gain of a class with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassGain {
    /// The normalised gain.
    pub g: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

// Earlier versions stored it as a list of the three, so the events of a lecture may have one.
impl json::Read for ClassGain {
    fn read(value: &json::Value) -> Result<Self, json::JsonError> {
        if let Ok([g, low, high]) = <[f64; 3] as json::Read>::read(value) {
            return Ok(Self { g, low, high });
        }
        let field = |name| json::required::<f64>(value, name);
        Ok(Self { g: field("g")?, low: field("low")?, high: field("high")? })
    }
}

impl<'de> Deserialize<'de> for ClassGain {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Named { g: f64, low: f64, high: f64 },
            List([f64; 3]),
        }
        let (Form::Named { g, low, high } | Form::List([g, low, high])) = Form::deserialize(from)?;
        Ok(Self { g, low, high })
    }
}

/// A room's gain, if it may be shown. It is shown once: what comes later is in another batch.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum PublishableGain {
    /// Too few have finished both quizzes.
    #[default]
    TooFew,
    /// The gain of enough students.
    Enough(RoomGain),
}

impl PublishableGain {
    /// Wraps a gain; too few students make it [`PublishableGain::TooFew`].
    #[must_use]
    pub fn of(gain: RoomGain) -> Self {
        gain.if_publishable().map_or(Self::TooFew, Self::Enough)
    }
}

impl RoomGain {
    /// Returns the gain unless it is of too few students. Phones ask too, so that they show none of too
    /// few, whatever the server says.
    #[must_use]
    pub(super) fn if_publishable(self) -> Option<Self> {
        (self.n >= SMALLEST_GROUP).then_some(self)
    }
}

/// Seed of every room's interval, so that the same records always show the same one. Any number
/// would do.
const SEED: u64 = 1998;

impl RoomGain {
    /// Computes the gain of these records. [`PublishableGain`] decides whether it may be shown.
    ///
    /// Draws 10,000 classes, which takes about 30 ms of a processor for a hall of 2,000.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let mut gain = Self {
            n: tally.paired(),
            pre_right: tally.items.iter().map(ItemTally::pre_right).collect(),
            post_right: tally.items.iter().map(ItemTally::post_right).collect(),
            class_g: None,
        };
        let (pre, post) = gain.shares();
        gain.class_g = normalized_gain(pre, post)
            .ok()
            .zip(bootstrap_gain(&tally.pairs(), SEED).ok())
            .map(|(g, Interval { low, high })| ClassGain { g, low, high });
        gain
    }

    /// Number of questions that a slide shows at once.
    pub const AT_ONCE: usize = 6;

    /// Whether there are more questions than a slide shows at once.
    #[must_use]
    pub fn has_rest(&self) -> bool {
        self.pre_right.len() > Self::AT_ONCE
    }

    /// Returns the questions by the size of their change, the largest first, those of equal size in
    /// the order asked.
    #[must_use]
    pub fn by_change(&self) -> Vec<usize> {
        let mut items: Vec<usize> = (0..self.pre_right.len().min(self.post_right.len())).collect();
        items.sort_by_key(|at| std::cmp::Reverse(self.post_right[*at].abs_diff(self.pre_right[*at])));
        items
    }

    /// Returns the shares of right answers before and after, 0 to 1.
    #[must_use]
    pub fn shares(&self) -> (f64, f64) {
        (self.share_of(&self.pre_right), self.share_of(&self.post_right))
    }

    /// Returns the shares of students who had one question right before and after, 0 to 1.
    #[must_use]
    pub fn item_shares(&self, at: usize) -> Option<(f64, f64)> {
        let share = |right: &[u64]| right.get(at..=at).map(|one| self.share_of(one));
        share(&self.pre_right).zip(share(&self.post_right))
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
    fn share_of(&self, right: &[u64]) -> f64 {
        let all = self.n as f64 * right.len() as f64;
        if all > 0.0 { right.iter().sum::<u64>() as f64 / all } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scoring::Outcome;

    /// `n` students with two items: one learned, the other known or not.
    fn room(n: u64) -> Tally {
        let mut tally = Tally::new(2);
        let outcome = |right| if right { Outcome::Correct } else { Outcome::Wrong };
        (0..n).for_each(|i| {
            let items = [(false, i % 2 == 0), (i % 5 == 0, true)];
            tally.add_both(items.into_iter().map(|(pre, post)| (outcome(pre), outcome(post))));
        });
        tally
    }

    /// Before: 0 and 4 of 20 right; after: 10 and 20. Means 0.1 and 0.75, gain 0.65/0.9.
    #[test]
    fn twenty_students_by_hand() {
        let gain = RoomGain::of(&room(20));
        assert_eq!((gain.n, &gain.pre_right[..], &gain.post_right[..]), (20, &[0, 4][..], &[10, 20][..]));
        let ClassGain { g, low, high } = gain.class_g.unwrap();
        assert!((g - 0.65 / 0.9).abs() < 1e-12, "{g}");
        assert!(0.5 < low && low < g && g < high && high < 0.9, "{low} {high}");
        assert_eq!(RoomGain::of(&room(20)), gain);
        assert_eq!((gain.shares(), gain.item_shares(1)), ((0.1, 0.75), Some((0.2, 1.0))));
        assert_eq!(gain.item_shares(2), None);
    }

    #[test]
    fn nobody_has_a_share_of_zero() {
        let gain = RoomGain { n: 0, pre_right: vec![0], post_right: vec![0], class_g: None };
        assert_eq!((gain.shares(), gain.item_shares(0)), ((0.0, 0.0), Some((0.0, 0.0))));
    }

    #[test]
    fn a_gain_that_an_earlier_version_stored_as_a_list_is_read() {
        let gain =
            |class_g: &str| format!(r#"{{"n":10,"pre_right":[5],"post_right":[10],"class_g":{class_g}}}"#);
        let named = gain(r#"{"g":1.0,"low":0.5,"high":1.0}"#);
        let wanted = RoomGain {
            n: 10,
            pre_right: vec![5],
            post_right: vec![10],
            class_g: Some(ClassGain { g: 1.0, low: 0.5, high: 1.0 }),
        };
        for text in [named.clone(), gain("[1.0,0.5,1.0]")] {
            assert_eq!(serde_json::from_str::<RoomGain>(&text).unwrap(), wanted, "{text}");
            assert_eq!(json::read::<RoomGain>(&text).unwrap(), wanted, "{text}");
        }
        assert_eq!(serde_json::to_string(&wanted).unwrap(), named);
        for other in ["[1.0,0.5]", r#"{"g":1.0,"low":0.5}"#, "1.0"] {
            assert!(serde_json::from_str::<RoomGain>(&gain(other)).is_err(), "{other}");
            assert!(json::read::<RoomGain>(&gain(other)).is_err(), "{other}");
        }
    }

    #[test]
    fn the_largest_changes_come_first_whether_they_rise_or_fall() {
        let gain =
            RoomGain { n: 20, pre_right: vec![5, 19, 3, 8], post_right: vec![6, 4, 18, 8], class_g: None };
        assert_eq!(gain.by_change(), [1, 2, 0, 3]);
        assert!(!gain.has_rest());
    }

    #[test]
    fn a_room_that_knew_everything_has_no_gain() {
        let mut tally = Tally::new(1);
        (0..12).for_each(|_| tally.add_both(std::iter::once((Outcome::Correct, Outcome::Correct))));
        let gain = RoomGain::of(&tally);
        assert_eq!((gain.n, gain.class_g), (12, None));
        // One of twelve had something to learn: a gain, but nobody could say how sure it is.
        tally.add_both(std::iter::once((Outcome::Wrong, Outcome::Correct)));
        assert_eq!(RoomGain::of(&tally).class_g, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn fewer_than_ten_are_too_few(n in 0_u64..10, more in 0_u64..30) {
            prop_assert_eq!(PublishableGain::of(RoomGain::of(&room(n))), PublishableGain::TooFew);
            let enough = PublishableGain::of(RoomGain::of(&room(10 + more)));
            prop_assert!(matches!(enough, PublishableGain::Enough(gain) if gain.n == 10 + more));
        }
    }
}
