//! Converts byte positions, which parsers count, to line numbers, which people look for.

/// The start of each line of a text.
#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<usize>,
    first: usize,
}

impl LineIndex {
    /// Indexes a whole file.
    pub(crate) fn of(text: &str) -> Self {
        Self::from(text, 1)
    }

    /// Indexes a text whose first line has this number in its file.
    pub(crate) fn from(text: &str, first: usize) -> Self {
        let starts =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place + 1).collect();
        Self { starts, first }
    }

    /// Returns the line of a byte.
    pub(crate) fn at(&self, byte: usize) -> usize {
        self.first + self.starts.partition_point(|start| *start <= byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_the_first() {
        let lines = LineIndex::from("ab\nc\n\nd", 10);
        assert_eq!([0, 2, 3, 5, 6, 99].map(|byte| lines.at(byte)), [10, 10, 11, 12, 13, 13]);
    }
}
