"""Instruction and Handler: the two records that a Listing is made of.

Invariant: both are plain data, indexes refer to positions in `listing.instructions`. Neither knows a Python version.
"""

from typing import Any, NamedTuple

from janus_jax.decode.argument_text import format_argument
from janus_jax.decode.ops import JUMPS, Op


class Instruction(NamedTuple):
    """One neutral instruction; `offset` is the byte offset of the CPython instruction that it came from."""

    index: int
    op: Op
    arg: Any
    line: int
    offset: int

    def __str__(self) -> str:
        return f"{self.op.name} {format_argument(self.op, self.arg)}".rstrip()

    @property
    def target(self) -> int | None:
        """Index of the instruction it may jump to, or None."""
        return self.arg if self.op in JUMPS else None


class Handler(NamedTuple):
    """Where an exception raised by instructions `start` to `end` (exclusive) goes; ops.py says what is on the stack."""

    start: int
    end: int
    target: int
    depth: int
    push_lasti: bool
