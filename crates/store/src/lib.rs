//! Konventa.
