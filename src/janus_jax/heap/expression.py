"""Python values that are computed on each call: before the graph runs (host) or after it (late).

Invariant: an Expression has no effect and may be evaluated any number of times; it holds no value of the run that
made it, except constants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from janus_jax.heap.source import Source


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """`kind` is fetch (of a source), constant, call (of a pure function), tuple, list, dict, output (of the graph) or
    choice (`arguments` are what it is if the output `value` holds, and if not)."""

    kind: str
    source: Source | None = None
    value: Any = None
    function: Callable | None = None
    arguments: tuple["Expression", ...] = ()
    keywords: tuple[tuple[str, "Expression"], ...] = ()


def walk(expression: Expression) -> Iterator[Expression]:
    """An expression and all its parts, each once however often it is part of another."""
    seen: set[int] = set()
    pending = [expression]
    while pending:
        found = pending.pop()
        if id(found) not in seen:
            seen.add(id(found))
            yield found
            pending += [*found.arguments, *[part for _, part in found.keywords]]


def substitute(expression: Expression, values: dict[int, Any]) -> Expression:
    """An expression with other values of the graph in it, by the address of those that they stand for."""
    known: dict[int, Expression] = {}

    def visit(part: Expression) -> Expression:
        if id(part) not in known:
            arguments = tuple(map(visit, part.arguments))
            keywords = tuple((name, visit(value)) for name, value in part.keywords)
            value = values.get(id(part.value), part.value) if part.kind in ("output", "choice") else part.value
            known[id(part)] = replace(part, value=value, arguments=arguments, keywords=keywords)
        return known[id(part)]

    return visit(expression)


def is_of_host(expression: Expression) -> bool:
    """Whether no value of the graph is a part of it."""
    return all(part.kind in ("fetch", "constant", "call", "tuple", "list") for part in walk(expression))


def fetch(source: Source) -> Expression:
    return Expression("fetch", source=source)


def constant(value: Any) -> Expression:
    return Expression("constant", value=value)


def call(
    function: Callable, arguments: tuple[Expression, ...], keywords: dict[str, Expression] | None = None
) -> Expression:
    return Expression("call", function=function, arguments=arguments, keywords=tuple((keywords or {}).items()))


def display(kind: str, items: tuple[Expression, ...]) -> Expression:
    """A tuple or list built anew."""
    return Expression(kind, arguments=items)


def output(tracer: Any) -> Expression:
    """The concrete array that the graph computes for a tracer."""
    return Expression("output", value=tracer)


def choice(predicate: Any, taken: Expression, other: Expression) -> Expression:
    """One of two values, as the graph's output for the tracer `predicate` says."""
    return Expression("choice", value=predicate, arguments=(taken, other))


@dataclass(slots=True, eq=False)
class Host:
    """A Python value known before the graph runs: `value` now, `expression` on every call."""

    value: Any
    expression: Expression
    stand_in: Any = None
    pinned: bool = False

    @property
    def kind(self) -> type:
        return type(self.value)


@dataclass(slots=True, eq=False)
class Late:
    """A Python value known only after the graph has run; `kind` is None where it depends on the value.

    `device`: the same number as a scalar of the graph, where there is one: an int weakly typed, a float in double
    precision. `expression` is None for a
    choice between objects; `chosen` are the two values of a choice; `layout` is a NumPy array of the same shape and
    dtype, if those are known.
    """

    expression: Expression | None
    kind: type | None = None
    stand_in: Any = None
    device: Any = None
    chosen: Any = None
    layout: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of two objects of the trace: `taken` if the traced truth value `predicate` holds, else `other`."""

    predicate: Any
    taken: Any
    other: Any


class _Absent:
    def __repr__(self) -> str:
        return "<absent>"


ABSENT = _Absent()
"""What an unbound name or a missing key holds on one side of a choice."""


@dataclass(frozen=True, slots=True, eq=False)
class Splice:
    """What stands in a list for the items that one side of a branch, or each, put at its end."""

    predicate: Any
    taken: tuple
    other: tuple


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What stands in a list for the first `length` rows of `stack`, as many as a loop of varying length has appended;
    `last` is the array that is the last of them, where that has another name. Where they are items of another such
    list, `origin` is what stood in that, and `names` are the arrays that one of them may be."""

    stack: Any
    length: Any
    last: Any = None
    names: tuple = ()
    origin: "Rows | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Repeated:
    """What stands in a list for what a loop of varying length has added to it that is no array, or not always there:
    `items`, as often as `length` says, in the opposite order if it `is_backwards`. In them each of `places` stands for
    a row of the stack beside it, the last of which may be another array, and `position` for the number of the row."""

    items: tuple
    length: Any
    places: tuple[tuple[Any, Any, Any], ...]
    position: Any
    is_backwards: bool = False


@dataclass(slots=True, eq=False)
class StandIn:
    """What stands in containers and on the stack for a symbolic value that is no number; native code must never look
    at it."""

    note: str = field(default="")

    def __repr__(self) -> str:
        return f"<value known at run time: {self.note}>"

    def _refuse(self, *operands: Any) -> Any:
        raise TypeError(f"a value known only at run time is looked at: {self.note}")

    __bool__ = __len__ = __iter__ = __eq__ = __lt__ = __gt__ = __hash__ = __index__ = __float__ = __int__ = _refuse
