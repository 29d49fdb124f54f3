"""Writes data sets and their figures: `python oracle.py FILE [--golden] [--count N]`."""

import argparse
import gc
import json
import math
import os
import sys
from functools import partial
from multiprocessing import Pool

import numpy as np

import cases
from drawn import Range
from figures import expected


def plain(value, digits):
    """Returns the value as JSON: a range as its ends, floats rounded to `digits` significant digits."""
    if isinstance(value, Range):
        low, high, may_be_none = value
        return {"low": plain(low, digits), "high": plain(high, digits), "may_be_none": may_be_none}
    if isinstance(value, dict):
        return {key: plain(part, digits) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part, digits) for part in value]
    if isinstance(value, (float, np.floating)):
        assert math.isfinite(value), value
        return float(f"{float(value):.{digits}g}")
    return int(value) if isinstance(value, np.integer) else value


def answer(digits, case):
    return json.dumps({**case, "expected": plain(expected(case), digits)}, separators=(",", ":"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("--golden", action="store_true", help="write the small file that is committed")
    arguments.add_argument("--count", type=int)
    given = arguments.parse_args()
    chosen = cases.golden_cases(given.count or 60) if given.golden else cases.cases(given.count or 1000)
    # statsmodels collects garbage at each Holm correction, which is slow with this many modules.
    gc.freeze()
    # The comparison needs 9 digits, so 13 are enough for the committed file.
    exactly = partial(answer, 13 if given.golden else 17)
    lines = []
    with Pool(os.cpu_count()) as pool:
        for line in pool.imap(exactly, chosen, chunksize=4):
            lines.append(line)
            if len(lines) % 100 == 0:
                print(f"    {len(lines)} of {len(chosen)}", file=sys.stderr, flush=True)
    # Written under another name and renamed, so that an interrupted run leaves no partial file.
    with open(given.file + ".part", "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
    os.replace(given.file + ".part", given.file)


if __name__ == "__main__":
    main()
