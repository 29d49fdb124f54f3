"""Writes data sets and their figures: `python oracle.py FILE [--golden] [--count N]`."""

import argparse
import json
import math
import os
from multiprocessing import Pool

import numpy as np

import cases
from drawn import Range
from figures import expected


def plain(value):
    """As JSON: a range as its ends, numbers with 13 digits, which is more than is compared."""
    if isinstance(value, Range):
        low, high, may_be_none = value
        return {"low": plain(low), "high": plain(high), "may_be_none": may_be_none}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, (float, np.floating)):
        assert math.isfinite(value), value
        return float(f"{float(value):.13g}")
    return int(value) if isinstance(value, np.integer) else value


def answer(case):
    return json.dumps({**case, "expected": plain(expected(case))}, separators=(",", ":"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("--golden", action="store_true", help="the small file that is committed")
    arguments.add_argument("--count", type=int)
    given = arguments.parse_args()
    chosen = cases.golden_cases(given.count or 60) if given.golden else cases.cases(given.count or 1000)
    with Pool(os.cpu_count()) as pool:
        lines = pool.map(answer, chosen, chunksize=4)
    # Written beside and renamed, so that a run that was stopped leaves no half file.
    with open(given.file + ".part", "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
    os.replace(given.file + ".part", given.file)


if __name__ == "__main__":
    main()
