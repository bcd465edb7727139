"""What the text of a run function calls: builders of new objects, reads of what a commit replaces, comparisons.

Invariant: none of it runs code of the user's.
"""

import collections
import functools
import itertools
import types
from typing import Any

from janus_jax.interp.adoption import instance_dict, new_empty


class CheckFailed(Exception):
    """A branch on an array went the way that the program was not made for."""


class Misplaced(Exception):
    """An array is committed to a device, or no longer, so that eager results would be placed otherwise."""


class FinalizerDue(Exception):
    """A commit would let go of an object whose finalizer belongs to the statement that replaces it."""


def build_instance(cls: type, names: tuple, descriptors: tuple, values: tuple) -> Any:
    """A new instance with the given attributes and slots; no code of the class runs."""
    return fill_instance(new_empty(cls), names, descriptors, values)


def fill_instance(made: Any, names: tuple, descriptors: tuple, values: tuple) -> Any:
    """Sets attributes and slots of a new instance."""
    if names:
        instance_dict(made).update(zip(names, values, strict=False))
    for descriptor, value in zip(descriptors, values[len(names) :], strict=True):
        descriptor.__set__(made, value)
    return made


def build_function(
    like: types.FunctionType, defaults: Any, kwdefaults: Any, *cells: types.CellType
) -> types.FunctionType:
    """A new function with the code and the names of another."""
    made = types.FunctionType(like.__code__, like.__globals__, like.__name__, defaults, cells or None)
    made.__kwdefaults__ = kwdefaults
    made.__qualname__ = like.__qualname__
    made.__annotations__ = dict(like.__annotations__)
    made.__doc__ = like.__doc__
    return made


def build_cell(*contents: Any) -> types.CellType:
    return types.CellType(*contents)


def build_partial(function: Any, arguments: tuple, keywords: dict) -> functools.partial:
    return functools.partial(function, *arguments, **keywords)


def build_counter(counts: dict) -> collections.Counter:
    """A new Counter with the given counts; no code of the class runs."""
    made = collections.Counter.__new__(collections.Counter)
    dict.update(made, counts)
    return made


def pushed_out(target: collections.deque, count: int) -> tuple:
    """The items of a deque that have no room when at most `count` come in."""
    excess = 0 if target.maxlen is None else len(target) + count - target.maxlen
    return tuple(itertools.islice(target, max(excess, 0)))


def cell_contents(cell: types.CellType) -> Any:
    """What a cell holds; None if it is empty."""
    try:
        return cell.cell_contents
    except ValueError:
        return None


def slot_contents(descriptor: Any, obj: Any) -> Any:
    """What a slot holds; None if it is unset."""
    try:
        return descriptor.__get__(obj)
    except AttributeError:
        return None


def same_value(found: Any, expected: Any) -> bool:
    """Equality of two values of one type that tells -0.0 from 0.0 and lets nan equal itself."""
    if type(found) is float:
        return found.hex() == expected.hex()
    if type(found) in (tuple, list):
        return len(found) == len(expected) and all(
            type(a) is type(b) and same_value(a, b) for a, b in zip(found, expected, strict=True)
        )
    return bool(found == expected)
