"""A guard that did not hold: which one, what it expected, what it found, in the user's own names."""

from dataclasses import dataclass
from typing import Any

from janus_jax.guards.program import GuardInstruction, is_fetch, value_text
from janus_jax.guards.raw import MISSING

_PREFIXES = {"type": "type ", "length": "length ", "keys": "keys ", "attr_names": "attributes ", "is_not": "not "}
_READABLE = frozenset({"aval", "ndarray"})  # these compare what is JAX's or NumPy's, with a text of its own


@dataclass(frozen=True, slots=True)
class Miss:
    """`found` is MISSING where a fetch found nothing, or where a check cannot look into what it found."""

    index: int
    instruction: GuardInstruction
    expected: Any
    found: Any

    def __str__(self) -> str:
        place = self.instruction.note or str(self.instruction)
        if is_fetch(self.instruction.op):
            return f"{place}: not there"
        if self.instruction.op == "all_distinct":
            return f"{place}: two of them are one object"
        if self.instruction.op in ("same", "distinct"):
            return f"{place}: {'no longer' if self.instruction.op == 'same' else 'now'} one object"
        expected, found = self._text(self.expected), self._text(self.found)
        if expected == found:
            return f"{place}: expected {expected}, found another of that name"
        return f"{place}: expected {expected}, found {found}"

    def _text(self, value: Any) -> str:
        if value is MISSING:
            return "another kind of object"
        if self.instruction.op in _READABLE and not issubclass(type(value), type):
            return " ".join(map(str, value)) if type(value) is tuple else str(value)
        return _PREFIXES.get(self.instruction.op, "") + value_text(value)
