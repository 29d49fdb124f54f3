"""Random data sets: answers that students may give, and answers that they never would.

A data set has two lists. Each of its `records`, `[lecture, language, before, after, n]`, stands for
n students with the same answers. `lecture` is a number or None. `before` and `after` have a letter
for each item (c correct, w wrong, u "I don't know", b left open), or are None if the quiz was not
taken. Each of its `followups`, `[lecture, language, before, after, later, days, n]`, stands for n of
these students who answered the follow-up that number of days later.

A combination of lecture and language is called a cell here. Each cell has ten or more paired
records, and ten or more with one quiz only, or none. So the groups of the report are exactly these
cells, and disclosure control has nothing to merge. Ten or more students of a cell answered the
follow-up and ten or more did not, or all did, or none.
"""

import numpy as np

SEED = 20_261_124
SMALLEST = 10
# Some languages, in the order of `Language::ALL`: of two with equally many students, the first is the reference.
LANGUAGES = ["en", "cnr", "sq", "sr-Latn", "sr-Cyrl"]


# Data sets that are small for what they cover: intervals over many lectures; students drawn by
# kinds; large bias, and bias whose class is lower because of its error or size; Wilcoxon's test
# with few ties, and exact with losses; resampled classes without a gain, and too many of these.
TELLING = [21, 478, 922, 582, 763, 868, 933, 811, 651, 765, 865, 936, 776, 956]


def cases(count):
    """Returns the first `count` data sets. Each has its own random numbers, so they do not depend on `count`."""
    return [case(index) for index in range(count)]


def golden_cases(count):
    """Returns the data sets of the committed file: small ones, and others that cover what small ones do not."""
    return [case(index, most=70, most_items=8) for index in range(count - len(TELLING))] + [case(index) for index in TELLING]


def case(index, most=2000, most_items=15):
    rng = np.random.default_rng([SEED, index, most])
    kind = KINDS[index % len(KINDS)]
    n = int(round(10 * (most / 10) ** rng.random()))
    if rng.random() < 0.1:
        n = int(rng.integers(10, 14))
    items = int(rng.integers(1, most_items + 1))
    data = DataSet(rng, n, items)
    data.most = most
    kind(data)
    name = f"{index}: {kind.__name__}"
    return {"name": name, "items": data.items, "records": data.records(), "followups": data.followups()}


