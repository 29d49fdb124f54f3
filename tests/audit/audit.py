"""Audits all tables of simulated courses. Reads the file of the example `season`, and prints what
was audited and which cells are disclosed. Returns 0 if none is, 3 if some are."""

import json
import sys
from concurrent.futures import ProcessPoolExecutor

from intervals import Problem
from tables import SMALLEST_GROUP, Course

# More students than any cell has.
MANY = 100_000

# Rounding of the solver.
TOLERANCE = 1e-6

FOUND = 3

# Records with a ticket from the hall, and others.
SEATS = ["ticket", "none"]


def check_the_auditor():
    """Two tables by hand: 7 and 13 students of 20 can be any, unless the 13 are published too."""
    for published, expected in ([], (0, 20)), ([13], (7, 7)):
        problem = Problem()
        seven, thirteen = problem.unknown(7, MANY), problem.unknown(13, MANY)
        problem.published(20, [seven, thirteen])
        for value in published:
            problem.published(value, [thirteen])
        found = problem.intervals()[seven]
        if max(abs(found[0] - expected[0]), abs(found[1] - expected[1])) > TOLERANCE:
            raise ValueError(f"the auditor finds {found} and not {expected}")


def counts(course, cells):
    """The attacker knows which groups there are, and not how many students each has."""
    problem, groups = Problem(), course.finest()
    variables = [problem.unknown(len(group), MANY) for group in groups]
    of_student = {student: variable for group, variable in zip(groups, variables) for student in group}

    def addends(students):
        return sorted({of_student[student] for student in students})

    for students in course.figures:
        problem.published(len(students), addends(students))
    audited = {}
    for students in cells:
        parts = addends(students)
        audited[students] = parts[0] if len(parts) == 1 else problem.margin(len(students), MANY, parts)
    # A count is known exactly if no other whole number is possible.
    return problem, audited, lambda width: width < 1 - TOLERANCE


def scores(course, cells, score):
    """The attacker saw every student hand in, and does not know the scores."""
    problem = Problem()
    taking = {number: student[score] for number, student in enumerate(course.students)}
    taking = {number: right for number, right in taking.items() if right is not None}
    variables = {number: problem.unknown(right, course.items) for number, right in taking.items()}
    for students, sums in course.figures.items():
        if score in sums:
            problem.published(sums[score], [variables[student] for student in students])
    audited = {}
    for students in cells:
        if students <= taking.keys():
            parts = [variables[student] for student in students]
            right = sum(taking[student] for student in students)
            largest = course.items * len(parts)
            audited[students] = parts[0] if len(parts) == 1 else problem.margin(right, largest, parts)
    # Nearly known: within half of what a single student can have.
    return problem, audited, lambda width: width < course.items / 2 - TOLERANCE


def audited(line):
    """Audits a course. Returns numbers, and the disclosed cells in words."""
    whole = Course(json.loads(line))
    total = {"lectures": whole.lectures, "students": len(whole.students), "tables": len(whole.tables)}
    total |= {"figures": len(whole.figures), "cells": 0, "small": 0, "intervals": 0}
    found = []
    # What follows about records of both seats together follows about those of each, too.
    for seat in SEATS:
        found += attacked(whole.known_but(seat), seat, total)
    return total, found


def attacked(course, seat, total):
    """Audits the records of one seat. Adds to the numbers, and returns the disclosed cells in words."""
    cells = course.cells()
    small = {students: says for students, says in cells.items() if 0 < len(students) < SMALLEST_GROUP}
    total["cells"] += len(cells)
    total["small"] += len(small)
    disclosed = {}
    for what, (problem, targets, is_known) in {
        "number of students": counts(course, small),
        "items right before": scores(course, small, "before"),
        "items right after": scores(course, small, "after"),
    }.items():
        intervals = problem.intervals() if problem.cells else {}
        total["intervals"] += len(targets)
        for students, target in targets.items():
            low, high = intervals[target]
            if is_known(high - low):
                says = [f"{name} {value}" for name, value in small[students].items() if name != "figures"]
                who = ", ".join(says or ["alike in all figures"])
                words = f"{what} of {len(students)} ({who}, seat: {seat}): {low:g} to {high:g}"
                disclosed.setdefault(students, words)
    return list(disclosed.values())


def main(file):
    check_the_auditor()
    with open(file, encoding="utf-8") as lines, ProcessPoolExecutor() as pool:
        results = list(pool.map(audited, lines))
    total = {}
    for own, _ in results:
        for name, n in own.items():
            total[name] = total.get(name, 0) + n
    disclosed = [words for _, own in results for words in own]
    for words in disclosed[:5]:
        print(f"  disclosed: {words}")
    print(
        "{lectures} lectures, {students} students: {tables} tables with {figures} different figures; "
        "{cells} cells, {small} of 1 to 9 students, {intervals} feasible intervals; ".format(**total)
        + f"disclosed: {len(disclosed)} cells"
    )
    return FOUND if disclosed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
