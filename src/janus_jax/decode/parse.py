"""The Listing of a text, so that whatever works on Listings can be tested with programs written by hand.

Invariant: `str(parse_listing(text)) == text` for every text of a Listing, with `to_text(lines=True)` for one that has
lines.
"""

import re

from janus_jax.decode.argument_text import parse_argument
from janus_jax.decode.instruction import Handler, Instruction
from janus_jax.decode.listing import Listing
from janus_jax.decode.ops import Op

_HEAD = re.compile(r"def (.*)\((.*)\)$")
_INSTRUCTION = re.compile(r"\s*(\d+) (\w+)(?: (.*))?$")
_HANDLER = re.compile(r"\s*(\d+)\.\.(\d+) -> (\d+) depth (\d+)( lasti)?$")
_NO_OFFSET = -1


def parse_listing(text: str) -> Listing:
    """The Listing of a text as `str(listing)` gives it. Lines are 0 where the text has none; offsets are -1.

    >>> print(parse_listing("def f(x)\\n  0 LOAD_FAST x\\n  1 RETURN"), end="")
    def f(x)
      0 LOAD_FAST x
      1 RETURN
    """
    head, *rows = [row for row in text.splitlines() if row.strip()]
    name, arguments = _HEAD.match(head).groups()
    argument_names = tuple(arguments.split(", ")) if arguments else ()
    names = {title: _parse_names(rows, title) for title in ("locals", "cells", "free")}
    return Listing(
        name=name,
        instructions=tuple(_parse_instructions(rows)),
        handlers=tuple(_parse_handler(row) for row in rows if _HANDLER.match(row)),
        argument_names=argument_names,
        slot_names=tuple(dict.fromkeys((*argument_names, *names["locals"], *names["cells"], *names["free"]))),
        cell_names=names["cells"],
        free_names=names["free"],
    )


def _parse_names(rows: list[str], title: str) -> tuple[str, ...]:
    for row in rows:
        if row.startswith(f"{title} "):
            return tuple(row.split()[1:])
    return ()


def _parse_instructions(rows: list[str]) -> list[Instruction]:
    instructions = []
    line = 0
    for row in rows:
        match = _INSTRUCTION.match(row)
        if row.startswith("line "):
            line = int(row.split()[1])
        elif match:
            index, name, arg = match.groups(default="")
            op = Op[name]
            instructions.append(Instruction(int(index), op, parse_argument(op, arg), line, _NO_OFFSET))
    return instructions


def _parse_handler(row: str) -> Handler:
    start, end, target, depth, lasti = _HANDLER.match(row).groups()
    return Handler(int(start), int(end), int(target), int(depth), lasti is not None)
