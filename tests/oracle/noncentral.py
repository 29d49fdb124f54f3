"""Noncentralities of t: its distribution is integrated, and what comes out goes into scipy's, which adds up a series. Every
twentieth result is computed again by mpmath with 30 digits."""

import mpmath
import numpy as np
from scipy import optimize, special, stats

NODES, WEIGHTS = np.polynomial.legendre.leggauss(2000)
calls = 0


def noncentrality(t, df):
    """The two noncentralities for which t is the 97.5th and the 2.5th percentile."""
    global calls
    calls += 1
    if t < 0:
        low, high = noncentrality(-t, df)
        return -high, -low
    low, high = (found(t, df, p) for p in (0.975, 0.025))
    for delta, p in ((low, 0.975), (high, 0.025)):
        assert abs(stats.nct.cdf(t, df, delta) - p) < 1e-12, (t, df, delta)
    if calls % 20 == 0:
        for delta, p in ((low, 0.975), (high, 0.025)):
            # One step of Newton's from 30 digits: so far off the result is.
            off = (exact(t, df, delta) - p) / slope(t, df, delta)
            assert abs(off) <= 1e-11 * max(1, abs(delta)), (t, df, delta, off)
    return low, high


def found(t, df, p):
    width = 40 + 6 * t
    return optimize.brentq(lambda delta: below(t, df, delta) - p, t - width, t + width, xtol=1e-14, rtol=1e-15)


def window(df):
    """Where s = √(χ²/df) is."""
    half = 12 / np.sqrt(2 * df)
    return max(0.0, 1 - half), 1 + half


def density(s, df):
    """Of s, up to the constant of chi; df large needs the logarithms near 0."""
    return np.exp((df - 1) * np.log(s) - df * (s * s - 1) / 2)


def below(t, df, delta):
    """P(T ≤ t) = ∫ Φ(ts − δ) f(s) ds. The smaller side is integrated, and the integral is divided by that of f."""
    low, high = window(df)
    s = low + (high - low) * (NODES + 1) / 2
    weights = WEIGHTS * density(s, df)
    return float((weights * special.ndtr(t * s - delta)).sum() / weights.sum())


def slope(t, df, delta):
    return (below(t, df, delta + 1e-5) - below(t, df, delta - 1e-5)) / 2e-5


def exact(t, df, delta):
    with mpmath.workdps(30):
        t, df, delta = mpmath.mpf(t), mpmath.mpf(df), mpmath.mpf(delta)
        f = lambda s: mpmath.exp((df - 1) * mpmath.log(s) - df * (s * s - 1) / 2)
        low, high = (mpmath.mpf(end) for end in window(float(df)))
        # Where Φ rises, with pieces narrow enough for both.
        middle = delta / t if t else mpmath.mpf(1)
        near = [middle + step / t for step in (-9, 0, 9)] if t else []
        ends = sorted({low, high, *(low + (high - low) * i / 4 for i in range(1, 4))} | {s for s in near if low < s < high})
        value = mpmath.quad(lambda s: mpmath.ncdf(t * s - delta) * f(s), ends)
        return float(value / mpmath.quad(f, ends))
