"""Feasible intervals: the least and the largest value that a cell can have, given everything that
was published. The linear programs are those of Tau-Argus' audit (pytauargus, with HiGHS)."""

import os
import tempfile

from pytauargus.engine import audit_jj


class Problem:
    """A table in the JJ format of Tau-Argus: cells, and equations between them."""

    def __init__(self):
        self.cells = []
        self.equations = []

    def unknown(self, value, largest):
        """Adds a cell that is to be audited. The auditor reads its value for its report only."""
        return self._cell(value, "u", largest)

    def published(self, value, addends):
        """Adds a cell whose value is published, the sum of others."""
        self._sum(self._cell(value, "s", value), addends)

    def margin(self, value, largest, addends):
        """Adds a cell that is to be audited, the sum of others."""
        cell = self.unknown(value, largest)
        self._sum(cell, addends)
        return cell

    def intervals(self):
        """Returns the interval of each cell that is audited."""
        folder = tempfile.mkdtemp()
        file = os.path.join(folder, "table.jj")
        with open(file, "w", encoding="ascii") as out:
            out.write(f"0\n{len(self.cells)}\n" + "\n".join(self.cells))
            out.write(f"\n{len(self.equations)}\n" + "\n".join(self.equations) + "\n")
        try:
            # Raises an error if no values fit the published tables.
            rows = audit_jj(file)
        finally:
            os.remove(file)
            os.rmdir(folder)
        return {row["cell"]: (row["min"], row["max"]) for row in rows}

    def _cell(self, value, status, largest):
        number = len(self.cells)
        # Number, value, cost, status, the bounds that everybody knows, and three levels of protection
        # that are not used: what is wide enough is decided here, not there.
        self.cells.append(f"{number} {value} 1 {status} 0 {largest} 0 0 0")
        return number

    def _sum(self, cell, addends):
        terms = " ".join(f"{addend} (1)" for addend in addends)
        self.equations.append(f"0 {len(addends) + 1} : {cell} (-1) {terms}")
