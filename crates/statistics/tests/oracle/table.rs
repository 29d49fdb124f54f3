//! A table of what was compared: for each figure how often, and the largest difference.

use std::collections::BTreeMap;
use std::fmt;

use super::compare::{Comparison, Seen};

/// One line for each figure.
#[derive(Debug, Default)]
pub struct Table<'a>(BTreeMap<&'a str, Row<'a>>);

#[derive(Debug, Default)]
struct Row<'a> {
    numbers: usize,
    undefined: usize,
    /// The smallest and the largest share of the range, for drawn intervals.
    drawn: Option<(f64, f64)>,
    largest: f64,
    largest_in: &'a str,
}

impl<'a> Table<'a> {
    /// Makes the table of many data sets.
    pub fn of(all: &'a [Comparison]) -> Self {
        let mut table = Self::default();
        for one in all {
            for (family, seen) in &one.seen {
                table.0.entry(family).or_default().add(*seen, &one.name);
            }
        }
        table
    }

    /// Figures that were undefined in every data set and hence never compared.
    pub fn never_a_number(&self) -> Vec<&'a str> {
        self.0.iter().filter(|(_, row)| row.numbers == 0).map(|(family, _)| *family).collect()
    }
}

impl<'a> Row<'a> {
    fn add(&mut self, seen: Seen, name: &'a str) {
        match seen {
            Seen::Undefined => self.undefined += 1,
            Seen::Number(off) => {
                self.numbers += 1;
                if off > self.largest {
                    (self.largest, self.largest_in) = (off, name);
                }
            }
            Seen::Drawn(share) => {
                self.numbers += 1;
                let (least, greatest) = self.drawn.unwrap_or((share, share));
                self.drawn = Some((least.min(share), greatest.max(share)));
            }
        }
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:32} {:>8} {:>9}  {:<18} in", "figure", "numbers", "undefined", "largest difference")?;
        for (family, Row { numbers, undefined, drawn, largest, largest_in }) in &self.0 {
            let off = match drawn {
                Some((least, greatest)) => format!("{least:.2} to {greatest:.2} of range"),
                None if *largest > 0.0 => format!("{largest:.1e}"),
                None => "0".to_owned(),
            };
            writeln!(f, "{family:32} {numbers:>8} {undefined:>9}  {off:<18} {largest_in}")?;
        }
        let (numbers, undefined) =
            self.0.values().fold((0, 0), |all, row| (all.0 + row.numbers, all.1 + row.undefined));
        let undrawn = self.0.values().filter(|row| row.drawn.is_none());
        let largest = undrawn.map(|row| row.largest).fold(0.0, f64::max);
        write!(f, "{:32} {numbers:>8} {undefined:>9}  {largest:.1e}", "all")
    }
}
