//! Rows of questions, with shares of students from left to right.

use leptos::prelude::*;

use super::shape::{From, Ink, fitting, line, text};
use crate::research::number::Numbers;

/// The left end of the rows, right of their names.
pub(super) const LEFT: f64 = 250.0;

/// The position of rows, in the units of a drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows {
    /// The space above the first row.
    pub(super) top: f64,
    /// The height of a row.
    pub(super) height: f64,
    /// The right end of the rows.
    pub(super) right: f64,
}

impl Rows {
    /// The horizontal position of a share.
    pub(super) fn across(self, share: f64) -> f64 {
        LEFT + share * (self.right - LEFT)
    }

    /// The vertical position below the last row.
    pub(super) fn bottom(self, rows: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a quiz has few questions")]
        let rows = rows as f64;
        self.top + self.height * rows
    }

    /// Lines for quarters, with their percentages below.
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

    /// The name of each row, with the vertical middle of the row.
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
