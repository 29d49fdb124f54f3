//! Random ids.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// Sixteen random bytes: the standard library gives each of its hashers a random key.
pub(crate) fn random_bytes() -> [u8; 16] {
    let half = || RandomState::new().build_hasher().finish().to_le_bytes();
    let (mut bytes, [left, right]) = ([0; 16], [half(), half()]);
    bytes[..8].copy_from_slice(&left);
    bytes[8..].copy_from_slice(&right);
    bytes
}
