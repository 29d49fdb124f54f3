//! Recognizes files that are not UTF-8 text, so that their author reads what they are.

use crate::message::Phrase;
use crate::messages::files;

/// The number of bytes that are looked at.
const LOOKED_AT: usize = 400;
/// The letters č ć š ž đ ë ç, small and capital, in the encoding that Windows uses in the region.
const WINDOWS: [u8; 14] =
    [0xe8, 0xc8, 0xe6, 0xc6, 0x9a, 0x8a, 0x9e, 0x8e, 0xf0, 0xd0, 0xeb, 0xcb, 0xe7, 0xc7];

/// Returns what a file is if its start is that of a known program.
pub(crate) fn program(bytes: &[u8]) -> Option<Phrase> {
    let starts = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
    if starts(&[b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"]) {
        Some(files::of_word())
    } else if starts(&[b"%PDF"]) {
        Some(files::a_pdf())
    } else if starts(&[b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"]) {
        Some(files::a_picture())
    } else {
        None
    }
}

/// Whether a file is UTF-16, which old Windows programs call Unicode: it starts with its mark, or
/// every second byte of plain letters is zero.
#[allow(clippy::naive_bytecount)] // a few hundred bytes
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let zeros = start.iter().filter(|byte| **byte == 0).count();
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 4 > start.len()
}

/// Returns the likely encoding of a text that is not UTF-8.
pub(crate) fn name(bytes: &[u8]) -> Phrase {
    if bytes.iter().any(|byte| WINDOWS.contains(byte)) {
        files::encoded("Windows-1250")
    } else {
        crate::messages::words::nothing()
    }
}
