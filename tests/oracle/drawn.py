"""Computes where the ends of bootstrap intervals may lie.

If the distribution of all resamples can be computed, nothing is drawn here. Then only the ten
thousand resamples of the report are random, and the standard error of their order statistics is
known.
"""

from itertools import combinations_with_replacement
from math import lgamma, sqrt

import numpy as np
from scipy import fft

RESAMPLES = 10_000
TAIL = 0.025
# Tolerance in standard errors: of 3,000 ends per run, one would be further off in a thousand years.
WIDE = 5
# Up to WAYS ways to draw lectures are enumerated; beyond that, LARGE_RUN of them are drawn.
WAYS = 100_000
LARGE_RUN = 1_000_000


class Range(tuple):
    """The lowest and the highest value, and whether the figure may be undefined."""


def of_students(x, y, items):
    """Ends over n students drawn from n.

    The distribution of the sums of correct answers before and after is that of one student convolved n times with
    itself, by Fourier transform. Sums are taken modulo a length of more than 20 standard deviations.
    """
    n = len(x)
    if n == 0:
        return None, None
    sides, lows = [], []
    for right in (x, y):
        spread = sqrt(n) * float(np.std(right))
        lows.append(max(0, int(n * right.mean() - 10 * spread) - items))
        sides.append(fft.next_fast_len(min(n * items + 1, int(20 * spread) + 3 * items + 3), real=True))
    one = np.zeros(sides)
    np.add.at(one, (x % sides[0], y % sides[1]), 1 / n)
    both = fft.irfft2(fft.rfft2(one) ** n, s=sides)
    sums = [low + (np.arange(side) - low) % side for low, side in zip(lows, sides)]
    before, after = np.meshgrid(*sums, indexing="ij")
    likely = (both > 1e-15) & (before <= n * items) & (after <= n * items)
    return ends(after[likely] - before[likely], n * items - before[likely], both[likely], RESAMPLES)


def of_lectures(lectures, items):
    """Ends over lectures, each given as (students, correct before, correct after)."""
    many = len(lectures)
    if many < 2:
        return None, None
    table = np.array(lectures)
    if np.exp(lgamma(2 * many) - lgamma(many + 1) - lgamma(many)) < WAYS:
        ways = np.array(list(combinations_with_replacement(range(many), many)))
        times = (ways[:, :, None] == np.arange(many)).sum(axis=1)
        logs = lgamma(many + 1) - np.vectorize(lgamma)(times + 1.0).sum(axis=1) - many * np.log(many)
        chance, large = np.exp(logs), None
    else:
        times = np.random.default_rng(many).multinomial(many, np.ones(many) / many, LARGE_RUN)
        chance, large = np.full(LARGE_RUN, 1 / LARGE_RUN), LARGE_RUN
    n, before, after = (times @ table[:, column] for column in range(3))
    return ends(after - before, n * items - before, chance, RESAMPLES, large)


def ends(gained, could, chance, resamples, large=None):
    """Returns the ranges of the 250th and the 9,750th of ten thousand gains."""
    error = sqrt(TAIL * (1 - TAIL) * (1 / resamples + (1 / large if large else 0)))
    some = could > 0
    nothing_left = float(chance[~some].sum())
    # Too many resampled classes had everything correct before.
    error_of_none = sqrt(max(nothing_left * (1 - nothing_left), 1e-12) * (1 / resamples + (1 / large if large else 0)))
    if nothing_left > TAIL + WIDE * error_of_none:
        return None, None
    may_be_none = nothing_left > TAIL - WIDE * error_of_none
    gains = gained[some] / could[some]
    order = np.argsort(gains)
    gains, chance = gains[order], chance[some][order]
    total = np.cumsum(chance)

    def between(low, high):
        """The range between two shares of the distribution; both may be beyond its ends."""
        last = len(gains) - 1
        first, second = (min(int(np.searchsorted(total, share)), last) for share in (low, high))
        return Range((float(gains[first]), float(gains[second]), may_be_none))

    # Classes without a gain count beyond both ends; their number is random too.
    low = between(TAIL - WIDE * error - nothing_left, TAIL + WIDE * error - nothing_left)
    high = between(1 - TAIL - WIDE * error, 1 - TAIL + WIDE * error)
    return low, high