class DataSet:
    """Students and their answers. `before` and `after` are letters, one row per student."""

    def __init__(self, rng, n, items):
        self.rng, self.n, self.items = rng, n, items
        self.cells = [(None, str(rng.choice(LANGUAGES)))]
        self.others = rng.random() < 0.5
        self.most = n

    def divide(self, lectures, languages):
        """Divides students into cells of ten or more; drops random cells if there are too few students."""
        rng = self.rng
        chosen = sorted(rng.choice(len(LANGUAGES), languages, replace=False))
        cells = []
        for lecture in lectures:
            spoken = rng.permutation(chosen)[: rng.integers(1, languages + 1)] if len(lectures) > 1 else chosen
            cells += [(lecture, LANGUAGES[language]) for language in spoken]
        order = rng.permutation(len(cells))[: max(1, self.n // SMALLEST)]
        self.cells = [cells[place] for place in sorted(order)]

    def in_cells(self):
        """Returns the cell of each student: ten in each cell, the others anywhere, some cells larger than others."""
        size = len(self.cells)
        weights = self.rng.dirichlet(np.ones(size))
        if size > 1 and self.rng.random() < 0.1:
            weights = np.ones(size) / size
            self.n -= self.n % size
        sizes = np.full(size, SMALLEST)
        rest = self.n - sizes.sum()
        if np.all(weights == weights[0]):
            sizes += rest // size
        else:
            sizes += self.rng.multinomial(rest, weights)
        return np.repeat(np.arange(size), sizes)

    def answer(self, learn=None, spread=None, shift=0.0, bias=False):
        """Draws answers: students know more or less, items are harder or easier, lectures are better or worse."""
        rng = self.rng
        self.cell = self.in_cells()
        shape = (self.n, self.items)
        know = rng.normal(shift, 1.0 if spread is None else spread, self.n)
        hard = rng.normal(0, 1, self.items)
        logit = know[:, None] - hard[None, :]
        if bias:
            # Some items are harder in some languages.
            names = sorted({language for _, language in self.cells})
            harder = rng.normal(0, rng.choice([0.0, 0.7, 2.0]), (len(names), self.items))
            of_cell = np.array([names.index(language) for _, language in self.cells])
            logit = logit - harder[of_cell[self.cell]]
        right = rng.random(shape) < 1 / (1 + np.exp(-logit))
        lectures = sorted({str(lecture) for lecture, _ in self.cells})
        better = np.clip(rng.normal(0.5 if learn is None else learn, rng.choice([0, 0.05, 0.2]), len(lectures)), 0.02, 0.98)
        of_cell = np.array([lectures.index(str(lecture)) for lecture, _ in self.cells])
        gains = better[of_cell[self.cell]]
        if bias:
            gains = gains[:, None] / (1 + np.exp(-logit)) + 0.1
        else:
            gains = gains[:, None]
        after = np.where(right, rng.random(shape) < rng.uniform(0.8, 1.0), rng.random(shape) < gains)
        self.set(right, after)

    def set(self, before, after):
        """Sets the answers from arrays of correct and not correct."""
        self.before, self.after = self.letters(before), self.letters(after)
        self.n = len(before)

    def letters(self, right):
        others = self.rng.choice(list("wub"), right.shape, p=self.rng.dirichlet([3, 2, 1]))
        return np.where(right, "c", others)

    def one_cell(self):
        self.cell = np.zeros(self.n, dtype=int)

    def records(self):
        counts = {}
        for cell, before, after in zip(self.cell, self.before, self.after):
            add(counts, self.cells[cell], "".join(before), "".join(after))
        if self.others:
            for cell in self.cells:
                for quiz in range(2):
                    if self.rng.random() < 0.6:
                        for _ in range(self.rng.integers(SMALLEST, max(SMALLEST + 3, min(self.most // 8, self.n)))):
                            letters = "".join(self.rng.choice(list("cwub"), self.items, p=[0.4, 0.3, 0.2, 0.1]))
                            add(counts, cell, *((letters, None) if quiz == 0 else (None, letters)))
        return [[*key, n] for key, n in counts.items()]

    def followups(self):
        """Draws follow-ups.

        Most is retained, some forgotten, a little learned; or nothing changes, or everything is forgotten.
        """
        rng = self.rng
        if rng.random() < 0.4:
            return []
        right = self.after == "c"
        kept, learned = rng.uniform(0.5, 1.0), rng.uniform(0, 0.3)
        later = np.where(right, rng.random(right.shape) < kept, rng.random(right.shape) < learned)
        how = rng.random()
        if how < 0.1:
            later = right
        elif how < 0.2:
            later[:] = False
        letters = self.letters(later)
        weeks = int(rng.integers(2, 30))
        counts = {}
        for place, cell in enumerate(self.cells):
            students = np.flatnonzero(self.cell == place)
            for student in rng.permutation(students)[: self.back(len(students))]:
                quizzes = ("".join(quiz[student]) for quiz in (self.before, self.after, letters))
                add(counts, cell, *quizzes, 7 * weeks + int(rng.integers(0, 12)))
        return [[*key, n] for key, n in counts.items()]

    def back(self, students):
        """Draws how many of `students` answer the follow-up, so that neither they nor the others are one to nine."""
        how = self.rng.random()
        if how < 0.2:
            return 0
        if how < 0.3 or students < 2 * SMALLEST:
            return students if students >= SMALLEST else 0
        return int(self.rng.integers(SMALLEST, students - SMALLEST + 1))


def add(counts, cell, *answers):
    key = (*cell, *answers)
    counts[key] = counts.get(key, 0) + 1


def ordinary(data):
    data.answer(learn=data.rng.uniform(0, 0.9), shift=data.rng.normal(0, 1))


def heavy_ties(data):
    data.items = min(data.items, int(data.rng.integers(2, 4)))
    data.answer(spread=0.2)


def no_variance(data):
    """All students have the same outcomes, before and after."""
    before, after = data.rng.random((2, data.items)) < 0.5
    data.one_cell()
    data.set(np.tile(before, (data.n, 1)), np.tile(after, (data.n, 1)))


def perfect_before(data):
    data.answer()
    data.before[:] = "c"


def perfect_after(data):
    data.answer()
    data.after[:] = "c"
    if data.rng.random() < 0.2:
        data.before[:] = "c"


def all_unsure(data):
    data.answer()
    which = data.rng.integers(3)
    if which != 1:
        data.before[:] = "u"
    if which != 0:
        data.after[:] = "u"


def one_item(data):
    data.items = 1
    data.answer()


def equal_differences(data):
    """Scores vary, and all students gain (or lose) the same."""
    rng, items = data.rng, data.items
    change = int(rng.integers(0, items + 1))
    rows = []
    for _ in range(data.n):
        x = int(rng.integers(0, items - change + 1))
        order = rng.permutation(items)
        before, after = np.zeros((2, items), dtype=bool)
        before[order[:x]] = True
        after[order[: x + change]] = True
        rows.append((before, after))
    before, after = (np.array(quiz) for quiz in zip(*rows))
    data.one_cell()
    data.set(*((before, after) if rng.random() < 0.7 else (after, before)))


def few_changed(data):
    """Few scores change, mostly no two by the same amount, so Wilcoxon's test is exact."""
    rng, items = data.rng, data.items
    data.answer()
    right = data.before == "c"
    after = right.copy()
    sizes = rng.permutation(np.arange(1, items + 1))[: rng.integers(1, items + 1)]
    for student, size in zip(rng.permutation(data.n), sizes):
        start = int(rng.integers(0, items - size + 1))
        order = rng.permutation(items)
        low, high = np.isin(np.arange(items), order[:start]), np.isin(np.arange(items), order[: start + size])
        right[student], after[student] = (low, high) if rng.random() < 0.7 else (high, low)
    if rng.random() < 0.3:
        # Another student changes by one item: a tie.
        right[0], after[0] = False, False
        after[0, 0] = True
    data.set(right, after)


def one_apart(data):
    """All students but one gain the same, which gives the largest possible effects."""
    rng, items = data.rng, data.items
    data.one_cell()
    before = np.zeros((data.n, items), dtype=bool)
    after = np.zeros((data.n, items), dtype=bool)
    after[:, : int(rng.integers(0, items + 1))] = True
    after[0] = ~after[0] if rng.random() < 0.5 else False
    after[0, 0] = not after[1, 0]
    data.set(*((before, after) if rng.random() < 0.7 else (after, before)))


def little_left(data):
    """Most had everything correct before, so some resampled classes have no gain."""
    data.answer()
    if data.rng.random() < 0.3:
        all_right = data.rng.random(data.n) < data.rng.choice([0.5, 0.75, 0.9])
    else:
        # If m students had something left to learn, about e^-m of the resampled classes have no gain: from a few in ten
        # thousand to more than lie beyond an end of the interval.
        all_right = data.rng.permutation(data.n) >= data.rng.integers(2, 8)
    data.before[all_right] = "c"


def lost_much(data):
    data.answer()
    data.before, data.after = data.after, data.before


def several_lectures(data):
    several(data)
    data.divide(lectures(data, without=0.3), 1)
    data.answer(learn=data.rng.uniform(0.1, 0.8))


def two_languages(data):
    several(data)
    data.divide([None], 2)
    data.answer(bias=True)


def three_languages(data):
    several(data)
    data.divide([None], 3)
    data.answer(bias=True)


def lectures_and_languages(data):
    several(data)
    data.divide(lectures(data, without=0.5), int(data.rng.integers(2, 4)))
    data.answer(bias=True)


def lectures_alike(data):
    """All students of a lecture have the same difference: nothing varies within lectures."""
    rng, items = data.rng, data.items
    several(data)
    data.divide(lectures(data, without=0.0), 1)
    data.cell = data.in_cells()
    rights = rng.integers(0, items + 1, len(data.cells))
    if rng.random() < 0.3:
        rights[:] = rights[0]
    after = np.arange(items)[None, :] < rights[data.cell][:, None]
    data.set(np.zeros((data.n, items), dtype=bool), after)


def nobody_came_back(data):
    """No student took both quizzes."""
    data.n = 0
    data.one_cell()
    data.set(*np.zeros((2, 0, data.items), dtype=bool))
    data.others, data.n = True, 40


def several(data):
    """Makes sure that there are enough students for several cells."""
    data.n = max(data.n, int(data.rng.integers(30, 61)))


def lectures(data, without):
    """Draws lecture numbers, sometimes with None for students at home."""
    most = int(data.rng.choice([2, 3, 5, 9, 25]))
    numbers = list(range(int(data.rng.integers(2, most + 1))))
    return ([None] if data.rng.random() < without else []) + numbers


# Data sets take these in turn; ordinary ones occur more often.
KINDS = [
    ordinary, several_lectures, heavy_ties, two_languages, no_variance, few_changed, ordinary, perfect_before,
    lectures_and_languages, perfect_after, all_unsure, one_item, equal_differences, three_languages, one_apart,
    ordinary, little_left, lost_much, lectures_alike, nobody_came_back,
]
