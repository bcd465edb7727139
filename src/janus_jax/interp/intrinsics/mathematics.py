"""Intrinsics of the math module: pure functions of numbers and of sequences of numbers.

Invariant: an array where a number is asked for is converted after the graph, as CPython converts it; math.prod
multiplies arrays inside the graph.
"""

import cmath
import math
from collections.abc import Callable
from typing import Any

from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics.deferral import defer
from janus_jax.interp.intrinsics.scalars import pure
from janus_jax.interp.operators import binary, iterate, iterate_lazily


def _over_sequences(function: Callable, kind: type | None = None) -> Callable:
    """The handler of a function whose positional arguments are iterables of numbers."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        return defer(context, function, [tuple(iterate(context, argument)) for argument in arguments], keywords, kind)

    return handler


def product(context: Context, arguments: list, keywords: dict) -> Any:
    """`math.prod`: one multiplication per item, each by its binding time."""
    result = keywords.get("start", 1)
    for item in iterate_lazily(context, arguments[0]):
        result = binary(context, "*", result, item)
    return result


_SEQUENCES = {"fsum": float, "dist": float, "sumprod": None}
_SCALARS = {
    function: pure(function)
    for module in (math, cmath)
    for name, function in vars(module).items()
    if callable(function) and not name.startswith("__") and name not in (*_SEQUENCES, "prod")
}

TABLE = {
    **_SCALARS,
    **{
        getattr(math, name): _over_sequences(getattr(math, name), kind)
        for name, kind in _SEQUENCES.items()
        if hasattr(math, name)
    },
    math.prod: product,
}
