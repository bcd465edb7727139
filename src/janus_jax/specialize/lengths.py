"""Which arrays and lists of a call have another number of rows or items than those that a trace was made for.

Invariant: nothing else about the array differs: with its rows padded it may share a program with the other.
"""

import types
from collections.abc import Iterator
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.guards.evaluate import find_values
from janus_jax.heap.expression import Expression
from janus_jax.heap.source import Source
from janus_jax.trace.tracing import Trace


def find_lengthened(trace: Trace, arguments: tuple, function: types.FunctionType) -> Iterator[tuple[Source, int, int]]:
    """The places of arrays that differ from those of the trace in their number of rows only, and of lists of another
    length; both numbers of each."""
    expected = _expected_arrays(trace)
    lengths = {guard.operands[0]: guard.operands[1] for guard in trace.guards.instructions if guard.op == "length"}
    for slot, value in find_values(trace.guards, arguments, function).items():
        source = trace.source_of_slot(slot)
        if source is not None and type(value) is list and lengths.get(slot, len(value)) != len(value):
            yield source, lengths[slot], len(value)
        aval = None if source is None else expected.get(source.path)
        if aval is not None and _differs_in_rows(value, aval):
            yield source, aval.shape[0], len(value)


def has_other_arrays(trace: Trace, arguments: tuple, function: types.FunctionType) -> bool:
    """Whether an array of a call is of another type than that of the trace: the graph would have to be made anew."""
    expected = _expected_arrays(trace)
    for slot, value in find_values(trace.guards, arguments, function).items():
        source = trace.source_of_slot(slot)
        aval = None if source is None else expected.get(source.path)
        if aval is not None and type(value) is np.ndarray and value.shape != aval.shape:
            return True
        if aval is not None and type(value) is _jax_compat.ArrayImpl and not _jax_compat.is_same_aval(value.aval, aval):
            return True
    return False


def _expected_arrays(trace: Trace) -> dict[tuple | None, Any]:
    return {_source_of(made.expression): made.aval for made in trace.inputs}


def find_lengths(arguments: tuple) -> Iterator[tuple[int, int]]:
    """The number of each argument that is an array or list, with its length."""
    for index, value in enumerate(arguments):
        is_array = type(value) in (np.ndarray, _jax_compat.ArrayImpl) and value.ndim
        if is_array or type(value) is list:
            yield index, len(value)


def _source_of(expression: Expression) -> tuple | None:
    """The path of the array that a graph input is, or is a copy of."""
    if expression.kind == "call" and expression.function is np.array:
        expression = expression.arguments[0]
    return expression.source.path if expression.kind == "fetch" else None


def _differs_in_rows(value: Any, aval: Any) -> bool:
    if type(value) not in (np.ndarray, _jax_compat.ArrayImpl) or not value.ndim or value.ndim != len(aval.shape):
        return False
    is_same_type = type(value) is np.ndarray or value.dtype == aval.dtype
    return is_same_type and value.shape[1:] == aval.shape[1:] and value.shape[0] != aval.shape[0]
