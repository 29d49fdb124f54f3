"""The cells of a course, and what the published tables say of them."""

import json
from collections import defaultdict
from itertools import combinations

# A cell with fewer students than this must not be known.
SMALLEST_GROUP = 10

# By what students are told apart. The place belongs to the lecture, and the day to the month.
DIMENSIONS = ["kind", "version", "country", "language", "lecture", "month", "day", "period", "figures"]


class Course:
    """A course as the simulation wrote it, with the students that each figure describes."""

    def __init__(self, told):
        self.items = told["items"]
        self.lectures = told["lectures"]
        self.students = told["students"]
        self.tables = told["tables"]
        self.figures = {}
        self.told_by = {}
        for table in self.tables:
            for figure in table["figures"]:
                self._read(told["parts"], table, figure)

    def _read(self, parts, table, figure):
        listed = [student for part in figure["parts"] for student in parts[part]]
        students = frozenset(listed)
        scope = table["scope"]
        if table["source"] != "stage":
            chosen = json.loads(table["scope"]).items()
            scope = " ".join(f"{name}={value}" for name, value in chosen if value is not None)
        what = f"{table['source']} of {scope} at {table['at'] / 10:.1f} s: {figure['name']}"
        # The figures come from the code of the product. Each has to describe exactly these students:
        # otherwise the audit would be of other tables than those that are published.
        if len(students) != len(listed) or figure["n"] != len(students):
            raise ValueError(f"{what}: {figure['n']} students are told of {len(students)}")
        sums = self.figures.setdefault(students, {})
        self.told_by.setdefault(students, what)
        for score in ("before", "after"):
            if figure[score] is not None:
                right = sum(self.students[student][score] for student in students)
                if figure[score] != right:
                    raise ValueError(f"{what}: {figure[score]} right {score}, not {right}")
                sums[score] = right

    def _label(self):
        """Adds to each student the period of the hand-in, and the figures that describe the student."""
        moments = sorted({table["at"] for table in self.tables})
        for student in self.students:
            student["period"] = sum(moment <= student["came"] for moment in moments)
        told = defaultdict(list)
        for number, students in enumerate(self.figures):
            for student in students:
                told[student].append(number)
        for number, student in enumerate(self.students):
            student["figures"] = tuple(told[number])

    def known_but(self, seat):
        """The course as somebody sees it who knows all records with another seat than this, because he
        made them up or was there, and takes them off every figure."""
        kept = [number for number, student in enumerate(self.students) if student["seat"] == seat]
        rest, number_of = object.__new__(Course), {old: new for new, old in enumerate(kept)}
        rest.items, rest.tables = self.items, self.tables
        rest.students = [dict(self.students[number]) for number in kept]
        rest.figures, rest.told_by = {}, {}
        for students, told in self.figures.items():
            own = frozenset(number_of[student] for student in students if student in number_of)
            if own:
                sums = rest.figures.setdefault(own, {})
                for score in told:
                    sums[score] = sum(rest.students[student][score] for student in own)
                rest.told_by.setdefault(own, self.told_by[students])
        rest._label()
        return rest

    def cells(self):
        """All cells: sets of students that agree in some dimensions, the margins included."""
        found = {}
        for size in range(len(DIMENSIONS) + 1):
            for chosen in combinations(DIMENSIONS, size):
                cells = defaultdict(list)
                for number, student in enumerate(self.students):
                    cells[tuple(student[name] for name in chosen)].append(number)
                for values, students in cells.items():
                    found.setdefault(frozenset(students), dict(zip(chosen, values)))
        for students, what in self.told_by.items():
            found.setdefault(students, {"in the": what})
        for students in self.finest():
            found.setdefault(frozenset(students), {"came": self.students[students[0]]["came"]})
        return found

    def finest(self):
        """The students in groups that neither a dimension nor a figure divides. Those of one group
        handed in within 100 ms, so that nobody who asks all the time can tell them apart."""
        groups = defaultdict(list)
        for number, student in enumerate(self.students):
            groups[tuple(student[name] for name in ["came", *DIMENSIONS])].append(number)
        return list(groups.values())
