"""Computes every figure of a data set, from docs/statistics.md alone, with libraries where possible.

Scores are whole numbers, divided by the number of items at the end: given shares, a library finds a
tiny variance if all differences are equal. An undefined figure is None, the end of a bootstrap
interval is a Range.
"""

import math
import warnings

import mpmath
import numpy as np
import pandas
import pingouin
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable, mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

import drawn
from cases import LANGUAGES
from noncentral import noncentrality

COUNTRY, VERSION, DAY = "ME", "v", "2026-11-24"
Z = stats.norm.ppf(0.975)


class Students:
    """The students who took both quizzes: one row per student, one letter per item; their lecture and language."""

    def __init__(self, items, records):
        paired = [record for record in records if record[2] is not None and record[3] is not None]
        times = [record[4] for record in paired]
        letters = lambda place: np.repeat(
            np.array([list(record[place]) for record in paired]).reshape(len(paired), items), times, axis=0
        )
        self.items = items
        self.before, self.after = letters(2), letters(3)
        self.lecture = np.repeat([-1 if record[0] is None else record[0] for record in paired], times)
        self.language = np.repeat([LANGUAGES.index(record[1]) for record in paired], times)
        self.derive()

    def derive(self):
        self.right_before, self.right_after = self.before == "c", self.after == "c"
        self.x, self.y = self.right_before.sum(axis=1), self.right_after.sum(axis=1)
        self.d = self.y - self.x
        self.n = len(self.x)

    def where(self, mask):
        part = object.__new__(Students)
        part.items = self.items
        for name in ["before", "after", "lecture", "language"]:
            setattr(part, name, getattr(self, name)[mask])
        part.derive()
        return part


def expected(case):
    """Returns the expected report, without its scope and its texts."""
    items, records = case["items"], case["records"]
    all_paired = Students(items, records)
    count = lambda kind: sum(record[4] for record in records if kind(record))
    pre_only = count(lambda record: record[3] is None)
    lectures = [(index, all_paired.where(all_paired.lecture == index)) for index in np.unique(all_paired.lecture)]
    lectures = [(index, part) for index, part in lectures if index >= 0]
    languages = [(index, all_paired.where(all_paired.language == index)) for index in np.unique(all_paired.language)]
    n = all_paired.n
    return {
        "versions": [{"version": VERSION, "paired": n, "counted": True}] if n else [],
        "items_asked": items if records else 0,
        "n": {
            "paired": n,
            "pre_only": pre_only,
            "post_only": count(lambda record: record[2] is None),
            # None of these records came with a ticket.
            "without_ticket": n,
        },
        "score": {
            "pre": score(all_paired.x, all_paired.before, items),
            "post": score(all_paired.y, all_paired.after, items),
        },
        "difference": difference(all_paired),
        "tests": {"paired_t": paired_t(all_paired), "wilcoxon": wilcoxon(all_paired.d)},
        "effect": effect(all_paired),
        "gain": gain(all_paired, [part for _, part in lectures]),
        "reliability": {"pre": reliability(all_paired.right_before), "post": reliability(all_paired.right_after)},
        "attrition": attrition(items, records, pre_only, n),
        "items": each_item(all_paired) if n else [],
        "distribution": distribution(all_paired),
        "countries": [compared(COUNTRY, all_paired)] if n else [],
        "languages": [compared(LANGUAGES[index], part) for index, part in languages],
        # These lectures have no place, and all were in one month.
        "places": [],
        "months": [compared(DAY[:7], all_paired)] if n else [],
        "lectures": {
            "icc": intraclass([part.d for _, part in lectures]),
            "each": [
                {"place": None, "day": DAY, **compared(lecture_name(index), part)} for index, part in lectures
            ],
        },
        "bias": bias(languages),
        "retention": retention(items, case["followups"]),
    }


def wilson(name, right):
    """Wilson's interval of a share."""
    low, high = proportion_confint(int(right.sum()), len(right), method="wilson")
    return {f"{name}_ci_low": float(low), f"{name}_ci_high": float(high)}


def lecture_name(index):
    return f"lecture-{index:02}"


def item_name(place):
    return f"item-{place:02}"


def mean(values):
    """The mean of whole numbers, so that their order does not matter."""
    return int(np.sum(values)) / len(values) if len(values) else None


