//! Brotli at its highest quality, at build time. Phones on bad Wi-Fi load a quarter less than if
//! the server compressed on the fly.

use anyhow::Context;

use crate::site::walk;

/// Endings of files that compress. Pictures other than SVG, and fonts, are compressed already.
const SHRINKING: &[&str] =
    &["html", "js", "mjs", "css", "wasm", "json", "svg", "txt", "xml", "webmanifest", "map", "ico"];

/// Whether a file of this name gets a `.br` beside it.
pub(super) fn shrinks(name: &str) -> bool {
    SHRINKING.contains(&walk::ending(name).to_ascii_lowercase().as_str())
}

/// Compresses with quality 11 and a window of 2^22, which every browser accepts over HTTPS.
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
    fn compressible_files_are_known_by_their_ending() {
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
