//! A table of what was compared: for each figure how often, and the largest difference.

use std::collections::BTreeMap;
use std::fmt;

use super::compare::{Comparison, Seen};

/// A data set with fewer figures than this is not a comparison.
const FIGURES_OF_A_SET: usize = 50;

/// Prints the table of all data sets, and fails if a figure differs, was never a number, or if there
/// are too few.
pub fn assert_all_agree(all: &[Comparison]) {
    assert!(all.len() >= 60, "{} data sets are too few", all.len());
    let table = Table::of(all);
    println!("{table}");
    let faults: Vec<&str> = all.iter().flat_map(|one| &one.faults).map(String::as_str).collect();
    let shown = faults.iter().take(40).copied().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} figures differ:\n{shown}", faults.len());
    let figures: usize = all.iter().map(Comparison::numbers).sum();
    assert!(figures >= FIGURES_OF_A_SET * all.len(), "{figures} numbers are too few");
    assert_eq!(table.never_a_number(), Vec::<&str>::new(), "figures that no data set has");
}

/// One line for each figure.
#[derive(Debug, Default)]
struct Table<'a>(BTreeMap<&'a str, Row<'a>>);

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
    fn of(all: &'a [Comparison]) -> Self {
        let mut table = Self::default();
        for one in all {
            for (family, seen) in &one.seen {
                table.0.entry(family).or_default().add(*seen, &one.name);
            }
        }
        table
    }

    /// Figures that were undefined in every data set and hence never compared.
    fn never_a_number(&self) -> Vec<&'a str> {
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
