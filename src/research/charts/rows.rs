//! Questions one below the other, and shares of students from left to right.

use leptos::prelude::*;

use super::shape::{From, Ink, fitting, line, text};
use crate::research::number::Numbers;

/// Where rows begin, right of their names.
pub(super) const LEFT: f64 = 250.0;

/// Where rows are, in the units of a drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows {
    /// Above the first one.
    pub(super) top: f64,
    /// The height of one.
    pub(super) height: f64,
    /// Where they end.
    pub(super) right: f64,
}

impl Rows {
    /// How far right a share is.
    pub(super) fn across(self, share: f64) -> f64 {
        LEFT + share * (self.right - LEFT)
    }

    /// Below the last of so many.
    pub(super) fn bottom(self, rows: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a quiz has few questions")]
        let rows = rows as f64;
        self.top + self.height * rows
    }

    /// Lines for quarters, and what they stand for below.
    pub(super) fn scale(self, rows: usize, numbers: &Numbers) -> Vec<AnyView> {
        let bottom = self.bottom(rows);
        let quarter = |share: f64| {
            let (x, said) = (self.across(share), numbers.percent(share));
            [
                line((x, self.top), (x, bottom), 1.0, Ink::Line),
                text(x, bottom + 14.0, From::Middle, Ink::Soft, said),
            ]
        };
        [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().flat_map(quarter).collect()
    }

    /// Each row at the height of its middle, with its name before it.
    pub(super) fn drawn<T>(
        self,
        items: &[T],
        names: &[String],
        row: impl Fn(&T, f64) -> AnyView,
    ) -> Vec<AnyView> {
        let one = |(at, (item, name)): (usize, (&T, &String))| {
            let y = self.bottom(at) + self.height / 2.0;
            [text(LEFT - 16.0, y, From::End, Ink::Text, fitting(name)), row(item, y)]
        };
        items.iter().zip(names).enumerate().flat_map(one).collect()
    }
}
