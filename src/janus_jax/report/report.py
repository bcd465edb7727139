"""The report: the records of all units with their totals, as data, as a table, as HTML, as JSON.

Invariant: a report is a snapshot; it does not change when the program runs on.
"""

import dataclasses
import importlib
import json
from dataclasses import dataclass
from typing import Self

from janus_jax.report.recorder import UnitRecord

TOTALS = (
    "calls",
    "hits",
    "misses",
    "fallbacks",
    "compiles",
    "traces",
    "eager_seconds",
    "compile_seconds",
    "saved_seconds",
)


def _total(name: str) -> property:
    return property(lambda self: sum(getattr(unit, name) for unit in self.units), doc=f"{name} of all units together")


@dataclass(frozen=True)
class Report:
    """`units` are in the order in which they were first seen; every number of a unit has its total here.

    >>> Report((UnitRecord("f", "a.py", 1, "converted", hits=2), UnitRecord("g", "a.py", 9, "converted", hits=3))).hits
    5
    """

    units: tuple[UnitRecord, ...] = ()

    calls = _total("calls")
    hits = _total("hits")
    misses = _total("misses")
    fallbacks = _total("fallbacks")
    compiles = _total("compiles")
    traces = _total("traces")
    eager_seconds = _total("eager_seconds")
    compile_seconds = _total("compile_seconds")
    saved_seconds = _total("saved_seconds")

    def to_json(self) -> str:
        """The units and the totals as one JSON object; `from_json` reads it back."""
        units = [dataclasses.asdict(unit) for unit in self.units]
        return json.dumps({"units": units, "totals": {name: getattr(self, name) for name in TOTALS}}, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(tuple(UnitRecord(**unit) for unit in json.loads(text)["units"]))

    def __str__(self):
        return _renderer().render_text(self)

    def _repr_html_(self):
        return _renderer().render_html(self)


def _renderer():
    """The drawing code, imported when the first report is shown: `import janus_jax` has no need of rich."""
    return importlib.import_module("janus_jax.report.render")
