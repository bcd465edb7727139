"""What the items of a rolled loop have in common: arrays of one type, numbers, and tuples, lists, dicts and objects
that are made of those and of constants in the same way.

    (w0, 3, "relu"), (w1, 3, "relu")      Group of a tuple: Column w0, w1; Same 3; Same "relu"

Invariant: an item can be told from another one of its form by the arrays and numbers in its columns, and by which
object it is; by nothing else.
"""

import enum
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from janus_jax import _jax_compat
from janus_jax.heap.expression import StandIn
from janus_jax.interp.adoption import is_plain_class, is_tuple_class, realise
from janus_jax.interp.context import Context
from janus_jax.interp.covers import find_covered
from janus_jax.interp.held import is_held_as_itself
from janus_jax.interp.padded_items import PaddedIterator, wrap_row

LARGEST = 2**30
_DEPTH = 8
_CONSTANTS = (type(None), bool, int, float, complex, str, bytes)


class Shorter(Exception):
    """Only the first `count` items are alike."""

    def __init__(self, count: int):
        super().__init__(count)
        self.count = count


@dataclass(slots=True, eq=False)
class Column:
    """One part of the items: in each iteration an int, or an array. `is_new` says that the arrays are rows that nothing
    else holds; `input` is the input of the body for it, `value` what stands for it there. Of an iterator of varying
    length, `padded`, the values are as many as there may be; of an array there is one, a sample."""

    values: Sequence
    is_array: bool = False
    is_new: bool = False
    input: Any = None
    value: Any = None
    padded: PaddedIterator | None = None

    def wrap(self, context: Context, row: Any) -> Any:
        """What the program sees of a row."""
        return row if self.padded is None else wrap_row(context, self.padded.over, row)

    def sample(self) -> Any:
        """A value of the type that all have."""
        return self.values[0] if self.is_array else 0


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """A part that is one object in all items, or an equal constant."""

    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Items of one type: the forms of what they hold, under these keys, and the containers themselves where they exist.
    What objects hold is found as the body reads it."""

    parts: "tuple[Form, ...]"
    existing: Sequence | None = None
    kind: type = tuple
    keys: tuple = ()

    @property
    def is_object(self) -> bool:
        return self.kind not in (list, dict) and not issubclass(self.kind, tuple)


Form = Column | Group | Same


def group(parts: Sequence[Form | None], existing: Sequence | None = None, **made_as: Any) -> Group | None:
    """None if one of the parts has no form."""
    return None if None in parts else Group(tuple(parts), existing, **made_as)


def columns_of(form: Form) -> list[Column]:
    if isinstance(form, Column):
        return [form]
    return [column for part in form.parts for column in columns_of(part)] if isinstance(form, Group) else []


def numbers_of_items(numbers: Sequence) -> Column | None:
    is_small = -LARGEST < min(numbers) <= max(numbers) < LARGEST
    return Column(numbers) if is_small else None


def last_of(form: Form, made: dict[int, Any], keep: Callable[[Any], Any]) -> Any:
    """The last item of a form; `made` are the tuples that were made for it, by the address of their form."""
    if isinstance(form, Column):
        return form.values[-1] if form.padded is None else None
    if isinstance(form, Same):
        return form.value
    if form.existing is not None:
        return form.existing[-1]
    if id(form) not in made:
        made[id(form)] = keep(tuple([last_of(part, made, keep) for part in form.parts]))
    return made[id(form)]


def form_of_items(context: Context, items: Sequence, is_new: bool = False, depth: int = 0) -> Form | None:
    """The form of some items; None if there is none, `Shorter` if fewer of them have one. `is_new` says that nothing
    else holds arrays of theirs, `depth` in how many containers they are: a constant in one is one in the body."""
    first = items[0]
    if depth and all(item is first for item in items):
        return Same(first)
    if context.is_device(first):
        return _form_of_arrays(context, items, is_new)
    if depth > _DEPTH or not _is_plain(context, first):
        return _same_of_some(items, depth)
    _expect_all(items, lambda item: type(item) is type(first) and _is_plain(context, item))
    if type(first) in _CONSTANTS:
        return _form_of_constants(items, depth)
    if isinstance(first, (tuple, list, dict)):
        return _form_of_containers(context, items, depth)
    return Group((), items, type(first)) if _is_object(context, first) else _same_of_some(items, depth)


def _is_plain(context: Context, item: Any) -> bool:
    """Whether an item is what it seems to be, and not what stands for something else."""
    is_known = context.symbol(item) is None and id(item) not in context.choices and id(item) not in context.opaque
    return is_known and not isinstance(item, (StandIn, _jax_compat.Tracer)) and find_covered(context, item) is None


def _is_object(context: Context, item: Any) -> bool:
    """Whether an item holds nothing but attributes."""
    is_value = isinstance(item, (type, enum.Enum, BaseException)) or type(item) is object
    return not is_value and is_plain_class(type(item)) and not is_held_as_itself(context, item)


def _expect_all(items: Sequence, is_alike: Callable[[Any], bool]) -> None:
    """Items behind the first that is not like the first of all are left out."""
    for count, item in enumerate(items):
        if not is_alike(item):
            raise Shorter(count)


def _same_of_some(items: Sequence, depth: int) -> None:
    """No form, unless the first of some parts are one object."""
    if depth and items[1] is items[0]:
        _expect_all(items, lambda item: item is items[0])


def _form_of_arrays(context: Context, items: Sequence, is_new: bool) -> Column:
    aval = _jax_compat.aval_of(items[0])
    _expect_all(
        items, lambda item: context.is_device(item) and _jax_compat.is_same_aval(aval, _jax_compat.aval_of(item))
    )
    return Column(items, is_array=True, is_new=is_new)


def _form_of_constants(items: Sequence, depth: int) -> Form | None:
    first = items[0]
    if depth and all(is_same_constant(first, item) for item in items):
        return Same(first)
    if type(first) is int:
        return numbers_of_items(items)
    if depth:
        _expect_all(items, lambda item: is_same_constant(first, item))
    return None


def is_same_constant(first: Any, second: Any) -> bool:
    """Whether two constants of one type cannot be told from each other; numbers by their bits."""
    if isinstance(first, complex):
        return is_same_constant(first.real, second.real) and is_same_constant(first.imag, second.imag)
    if isinstance(first, float):
        return struct.pack("d", first) == struct.pack("d", second)
    return first == second


def _form_of_containers(context: Context, items: Sequence, depth: int) -> Group | None:
    """The form of tuples, lists or dicts; of dicts with the same keys in the same order."""
    kind = type(items[0])
    if not (_are_tuples(context, items, depth) if issubclass(kind, tuple) else kind in (list, dict)):
        return None
    for item in items if kind in (list, dict) else ():
        realise(context, context.shadow_by_stand.get(id(item)))
    keys = _keys_of(items[0])
    _expect_all(items, lambda item: _has_keys(item, keys))
    columns = [[item[key] for item in items] for key in keys]
    forms = [form_of_items(context, column, depth=depth + 1) for column in columns]
    return group(forms, items, kind=kind, keys=keys)


def _are_tuples(context: Context, items: Sequence, depth: int) -> bool:
    """Whether tuples hold nothing but their items. Those of constants only are guarded in another way than by their
    parts, which is of no use to the body."""
    if not items[0] or not is_tuple_class(type(items[0])) or any(getattr(item, "__dict__", None) for item in items):
        return False
    return depth > 0 or all(context.find_plain_tuple(item) is None for item in items)


def _keys_of(item: Any) -> tuple:
    return tuple(item) if isinstance(item, dict) else tuple(range(len(item)))


def _has_keys(item: Any, keys: tuple) -> bool:
    found = _keys_of(item)
    return len(found) == len(keys) and all(
        type(one) is type(other) and (one is other or type(one) in _CONSTANTS and is_same_constant(one, other))
        for one, other in zip(found, keys, strict=True)
    )
