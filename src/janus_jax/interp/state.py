"""The state of one interpreted frame: variables (values or cells), stack, position.

Invariant: everything in it is an object the trace may see (see `context`); nothing here is shared with the real frame.
"""

from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from janus_jax.decode import Listing


@dataclass(slots=True, eq=False)
class Frame:
    """`position` is the index of the instruction that runs next.

    The frame is left before an instruction of `stops`, unless it is `exempt` this once; `region` are the stops of the
    loop around, where every side of a branch ends.
    """

    code: CodeType
    listing: Listing
    function: Any
    global_names: dict
    builtin_names: dict
    is_user: bool
    variables: dict[str, Any] = field(default_factory=dict)
    stack: list = field(default_factory=list)
    position: int = 0
    stops: frozenset[int] = frozenset()
    exempt: int = -1
    region: frozenset[int] = frozenset()
    exceptions: list = field(default_factory=list)
    is_closed: bool = False

    @property
    def line(self) -> int:
        """The line of the instruction that runs now."""
        index = max(self.position - 1, 0)
        return self.listing.instructions[index].line or self.code.co_firstlineno

    def push(self, obj: Any) -> None:
        self.stack.append(obj)

    def pop(self) -> Any:
        return self.stack.pop()

    def pop_many(self, count: int) -> list:
        if not count:
            return []
        items = self.stack[-count:]
        del self.stack[-count:]
        return items


@dataclass(frozen=True, slots=True, eq=False)
class Exit:
    """How a stretch of instructions ended: return, branch, iterate, yield, raise or stop; what it means is decided by
    `trace`.

    kind "many": the frame stopped at one of `cases`, as a traced number says; `value` is that number, and the value
    returned in the case of a return.
    """

    kind: str
    value: Any = None
    target: int = -1
    fallthrough: int = -1
    keep: bool = False
    cases: tuple = ()
    extra: tuple = ()
