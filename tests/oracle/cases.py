"""Random data sets: what a hall may have answered, and what no hall ever would.

A data set is a list of records `[lecture, language, before, after, n]`: n students alike. `lecture` is a number or None, `before`
and `after` have a letter for each item (c correct, w wrong, u "I don't know", b left open) or are None where the quiz was not taken. And of `[lecture, language, before, after, later, days, n]`: those of them who answered once
more, so many days later.

All that a report may name has at least ten records of each sort (or none), so its groups are exactly the cells of lecture and
language, and the disclosure control has nothing to merge. Of each cell ten students or more answered once more and ten or more did not,
or all did, or none.
"""

import numpy as np

SEED = 20_261_124
SMALLEST = 10
# As they are offered: of two with equally many students the first is the reference.
LANGUAGES = ["en", "cnr", "sq", "sr-Latn", "sr-Cyrl"]


# Small for what they show: intervals over many lectures; students drawn by kinds; large bias, and bias that its error or
# size makes less; Wilcoxon's test with few ties, and exact with losses; drawn classes without a gain, and too many of them.
TELLING = [21, 478, 922, 582, 763, 868, 933, 811, 651, 765, 865, 936, 776, 956]


def cases(count):
    """The first `count` data sets. Each has its own random numbers, so the first are the same however many there are."""
    return [case(index) for index in range(count)]


def golden_cases(count):
    """For the file that is committed: small ones, and some of the others that show what small ones do not."""
    return [case(index, most=70, most_items=8) for index in range(count - len(TELLING))] + [case(index) for index in TELLING]


def case(index, most=2000, most_items=15):
    rng = np.random.default_rng([SEED, index, most])
    kind = KINDS[index % len(KINDS)]
    n = int(round(10 * (most / 10) ** rng.random()))
    if rng.random() < 0.1:
        n = int(rng.integers(10, 14))
    items = int(rng.integers(1, most_items + 1))
    hall = Hall(rng, n, items)
    hall.most = most
    kind(hall)
    name = f"{index}: {kind.__name__}"
    return {"name": name, "items": hall.items, "records": hall.records(), "revisits": hall.revisits()}


