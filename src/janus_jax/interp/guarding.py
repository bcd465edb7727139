"""Collects the guards of one trace, each source fetched once, each check made once.

Invariant: a slot is defined by exactly one fetch, before anything that uses it.  Decides nothing about what needs a
guard.
"""

from typing import Any

from janus_jax.guards.program import GuardInstruction, GuardProgram
from janus_jax.heap import source as sources
from janus_jax.heap.source import Source

_NO_KEY = frozenset({"cell", "method_self", "method_func", "defaults", "kwdefaults", "len"})


class GuardBuilder:
    """Appends guard instructions in program order."""

    def __init__(self):
        self._instructions: list[GuardInstruction] = []
        self._slots: dict[tuple, int] = {}
        self._sources: dict[int, Source] = {}
        self._checks: set = set()
        self._kept: list = []

    def slot(self, source: Source) -> int:
        """The slot that holds the value of a source, fetched now if it was not yet."""
        slot = self._slots.get(source.path)
        if slot is None:
            operands = self._fetch_operands(source)
            slot = self._slots[source.path] = len(self._slots)
            self._sources[slot] = source
            self._instructions.append(GuardInstruction(source.op, (slot, *operands), source.label))
        return slot

    def _fetch_operands(self, source: Source) -> tuple:
        if source.op == "function":
            return ()
        if source.base is None:
            return (source.key,)
        base = self.slot(source.base)
        return (base,) if source.op in _NO_KEY else (base, source.key)

    def check(self, op: str, source: Source, *operands: Any) -> None:
        """The value at `source` must pass check `op`; a repeated check is kept once."""
        slot = self.slot(source)
        key = (op, slot, *(sources._key_path(operand) for operand in operands))
        if key in self._checks:
            return
        self._checks.add(key)
        self._kept.append(operands)
        self._instructions.append(GuardInstruction(op, (slot, *operands), source.label))

    def check_same(self, first: Source, second: Source) -> None:
        self._check_pair("same", first, second)

    def check_distinct(self, first: Source, second: Source) -> None:
        self._check_pair("distinct", first, second)

    def _check_pair(self, op: str, first: Source, second: Source) -> None:
        pair = (op, self.slot(first), self.slot(second))
        if pair not in self._checks:
            self._checks.add(pair)
            self._instructions.append(GuardInstruction(op, pair[1:], f"{first.label} and {second.label}"))

    def check_type_attribute(self, cls: type, name: str, found: Any) -> None:
        """The class still finds the same object (or nothing: ABSENT) under `name` in its bases."""
        key = ("type_attr", id(cls), name)
        if key not in self._checks:
            self._checks.add(key)
            self._instructions.append(GuardInstruction("type_attr", (cls, name, found), f"{cls.__name__}.{name}"))

    def sources_by_slot(self) -> dict[int, Source]:
        return dict(self._sources)

    def finish(self, written: list[Source], shadowed: list[Source], outputs: list[Source]) -> GuardProgram:
        """The whole program; objects that are written must not be another name for anything else that was reached."""
        first = tuple(dict.fromkeys(self.slot(source) for source in written))
        others = tuple(dict.fromkeys(self.slot(source) for source in shadowed))
        slots = tuple(self.slot(source) for source in outputs)
        if first and len({*first, *others}) > 1:
            self._instructions.append(GuardInstruction("all_distinct", (first, others), "objects that are written"))
        return GuardProgram(tuple(self._instructions), slots)
