"""The records that the engine hands out: one per unit, and one that explains a function.

Invariant: only strings and numbers, so that a report may be kept, pickled or written as JSON.
It does not know how they are gathered (`hook`), nor how a table of them is drawn (`render`).
"""

import html
import os
import textwrap
from dataclasses import dataclass

PROFILING = "profiling"
CONVERTED = "converted"
NOT_CONVERTED = "not converted"
STATES = (PROFILING, CONVERTED, NOT_CONVERTED)


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One unit (a code object that was profiled, converted or rejected) as it stands when the report is asked for.

    calls counts every start of the frame, eager ones included; of the calls that found entries, hits were answered by
    one and misses found that no guard program held; fallbacks are specialised runs that were abandoned. rolled counts
    the loops that became one lax.scan, or calls of one function.
    reason is the stable name of why the unit is not converted, or "".
    """

    name: str
    file: str
    line: int
    state: str
    calls: int = 0
    hits: int = 0
    misses: int = 0
    fallbacks: int = 0
    compiles: int = 0
    traces: int = 0
    reason: str = ""
    reason_line: int = 0
    reason_text: str = ""
    hint: str = ""
    eager_seconds: float = 0.0
    compile_seconds: float = 0.0
    saved_seconds: float = 0.0
    last_miss: str = ""
    rolled: int = 0

    @property
    def place(self) -> str:
        """Where the unit is defined: `train.py:41`."""
        return format_place(self.file, self.line)

    def __str__(self):
        """Where, what, why, and what to do about it: the form of all our messages.

        >>> print(UnitRecord("step", "f.py", 41, NOT_CONVERTED, reason="output", reason_line=44, reason_text="print"))
        f.py:44 in step: not converted [output]
            print
        """
        head = f"{format_place(self.file, self.reason_line or self.line)} in {self.name}: {self.state}"
        if not self.reason:
            return head
        lines = [f"{head} [{self.reason}]", textwrap.indent(self.reason_text, "    ")]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One function, stage by stage, as text; a stage that was not reached is ""."""

    name: str
    file: str
    line: int
    record: UnitRecord | None = None
    listing: str = ""
    loops_and_branches: str = ""
    profile: str = ""
    guards: str = ""
    jaxpr: str = ""
    code: str = ""
    effects: str = ""
    reasons: tuple[str, ...] = ()

    def stages(self) -> dict[str, str]:
        """The stages in order, by heading; those that were not reached are left out."""
        stages = {
            "listing": self.listing,
            "loops and branches": self.loops_and_branches,
            "profile": self.profile,
            "guards": self.guards,
            "jaxpr": self.jaxpr,
            "specialised run": self.code,
            "effects": self.effects,
            "reasons": "\n".join(self.reasons),
        }
        return {heading: text for heading, text in stages.items() if text}

    def __str__(self):
        head = str(self.record) if self.record else f"{format_place(self.file, self.line)} in {self.name}: not seen"
        sections = [f"{heading}\n{'-' * len(heading)}\n{text}" for heading, text in self.stages().items()]
        return "\n\n".join([head, *sections])

    def _repr_html_(self):
        return f"<pre>{html.escape(str(self))}</pre>"


def format_place(file: str, line: int) -> str:
    """`file:line`, the file relative to the working directory when it lies inside."""
    relative = os.path.relpath(file) if os.path.isabs(file) else file
    return f"{file if relative.startswith(os.pardir) else relative}:{line}"
