"""Noncentralities of t, by numerical integration of its distribution.

Each result is checked with scipy's distribution, which sums a series, and every twentieth also with
mpmath and 30 digits.
"""

import mpmath
import numpy as np
from scipy import optimize, special, stats

NODES, WEIGHTS = np.polynomial.legendre.leggauss(2000)
calls = 0


def noncentrality(t, df):
    """Returns the two noncentralities for which t is the 97.5th and the 2.5th percentile."""
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
            # The error of the result: one Newton step, with 30 digits.
            off = (exact(t, df, delta) - p) / slope(t, df, delta)
            assert abs(off) <= 1e-11 * max(1, abs(delta)), (t, df, delta, off)
    return low, high


def found(t, df, p):
    width = 40 + 6 * t
    return optimize.brentq(lambda delta: below(t, df, delta) - p, t - width, t + width, xtol=1e-14, rtol=1e-15)


def window(df):
    """The range that holds s = √(χ²/df)."""
    half = 12 / np.sqrt(2 * df)
    return max(0.0, 1 - half), 1 + half


def density(s, df):
    """The density of s, up to the constant of chi. Written so that the exponent stays near 0 for large df."""
    return np.exp((df - 1) * np.log(s) - df * (s * s - 1) / 2)


def below(t, df, delta):
    """P(T ≤ t) = ∫ Φ(ts − δ) f(s) ds, divided by ∫ f(s) ds."""
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
        # Break points around the rise of Φ, with pieces narrow enough for both functions.
        middle = delta / t if t else mpmath.mpf(1)
        near = [middle + step / t for step in (-9, 0, 9)] if t else []
        ends = sorted({low, high, *(low + (high - low) * i / 4 for i in range(1, 4))} | {s for s in near if low < s < high})
        value = mpmath.quad(lambda s: mpmath.ncdf(t * s - delta) * f(s), ends)
        return float(value / mpmath.quad(f, ends))
