//! What Konventa is about, as plain data and pure functions: no input or output, no clock, no randomness.
