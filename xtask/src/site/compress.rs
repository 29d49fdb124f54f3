//! Brotli at its best, once at build time: a hall of phones on bad Wi-Fi loads a quarter less than with what a server would
//! compress on the fly.

use anyhow::Context;

use crate::site::walk;

/// Kinds of files that shrink. Pictures and fonts (but SVG) are compressed by nature.
const SHRINKING: &[&str] =
    &["html", "js", "mjs", "css", "wasm", "json", "svg", "txt", "xml", "webmanifest", "map", "ico"];

/// Whether a file of this name gets a `.br` beside it.
pub(super) fn shrinks(name: &str) -> bool {
    SHRINKING.contains(&walk::ending(name).to_ascii_lowercase().as_str())
}

/// Quality 11, window 2^22: what every browser accepts over HTTPS.
pub(crate) fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters).context("brotli failed")?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shrinks_is_known_by_its_ending() {
        assert!(shrinks("konventa-app-1234_bg.wasm"));
        assert!(shrinks("drawing.SVG"));
        assert!(!shrinks("photo.png"));
        assert!(!shrinks("index.html.br"));
        assert!(!shrinks("LICENSE"));
    }

    #[test]
    fn compression_is_undone_by_decompression() {
        let text = "a phone in a lecture hall ".repeat(200);
        let small = brotli(text.as_bytes()).unwrap();
        assert!(small.len() < 100);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &small[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }
}