def shared(figure, parts):
    return None if figure is None else figure / parts


def deviation(values):
    """The standard deviation with n - 1."""
    return float(np.std(values, ddof=1)) if len(values) > 1 else None


def varies(values):
    return len(values) > 1 and bool(np.any(values != values[0]))


def score(right, letters, items):
    n = len(right)
    quantile = lambda share: float(np.quantile(right, share, method="linear")) / items if n else None
    return {
        "mean": shared(mean(right), items),
        "sd": shared(deviation(right), items),
        "median": quantile(0.5),
        "q1": quantile(0.25),
        "q3": quantile(0.75),
        "floor": mean(right == 0),
        "ceiling": mean(right == items),
        "unsure": mean((letters == "u").ravel()),
    }


def interval_of_mean(d, items):
    if not varies(d):
        return None, None
    low, high = stats.t.interval(0.95, len(d) - 1, loc=d.mean(), scale=d.std(ddof=1) / math.sqrt(len(d)))
    return low / items, high / items


def difference(students):
    low, high = interval_of_mean(students.d, students.items)
    return {
        "mean": shared(mean(students.d), students.items),
        "sd": shared(deviation(students.d), students.items),
        "ci_low": low,
        "ci_high": high,
    }


def paired_t(students):
    df = students.n - 1 if students.n > 1 else None
    if not varies(students.d):
        return {"t": None, "df": df, "p": None}
    found = stats.ttest_rel(students.y, students.x)
    return {"t": found.statistic, "df": df, "p": found.pvalue}


def wilcoxon(d):
    left = d[d != 0]
    n = len(left)
    if n == 0:
        return {"w": None, "p": None, "n": 0 if len(d) else None, "method": None, "rank_biserial": None}
    distinct = len(np.unique(np.abs(left))) == n
    method = "exact" if n <= 50 and distinct else "asymptotic"
    found = stats.wilcoxon(left, zero_method="wilcox", correction=False, method=method)
    ranks = stats.rankdata(np.abs(left))
    up, down = ranks[left > 0].sum(), ranks[left < 0].sum()
    return {
        "w": found.statistic,
        "p": found.pvalue,
        "n": n,
        "method": "exact" if method == "exact" else "normal",
        "rank_biserial": (up - down) / (up + down),
    }


def hedges_factor(m):
    """Hedges' J, by mpmath: differences of large logarithms of the gamma function lose digits."""
    with mpmath.workdps(30):
        half = mpmath.mpf(m) / 2
        return float(mpmath.gammaprod([half], [half - 0.5]) / mpmath.sqrt(half))


def effect(students):
    n = students.n
    d_z = d_av = None
    ends_z = ends_av = (None, None)
    if varies(students.d):
        d_z = students.d.mean() / students.d.std(ddof=1)
        deltas = noncentrality(d_z * math.sqrt(n), n - 1)
        ends_z = tuple(delta / math.sqrt(n) for delta in deltas)
    if varies(students.x) or varies(students.y):
        average = math.sqrt((students.x.var(ddof=1) + students.y.var(ddof=1)) / 2)
        d_av = students.d.mean() / average
        if d_z is not None:
            ends_av = tuple(end * students.d.std(ddof=1) / average for end in ends_z)
    factor = hedges_factor(n - 1) if n > 2 else None
    figures = {}
    for name, value, (low, high) in [("z", d_z, ends_z), ("av", d_av, ends_av)]:
        of_d = {f"d_{name}": value, f"d_{name}_ci_low": low, f"d_{name}_ci_high": high}
        corrected = lambda figure: None if figure is None or factor is None else figure * factor
        figures |= of_d
        figures |= {key.replace("d_", "hedges_g_", 1): corrected(figure) for key, figure in of_d.items()}
    return figures


