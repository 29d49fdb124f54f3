//! What a class learned of what it could still learn.

/// Class normalised gain `(post − pre) / (1 − pre)` of the class means, each 0 to 1: R. R. Hake,
/// "Interactive-engagement versus traditional methods", American Journal of Physics 66 (1998), 64. `None` where
/// everything was right before, so that nothing could be learned.
#[must_use]
pub fn class_gain(pre: f64, post: f64) -> Option<f64> {
    let gain = (post - pre) / (1.0 - pre);
    gain.is_finite().then_some(gain)
}
