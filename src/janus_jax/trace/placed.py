"""Lists and dicts that a rolled loop fills under keys that are known in each iteration.

    states = [None] * n
    for t in range(n):
        states[t] = h           behind the loop: states[0] = the first row, states[1] = the second ...

Invariant: while the body is traced nobody reads such a container, and each iteration writes to it in the same way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from janus_jax.interp.context import Context
from janus_jax.interp.insertions import let_write, stop_writing
from janus_jax.interp.subscripts import set_item
from janus_jax.trace.fork import Contents, read_contents, write_contents
from janus_jax.trace.grown import Grown, Unread


@dataclass(slots=True, eq=False)
class Placed(Grown):
    """A container that is filled so: for each item that an iteration puts into it, the keys of all iterations and the
    value in the body; how deep in regions the body is. `numbers_of` gives a key as what it is in each iteration, if
    that is known."""

    numbers_of: Callable[[Any], Sequence[int] | None] = lambda key: None
    keys: list[Sequence[int]] = field(default_factory=list)
    values: list = field(default_factory=list)
    depth: int = 0

    @property
    def is_read(self) -> bool:
        return False

    def added(self, context: Context) -> list[tuple[Any, Any]]:
        return [(None, value) for value in self.values]

    def hide(self, context: Context) -> None:
        """Lets the body write to the container, which is empty there."""
        self.keys, self.values, self.depth = [], [], len(context.regions)

        def write(key: Any, value: Any) -> None:
            numbers = None if len(context.regions) != self.depth else self.numbers_of(key)
            if numbers is None:
                raise context.reject("loop-carry", "what a loop fills is written in another way too")
            self.keys.append(numbers)
            self.values.append(context.keep(value))

        kind = type(self.obj).__name__
        write_contents(Contents(self.obj, kind, [] if kind == "list" else {}))
        context.shadow_by_stand[id(self.obj)] = context.keep(Unread(context, self.obj))
        let_write(context, self.obj, write)

    def show(self, context: Context) -> None:
        stop_writing(context, self.obj)
        super(Placed, self).show(context)

    def expect_fitting(self, context: Context) -> None:
        """A list has all these items."""
        if type(self.obj) is not list:
            return
        size = len(read_contents(self.obj).items)
        if not all(-size <= key < size for numbers in self.keys for key in numbers):
            raise context.reject("loop-carry", "a loop writes behind the end of a list")

    def fill(self, context: Context, added: Sequence[list[list]]) -> None:
        """Puts what each iteration has written under its keys."""
        for number, iteration in enumerate(added):
            for numbers, found in zip(self.keys, iteration, strict=True):
                for item in found:
                    set_item(context, self.obj, numbers[number], item)
