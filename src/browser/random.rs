//! Random numbers from the browser's cryptographic source.

use super::window;

/// Random bytes. `crypto.getRandomValues` also exists on pages without TLS, as in a hall;
/// `randomUUID` does not.
#[must_use]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        // In a browser without a source, weaker numbers are good enough: they only have to differ
        // between phones.
        bytes.fill_with(|| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 to 255 by construction"
            )]
            let byte = (js_sys::Math::random() * 256.0) as u8;
            byte
        });
    }
    bytes
}

/// A random number.
#[must_use]
pub fn random_u64() -> u64 {
    u64::from_le_bytes(random_bytes())
}

/// A random number from 0 to 1, for waiting times.
#[must_use]
pub fn random_unit() -> f64 {
    js_sys::Math::random()
}
