#!/usr/bin/env python3
"""Computes the main figures from records.csv and compares them with report.json.

Needs Python 3.9 or newer and nothing else. Ends with 1 where a figure differs by more than 1e-9.
"""

import csv
import json
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOLERANCE = 1e-9


def beta_fraction(a, b, x):
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    tiny = 1e-300
    c = 1.0
    d = 1.0 / (1.0 - (a + b) * x / (a + 1.0) or tiny)
    value = d
    for m in range(1, 100_000):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 / (1.0 + step * d or tiny)
            c = 1.0 + step / c or tiny
            value *= c * d
        if abs(c * d - 1.0) < 1e-15:
            break
    return value


def log_half_step(a):
    """log(gamma(a + 1/2) / gamma(a)), also where both are too large to be subtracted."""
    if a < 30.0:
        return math.lgamma(a + 0.5) - math.lgamma(a)
    series = (-1 / 8, 1 / 192, -1 / 640, 17 / 14336)
    return math.log(a) / 2.0 + sum(term / a ** (2 * place + 1) for place, term in enumerate(series))


def t_two_sided(t, df):
    """The chance of a t at least as far from 0: an incomplete beta function of df / 2 and 1 / 2."""
    if t == 0.0:
        return 1.0
    a, x, y = df / 2.0, df / (df + t * t), t * t / (df + t * t)
    factor = math.exp(log_half_step(a) - math.log(math.pi) / 2.0 - a * math.log1p(t * t / df) + math.log(y) / 2.0)
    if x < (a + 1.0) / (a + 2.5):
        return factor * beta_fraction(a, 0.5, x) / a
    return 1.0 - factor * beta_fraction(0.5, a, y) * 2.0


def t_quantile_975(df):
    """Where t is exceeded with a chance of 2.5 percent, by halving."""
    low, high = 0.0, 2.0
    while t_two_sided(high, df) > 0.05:
        high *= 2.0
    for _ in range(200):
        middle = (low + high) / 2.0
        if t_two_sided(middle, df) > 0.05:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def mcnemar(gained, lost):
    """Exact: the chance of so uneven a split of all who changed, by a fair coin."""
    n, fewer = gained + lost, min(gained, lost)
    # Every term as a multiple of the largest one, outwards from it until nothing is left.
    largest = n // 2
    weights = {largest: 1.0}
    weight = 1.0
    for k in range(largest, 0, -1):
        weight *= k / (n - k + 1)
        if weight < 1e-300:
            break
        weights[k - 1] = weight
    weight = 1.0
    for k in range(largest, n):
        weight *= (n - k) / (k + 1)
        if weight < 1e-300:
            break
        weights[k + 1] = weight
    below = math.fsum(weight for k, weight in weights.items() if k <= fewer)
    return min(1.0, 2.0 * below / math.fsum(weights.values()))


def holm(chances):
    """Holm's correction, in the order given."""
    corrected, highest = [0.0] * len(chances), 0.0
    for place, which in enumerate(sorted(range(len(chances)), key=lambda i: chances[i])):
        highest = max(highest, min(1.0, chances[which] * (len(chances) - place)))
        corrected[which] = highest
    return corrected


def sd(n, total, squares, unit):
    """The standard deviation with n - 1, of whole numbers, each of them worth 1 / unit."""
    return math.sqrt((n * squares - total * total) / (n * (n - 1))) / unit


def read(path):
    """The names of the items, and for each student what was right before and after."""
    with open(path, encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        header = next(table)
        items = [name[: -len(".pre")] for name in header if name.endswith(".pre")]
        places = [(header.index(item + ".pre"), header.index(item + ".post")) for item in items]
        students = [[(row[a] == "correct", row[b] == "correct") for a, b in places] for row in table]
    return items, students


def figures(items, students):
    """The main figures, by their place in the report. None where one is not defined."""
    n, k = len(students), len(items)
    before = [sum(pre for pre, _ in row) for row in students]
    after = [sum(post for _, post in row) for row in students]
    changes = [b - a for a, b in zip(before, after)]
    found = {("n", "paired"): n}
    if n == 0 or k == 0:
        return found

    def put(name, value):
        found[tuple(name.split("."))] = value

    def spread(numbers):
        return sd(n, sum(numbers), sum(x * x for x in numbers), k) if n > 1 else None

    means = [sum(numbers) / (n * k) for numbers in (before, after, changes)]
    put("score.pre.mean", means[0])
    put("score.post.mean", means[1])
    put("score.pre.sd", spread(before))
    put("score.post.sd", spread(after))
    put("difference.mean", means[2])
    s = spread(changes)
    put("difference.sd", s)
    varies = n > 1 and s > 0.0
    half = t_quantile_975(n - 1) * s / math.sqrt(n) if varies else None
    put("difference.ci_low", means[2] - half if varies else None)
    put("difference.ci_high", means[2] + half if varies else None)
    t = means[2] / (s / math.sqrt(n)) if varies else None
    put("tests.paired_t.t", t)
    put("tests.paired_t.p", t_two_sided(t, n - 1) if varies else None)
    put("effect.d_z", means[2] / s if varies else None)
    left = n * k - sum(before)
    put("gain.class_g", (sum(after) - sum(before)) / left if left else None)
    chances = []
    for place, item in enumerate(items):
        pairs = [row[place] for row in students]
        gained = sum(post and not pre for pre, post in pairs)
        lost = sum(pre and not post for pre, post in pairs)
        found[("items", item, "pre_right")] = sum(pre for pre, _ in pairs) / n
        found[("items", item, "post_right")] = sum(post for _, post in pairs) / n
        chances.append(mcnemar(gained, lost))
        found[("items", item, "mcnemar_p")] = chances[-1]
    for item, chance in zip(items, holm(chances)):
        found[("items", item, "mcnemar_p_holm")] = chance
    return found


def reported(report, name):
    """A figure of the report; None where it is not defined."""
    value = report
    for part in name:
        if isinstance(value, list):
            value = next((one for one in value if one["item"] == part), None)
        else:
            value = None if value is None else value.get(part)
    return None if isinstance(value, dict) else value


def same(ours, theirs):
    """Whether two figures agree. Where no record is shown, the report may say 0 or nothing."""
    if ours is None or theirs is None:
        return (ours or None) is None and theirs is None
    return math.isclose(ours, theirs, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def main():
    items, students = read(os.path.join(HERE, "records.csv"))
    with open(os.path.join(HERE, "report.json"), encoding="utf-8") as file:
        report = json.load(file)
    if report.get("synthetic"):
        print("SYNTHETIC: the records were made up by a program.\n")
    differ = 0
    print("%-60s %14s" % ("figure", "value"))
    for name, value in figures(items, students).items():
        theirs = reported(report, name)
        agrees = same(value, theirs)
        differ += not agrees
        shown = "undefined" if value is None else "%.6g" % value
        print("%-60s %14s%s" % (".".join(name), shown, "" if agrees else "   report.json has %r" % (theirs,)))
    if differ:
        print("\n%d figures differ from report.json." % differ, file=sys.stderr)
        return 1
    print("\nAll agree with report.json.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
