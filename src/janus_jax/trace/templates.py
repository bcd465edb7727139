"""Late values that a rolled loop puts into lists: texts and numbers computed from arrays, iteration by iteration.

    f"{k}: {loss:.3f}"      leaves k, loss      behind the loop one such value for each row of their stacks

Invariant: a template made with the leaves it was taken from is the expression that it was taken from.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Expression, Late
from janus_jax.interp.context import Context
from janus_jax.trace.layout import Layout

Make = Callable[[dict[int, Any]], Expression]


def flatten_late(symbol: Late) -> tuple[Layout, list]:
    """The layout of a late value, and its leaves: the scalars and arrays of the graph that it is computed from."""
    leaves: dict[int, tuple[Layout, Any]] = {}
    make = _template(symbol.expression, leaves, {})
    layout = Layout("late", (symbol.kind, make), tuple(leaves), tuple(layout for layout, _ in leaves.values()))
    return layout, [value for _, value in leaves.values()]


def unflatten_late(context: Context, layout: Layout, leaves: Sequence) -> Any:
    """The value that the template of a layout gives with other leaves."""
    kind, make = layout.like
    known = {}
    for key, part, leaf in zip(layout.keys, layout.parts, leaves, strict=True):
        known[key] = _number(context, leaf) if part.kind == "number" else context.keep(leaf)
    return context.late(make(known), kind)


def _number(context: Context, leaf: Any) -> Expression:
    """How to compute an int on each call: one that is known, or a scalar of the graph."""
    found = context.expression(leaf)
    return expressions.call(int, (expressions.output(context.keep(leaf)),)) if found is None else found


def _template(expression: Expression, leaves: dict, made: dict[int, Make]) -> Make:
    if id(expression) not in made:
        made[id(expression)] = _new_template(expression, leaves, made)
    return made[id(expression)]


def _new_template(expression: Expression, leaves: dict, made: dict[int, Make]) -> Make:
    value, parts = expression.value, expression.arguments
    if expression.function is int and len(parts) == 1 and parts[0].kind == "output":
        return _leaf(Layout("number", int), parts[0].value, leaves, lambda found: found)
    if expression.kind == "output":
        return _leaf(Layout("array", _jax_compat.aval_of(value)), value, leaves, expressions.output)
    is_choice = expression.kind == "choice"
    if is_choice:
        _leaf(Layout("array", _jax_compat.aval_of(value)), value, leaves, expressions.output)
    arguments = [_template(part, leaves, made) for part in parts]
    keywords = [(name, _template(part, leaves, made)) for name, part in expression.keywords]

    def make(known: dict[int, Any]) -> Expression:
        return replace(
            expression,
            value=known[id(value)] if is_choice else value,
            arguments=tuple(part(known) for part in arguments),
            keywords=tuple((name, part(known)) for name, part in keywords),
        )

    return make


def _leaf(layout: Layout, value: Any, leaves: dict, wrap: Callable[[Any], Expression]) -> Make:
    """A leaf; one that is a number in one place and an array in another is two."""
    key = id(value) if layout.kind == "array" else ~id(value)
    leaves.setdefault(key, (layout, value))
    return lambda known: wrap(known[key])