class Hall:
    """Students and their answers. `before` and `after` are letters, one row a student."""

    def __init__(self, rng, n, items):
        self.rng, self.n, self.items = rng, n, items
        self.cells = [(None, str(rng.choice(LANGUAGES)))]
        self.others = rng.random() < 0.5
        self.most = n

    def divide(self, lectures, languages):
        """Into lectures and languages, each cell with ten students or more: later cells are left out where there are too few."""
        rng = self.rng
        chosen = sorted(rng.choice(len(LANGUAGES), languages, replace=False))
        cells = []
        for lecture in lectures:
            spoken = rng.permutation(chosen)[: rng.integers(1, languages + 1)] if len(lectures) > 1 else chosen
            cells += [(lecture, LANGUAGES[language]) for language in spoken]
        order = rng.permutation(len(cells))[: max(1, self.n // SMALLEST)]
        self.cells = [cells[place] for place in sorted(order)]

    def in_cells(self):
        """Which cell each student is in: ten in each, the others anywhere, some cells larger than others."""
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
        """Answers as of people who know more or less, to items that are harder or easier, in halls that are better or worse."""
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
        """Letters for right and not right."""
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

    def revisits(self):
        """Some weeks later: most is kept, some forgotten, a little learned; or nothing changed, or everything is forgotten."""
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
        """How many of so many answered once more, so that neither they nor the others are fewer than ten."""
        how = self.rng.random()
        if how < 0.2:
            return 0
        if how < 0.3 or students < 2 * SMALLEST:
            return students if students >= SMALLEST else 0
        return int(self.rng.integers(SMALLEST, students - SMALLEST + 1))


def add(counts, cell, *answers):
    key = (*cell, *answers)
    counts[key] = counts.get(key, 0) + 1


def ordinary(hall):
    hall.answer(learn=hall.rng.uniform(0, 0.9), shift=hall.rng.normal(0, 1))


def heavy_ties(hall):
    hall.items = min(hall.items, int(hall.rng.integers(2, 4)))
    hall.answer(spread=0.2)


def no_variance(hall):
    """All have the same, before and after."""
    before, after = hall.rng.random((2, hall.items)) < 0.5
    hall.one_cell()
    hall.set(np.tile(before, (hall.n, 1)), np.tile(after, (hall.n, 1)))


def perfect_before(hall):
    hall.answer()
    hall.before[:] = "c"


def perfect_after(hall):
    hall.answer()
    hall.after[:] = "c"
    if hall.rng.random() < 0.2:
        hall.before[:] = "c"


def all_unsure(hall):
    hall.answer()
    which = hall.rng.integers(3)
    if which != 1:
        hall.before[:] = "u"
    if which != 0:
        hall.after[:] = "u"


def one_item(hall):
    hall.items = 1
    hall.answer()


def equal_differences(hall):
    """Scores vary, and all gain (or lose) the same."""
    rng, items = hall.rng, hall.items
    change = int(rng.integers(0, items + 1))
    rows = []
    for _ in range(hall.n):
        x = int(rng.integers(0, items - change + 1))
        order = rng.permutation(items)
        before, after = np.zeros((2, items), dtype=bool)
        before[order[:x]] = True
        after[order[: x + change]] = True
        rows.append((before, after))
    before, after = (np.array(quiz) for quiz in zip(*rows))
    hall.one_cell()
    hall.set(*((before, after) if rng.random() < 0.7 else (after, before)))


def few_changed(hall):
    """Few scores change, mostly no two by the same: Wilcoxon's test is exact."""
    rng, items = hall.rng, hall.items
    hall.answer()
    right = hall.before == "c"
    after = right.copy()
    sizes = rng.permutation(np.arange(1, items + 1))[: rng.integers(1, items + 1)]
    for student, size in zip(rng.permutation(hall.n), sizes):
        start = int(rng.integers(0, items - size + 1))
        order = rng.permutation(items)
        low, high = np.isin(np.arange(items), order[:start]), np.isin(np.arange(items), order[: start + size])
        right[student], after[student] = (low, high) if rng.random() < 0.7 else (high, low)
    if rng.random() < 0.3:
        # One more, by one item: a tie.
        right[0], after[0] = False, False
        after[0, 0] = True
    hall.set(right, after)


def one_apart(hall):
    """All gain the same but one student: the largest effects there are."""
    rng, items = hall.rng, hall.items
    hall.one_cell()
    before = np.zeros((hall.n, items), dtype=bool)
    after = np.zeros((hall.n, items), dtype=bool)
    after[:, : int(rng.integers(0, items + 1))] = True
    after[0] = ~after[0] if rng.random() < 0.5 else False
    after[0, 0] = not after[1, 0]
    hall.set(*((before, after) if rng.random() < 0.7 else (after, before)))


def little_left(hall):
    """Most had everything right before: some drawn classes have no gain."""
    hall.answer()
    if hall.rng.random() < 0.3:
        all_right = hall.rng.random(hall.n) < hall.rng.choice([0.5, 0.75, 0.9])
    else:
        # About e^-m of them where m had something left: from a few of ten thousand to more than the ends of an interval.
        all_right = hall.rng.permutation(hall.n) >= hall.rng.integers(2, 8)
    hall.before[all_right] = "c"


def lost_much(hall):
    hall.answer()
    hall.before, hall.after = hall.after, hall.before


def several_lectures(hall):
    several(hall)
    hall.divide(lectures(hall, without=0.3), 1)
    hall.answer(learn=hall.rng.uniform(0.1, 0.8))


def two_languages(hall):
    several(hall)
    hall.divide([None], 2)
    hall.answer(bias=True)


def three_languages(hall):
    several(hall)
    hall.divide([None], 3)
    hall.answer(bias=True)


def lectures_and_languages(hall):
    several(hall)
    hall.divide(lectures(hall, without=0.5), int(hall.rng.integers(2, 4)))
    hall.answer(bias=True)


def lectures_alike(hall):
    """All of a lecture have the same difference: nothing varies within."""
    rng, items = hall.rng, hall.items
    several(hall)
    hall.divide(lectures(hall, without=0.0), 1)
    hall.cell = hall.in_cells()
    rights = rng.integers(0, items + 1, len(hall.cells))
    if rng.random() < 0.3:
        rights[:] = rights[0]
    after = np.arange(items)[None, :] < rights[hall.cell][:, None]
    hall.set(np.zeros((hall.n, items), dtype=bool), after)


def nobody_came_back(hall):
    """Both quizzes were taken by nobody."""
    hall.n = 0
    hall.one_cell()
    hall.set(*np.zeros((2, 0, hall.items), dtype=bool))
    hall.others, hall.n = True, 40


def several(hall):
    """Enough students for some cells."""
    hall.n = max(hall.n, int(hall.rng.integers(30, 61)))


def lectures(hall, without):
    """Numbers of lectures, with None for students who came alone."""
    most = int(hall.rng.choice([2, 3, 5, 9, 25]))
    numbers = list(range(int(hall.rng.integers(2, most + 1))))
    return ([None] if hall.rng.random() < without else []) + numbers


# One after the other, ordinary ones more often.
KINDS = [
    ordinary, several_lectures, heavy_ties, two_languages, no_variance, few_changed, ordinary, perfect_before,
    lectures_and_languages, perfect_after, all_unsure, one_item, equal_differences, three_languages, one_apart,
    ordinary, little_left, lost_much, lectures_alike, nobody_came_back,
]
