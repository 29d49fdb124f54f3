//! From a place in a text to its line, because people look for lines and parsers count bytes.

/// Where each line of a text starts.
#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<usize>,
    first: usize,
}

impl LineIndex {
    /// The lines of a whole file.
    pub(crate) fn of(text: &str) -> Self {
        Self::from(text, 1)
    }

    /// The lines of a text whose first line has this number in its file.
    pub(crate) fn from(text: &str, first: usize) -> Self {
        let starts =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place + 1).collect();
        Self { starts, first }
    }

    /// The line of a byte.
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