def gain(students, lectures):
    x, y, items, n = students.x, students.y, students.items, students.n
    left = x < items
    individual = [(b - a) / (items - a) for a, b in zip(x[left].tolist(), y[left].tolist())]
    some = ~((x == y) & ((x == 0) | (x == items)))
    change = [
        (b - a) / (items - a) if b > a else (b - a) / a if b < a else 0.0
        for a, b in zip(x[some].tolist(), y[some].tolist())
    ]
    low, high = drawn.of_students(x, y, items)
    cluster_low, cluster_high = drawn.of_lectures(
        [(part.n, int(part.x.sum()), int(part.y.sum())) for part in lectures], items
    )
    return {
        "class_g": class_gain(students),
        "class_g_ci_low": low,
        "class_g_ci_high": high,
        "cluster_ci_low": cluster_low,
        "cluster_ci_high": cluster_high,
        "mean_individual_g": math.fsum(individual) / len(individual) if individual else None,
        "individual_undefined": n - len(individual) if n else None,
        "mean_change": math.fsum(change) / len(change) if change else None,
        "change_undefined": n - len(change) if n else None,
    }


def class_gain(students):
    could = students.n * students.items - int(students.x.sum())
    return int(students.d.sum()) / could if could else None


def reliability(right):
    none = {"kr20": None, "ci_low": None, "ci_high": None}
    n, items = right.shape
    if items < 2 or not varies(right.sum(axis=1)):
        return none
    alpha, rounded = pingouin.cronbach_alpha(pandas.DataFrame(right.astype(int)), ci=0.95)
    # pingouin rounds Feldt's interval to three decimals, so it is computed here and compared with pingouin's.
    df = (n - 1, (n - 1) * (items - 1))
    low, high = (1 - (1 - alpha) * stats.f.isf(tail, *df) for tail in (0.025, 0.975))
    assert np.allclose([low, high], rounded, atol=6e-4), (low, high, rounded)
    return {"kr20": alpha, "ci_low": low, "ci_high": high}


def attrition(items, records, pre_only, paired):
    rights = [(record[2].count("c"), record[4]) for record in records if record[3] is None]
    return {
        "lost": pre_only / (pre_only + paired) if pre_only + paired else None,
        "pre_only_mean": sum(right * n for right, n in rights) / (pre_only * items) if pre_only else None,
    }


def discrimination(right, total):
    """The point-biserial correlation of an item with the number of other items correct."""
    rest = total - right
    return float(stats.pointbiserialr(right, rest).statistic) if varies(right) and varies(rest) else None


def each_item(students):
    figures = [item(students, place) for place in range(students.items)]
    corrected = multipletests([figure["mcnemar_p"] for figure in figures], method="holm")[1]
    for figure, p in zip(figures, corrected):
        figure["mcnemar_p_holm"] = float(p)
    return figures


def item(students, place):
    n = students.n
    before, after = students.right_before[:, place], students.right_after[:, place]
    unsure = students.before[:, place] == "u"
    kept, gained = int((before & after).sum()), int((~before & after).sum())
    lost, never = int((before & ~after).sum()), int((~before & ~after).sum())
    # None of the libraries has Bonett and Price's interval.
    p, q = (gained + 1) / (n + 2), (lost + 1) / (n + 2)
    half = Z * math.sqrt((p + q - (p - q) ** 2) / (n + 2))
    return {
        "item": item_name(place),
        "pre_right": mean(before),
        **wilson("pre_right", before),
        "post_right": mean(after),
        **wilson("post_right", after),
        "kept": kept,
        "gained": gained,
        "lost": lost,
        "never": never,
        "difference": (gained - lost) / n,
        "difference_ci_low": max(-1.0, p - q - half),
        "difference_ci_high": min(1.0, p - q + half),
        "mcnemar_p": float(mcnemar([[kept, lost], [gained, never]], exact=True).pvalue),
        "discrimination_pre": discrimination(before.astype(int), students.x),
        "discrimination_post": discrimination(after.astype(int), students.y),
        "unsure_pre": int(unsure.sum()),
        "unsure_to_right": int((unsure & after).sum()),
    }


def distribution(students):
    pairs, counts = np.unique(np.stack([students.x, students.y], axis=1), axis=0, return_counts=True)
    return [{"pre": int(x), "post": int(y), "n": int(n)} for (x, y), n in zip(pairs, counts)]


def compared(name, students):
    low, high = interval_of_mean(students.d, students.items)
    return {
        "name": name,
        "n": students.n,
        "pre": shared(mean(students.x), students.items),
        "post": shared(mean(students.y), students.items),
        "difference": shared(mean(students.d), students.items),
        "ci_low": low,
        "ci_high": high,
        "class_g": class_gain(students),
    }


