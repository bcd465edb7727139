"""Listing: a code object in neutral form, and its text.

    def scale(x, factor)
    locals y
      0 LOAD_FAST x
      1 JUMP_IF_NONE -> 7
      ...
    handlers
      2..5 -> 9 depth 1 lasti

Invariant: the text without lines depends on the program alone: not on offsets, and on the Python only where its
compiler makes another program of the same source.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass

from janus_jax.decode.instruction import Handler, Instruction


@dataclass(frozen=True)
class Listing:
    """Instructions and handlers of a frame, with the names of its slots.

    `slot_names` has every slot once; the arguments come first, in the order of `co_varnames`. `cell_names` are the
    slots that get a cell at frame entry, `free_names` those that get the cells of the function's closure, in its
    order. `code` is None in a Listing that was read from text.
    """

    name: str
    instructions: tuple[Instruction, ...]
    handlers: tuple[Handler, ...] = ()
    argument_names: tuple[str, ...] = ()
    slot_names: tuple[str, ...] = ()
    cell_names: tuple[str, ...] = ()
    free_names: tuple[str, ...] = ()
    code: types.CodeType | None = None

    def find_handler(self, index: int) -> Handler | None:
        """The handler for an exception raised by the instruction at `index`."""
        for handler in self.handlers:
            if handler.start <= index < handler.end:
                return handler
        return None

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self, lines: bool = False) -> str:
        """The text; with `lines`, each change of the source line has a row of its own."""
        return "".join(f"{row}\n" for row in (*self._head_rows(), *self._body_rows(lines), *self._handler_rows()))

    def _head_rows(self) -> Iterator[str]:
        yield f"def {self.name}({', '.join(self.argument_names)})"
        special = {*self.argument_names, *self.cell_names, *self.free_names}
        local_names = [name for name in self.slot_names if name not in special]
        for title, names in (("locals", local_names), ("cells", self.cell_names), ("free", self.free_names)):
            if names:
                yield f"{title} {' '.join(names)}"

    def _body_rows(self, lines: bool) -> Iterator[str]:
        line = None
        for instruction in self.instructions:
            if lines and instruction.line != line:
                line = instruction.line
                yield f"line {line}"
            yield f"{instruction.index:3} {instruction}"

    def _handler_rows(self) -> Iterator[str]:
        if self.handlers:
            yield "handlers"
        for start, end, target, depth, push_lasti in self.handlers:
            yield f"{start:3}..{end} -> {target} depth {depth}{' lasti' if push_lasti else ''}"
