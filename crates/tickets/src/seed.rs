//! Randomness that is passed in.

use core::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

/// Thirty-two bytes from the random source of the operating system or browser. Each is used once:
/// whatever needs randomness takes a seed by value.
pub struct Seed(pub(crate) Zeroizing<[u8; 32]>);

impl Seed {
    /// Takes random bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

/// What random bytes are for.
#[derive(Clone, Copy)]
pub(crate) enum Use {
    /// The nonce of a ticket.
    Nonce,
    /// The blind of a ticket.
    Blind,
    /// The proof of an evaluation.
    Proof,
}

impl Use {
    const fn label(self) -> &'static [u8; 6] {
        match self {
            Self::Nonce => b"nonce ",
            Self::Blind => b"blind ",
            Self::Proof => b"proof ",
        }
    }
}

/// Random bytes as they are needed, from a seed: SHA-512 of the seed, of what they are for, and of a
/// counter. The same seed and use give the same bytes.
///
/// A random source that repeats itself would not end the search for a scalar below the order of the
/// group; this one never repeats itself.
pub(crate) struct Expansion {
    start: Sha512,
    counter: u32,
}

impl Expansion {
    /// Expands a seed. Each part of what the bytes are `about` has a fixed length.
    pub(crate) fn new(seed: &[u8; 32], to: Use, about: &[&[u8]]) -> Self {
        let mut start = Sha512::new_with_prefix(b"konventa-tickets/1 ");
        start.update(to.label());
        start.update(seed);
        for part in about {
            start.update(part);
        }
        Self { start, counter: 0 }
    }

    /// Returns the next thirty-two bytes.
    pub(crate) fn bytes(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        bytes
    }

    /// Fills with the hash of the next counter, as often as is needed. What is left of a hash is not
    /// used.
    fn fill(&mut self, to: &mut [u8]) {
        for part in to.chunks_mut(64) {
            let hash = self.start.clone().chain_update(self.counter.to_be_bytes()).finalize();
            self.counter += 1;
            part.copy_from_slice(&hash[..part.len()]);
        }
    }
}

impl TryRng for Expansion {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        self.fill(to);
        Ok(())
    }
}

impl TryCryptoRng for Expansion {}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(seed: u8, to: Use, about: &[&[u8]]) -> [u8; 32] {
        Expansion::new(&[seed; 32], to, about).bytes()
    }

    #[test]
    fn another_seed_or_use_gives_other_bytes() {
        let first = bytes(1, Use::Nonce, &[b"a"]);
        assert_eq!(first, bytes(1, Use::Nonce, &[b"a"]));
        assert_ne!(first, bytes(2, Use::Nonce, &[b"a"]));
        assert_ne!(first, bytes(1, Use::Blind, &[b"a"]));
        assert_ne!(first, bytes(1, Use::Nonce, &[b"b"]));
    }

    #[test]
    fn bytes_do_not_repeat() {
        let mut expansion = Expansion::new(&[7; 32], Use::Nonce, &[]);
        let mut long = [0; 150];
        expansion.try_fill_bytes(&mut long).unwrap();
        let mut parts = long.chunks(32).map(<[u8]>::to_vec).collect::<Vec<_>>();
        parts.extend((0..5).map(|_| expansion.bytes().to_vec()));
        parts.push(expansion.try_next_u64().unwrap().to_le_bytes().to_vec());
        parts.push(expansion.try_next_u32().unwrap().to_le_bytes().to_vec());
        let mut beginnings: Vec<&[u8]> = parts.iter().map(|part| &part[..4]).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        assert_eq!(beginnings.len(), parts.len());
    }
}