def intraclass(lectures):
    """The intraclass correlation, from scipy's F = MSB / MSW; pingouin's needs lectures of equal size."""
    if len(lectures) < 2 or not varies(np.concatenate(lectures)):
        return None
    sizes = np.array([len(lecture) for lecture in lectures], dtype=float)
    if sizes.sum() == len(sizes):
        return None
    n0 = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(sizes) - 1)
    if not any(varies(lecture) for lecture in lectures):
        return 1.0
    f = stats.f_oneway(*lectures).statistic
    return (f - 1) / (f + n0 - 1)


def retention(items, followups):
    """Figures of the students who answered the follow-up: `[lecture, language, before, after, later, days, n]`."""
    times = [revisit[6] for revisit in followups]
    before, after, later = (
        np.repeat(
            np.array([list(revisit[place]) for revisit in followups]).reshape(len(followups), items) == "c", times, axis=0
        )
        for place in (2, 3, 4)
    )
    days = np.repeat(np.array([revisit[5] for revisit in followups], dtype=int), times)
    x, y, z = (right.sum(axis=1) for right in (before, after, later))
    pre, post, then = (shared(mean(right), items) for right in (x, y, z))
    low, high = interval_of_mean(z - y, items)
    return {
        "n": len(z),
        "days": float(np.median(days)) if len(days) else None,
        "pre": pre,
        "post": post,
        "later": then,
        "difference": {
            "mean": shared(mean(z - y), items),
            "sd": shared(deviation(z - y), items),
            "ci_low": low,
            "ci_high": high,
        },
        "kept": (then - pre) / (post - pre) if len(z) and y.sum() > x.sum() else None,
        "items": [
            {
                "item": item_name(place),
                "pre_right": mean(before[:, place]),
                "post_right": mean(after[:, place]),
                "later_right": mean(later[:, place]),
            }
            for place in range(items if len(z) else 0)
        ],
    }


def bias(languages):
    if not languages:
        return []
    reference_index, reference = max(languages, key=lambda language: (language[1].n, -language[0]))
    return [
        {
            "reference": LANGUAGES[reference_index],
            "focal": LANGUAGES[index],
            "n_reference": reference.n,
            "n_focal": focal.n,
            "items": [
                {"item": item_name(place), **mantel_haenszel(place, reference, focal)}
                for place in range(reference.items)
            ],
        }
        for index, focal in languages
        if index != reference_index
    ]


def mantel_haenszel(place, reference, focal):
    tables = []
    for right in np.intersect1d(reference.y, focal.y):
        rows = [group.right_after[group.y == right, place] for group in (reference, focal)]
        tables.append([[int(row.sum()), int((~row).sum())] for row in rows])
    figures = dict.fromkeys(["odds_ratio", "d_dif", "se", "chi2", "p", "class"])
    if not tables:
        return figures
    cells = np.array(tables, dtype=float)
    (a, b), (c, d) = cells[:, 0].T, cells[:, 1].T
    all_ = a + b + c + d
    pooled = StratifiedTable(tables)
    if (a * d).any() and (b * c).any():
        figures["odds_ratio"] = float(pooled.oddsratio_pooled)
        figures["d_dif"] = -2.35 * math.log(figures["odds_ratio"])
        figures["se"] = 2.35 * float(pooled.logodds_pooled_se)
    if ((a + b) * (c + d) * (a + c) * (b + d)).any():
        off = abs(float((a - (a + b) * (a + c) / all_).sum()))
        # statsmodels has no special case below ½, and computes a small p as a difference from 1.
        figures["chi2"] = 0.0 if off < 0.5 else float(pooled.test_null_odds(correction=True).statistic)
        figures["p"] = float(stats.chi2.sf(figures["chi2"], 1))
    if figures["d_dif"] is not None and figures["p"] is not None:
        size = abs(figures["d_dif"])
        if size < 1 or figures["p"] >= 0.05:
            figures["class"] = "A"
        else:
            figures["class"] = "C" if size >= 1.5 and (size - 1) / figures["se"] > 1.645 else "B"
    return figures


# Constant samples are handled above; nearly constant ones are intended here.
warnings.filterwarnings("ignore", category=stats.ConstantInputWarning)
warnings.filterwarnings("ignore", category=stats.NearConstantInputWarning)
