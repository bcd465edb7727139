"""Expansion: raw CPython instructions to steps of the slot level, by a version table.

Invariant: steps are in the order of their offsets; a jump's arg is still a byte offset.
"""

from collections.abc import Iterable

from janus_jax.decode.raw import CodeNames, RawInstruction
from janus_jax.decode.rules import Rule, Rules, Step, UnknownOpcode


def expand(raws: Iterable[RawInstruction], names: CodeNames, rules: Rules) -> list[Step]:
    """The steps of all instructions. Raises UnknownOpcode for one that the table does not list."""
    steps = []
    for raw in raws:
        for rule in _find_rules(raw, rules):
            if len(rule) == 3 and not raw.arg & rule[2]:
                continue
            steps.append(Step(rule[0], _compute_operand(rule, names, raw), raw.offset, raw.line))
    return steps


def _find_rules(raw: RawInstruction, rules: Rules) -> tuple[Rule, ...]:
    entry = rules.get(raw.name)
    if type(entry) is dict:
        entry = entry.get(raw.arg)
    if entry is None:
        raise UnknownOpcode(raw.name, raw.line)
    return entry


def _compute_operand(rule: Rule, names: CodeNames, raw: RawInstruction) -> object:
    """An argument outside the numbering we know is as unknown as an instruction outside the table."""
    try:
        return rule[1](names, raw)
    except (IndexError, KeyError):
        raise UnknownOpcode(f"{raw.name} {raw.arg}", raw.line) from None
