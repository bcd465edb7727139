"""NumPy arrays that the program changes in place.

    losses[i] = loss     from here on `losses` is put(losses, i, loss), a changed copy that is made only if somebody
                         looks at it; the commit writes the program's own array: losses[i] = loss

A write gives the array of the trace another version. What else may share its memory, as a view made before, is not
looked at again. An array that is written is no tracer from its first line on: JAX would see its old version there; so
the trace starts again when it meets the first write.

Invariant: every write has been tried on an array of the same shape and dtype before the commit, so none fails there.
"""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Expression, Host, Late, StandIn
from janus_jax.interp.adoption import complete
from janus_jax.interp.context import ArrayWrite, Context, PreludeGuard
from janus_jax.interp.layouts import layout_of, pin_layout
from janus_jax.interp.symbolic import concrete_of
from janus_jax.interp.watched import Warned, unwatched, watched, watching

_ARITHMETIC = frozenset(
    {operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow,
     operator.matmul, operator.and_, operator.or_, operator.xor, operator.neg, operator.invert, operator.lt,
     operator.le, operator.gt, operator.ge, operator.eq, operator.ne}
)  # fmt: skip
_MAKERS = _ARITHMETIC | {
    np.array, np.zeros, np.ones, np.full, np.arange, np.linspace, np.eye, np.identity, np.zeros_like, np.ones_like,
    np.full_like, np.copy, np.concatenate, np.stack, np.vstack, np.hstack, np.tile, np.repeat, np.outer, np.sort,
    np.argsort, np.cumsum, np.tril, np.triu,
}  # fmt: skip
_MAKING_METHODS = frozenset({"copy", "flatten", "repeat"})
_NUMBERS = "biufc"
_WHOLE = (...,)


class SharedMemory(Exception):
    """A view of an array that the run changes would be left behind as a view of a copy."""


class NotWritable(Exception):
    """The array that the run would change is read-only, or two of its items lie in one place."""


def set_array_item(context: Context, array: Any, key: Any, value: Any) -> None:
    """`array[key] = value` of a NumPy array."""
    _expect_changeable(context, array)
    _change(context, array, (key,), value, _expression_of(context, value))


def change_array(context: Context, array: Any, function: Callable, operand: Any) -> Any:
    """`array += operand` and its like, by the operator `function`; gives the array."""
    _expect_changeable(context, array)
    symbol = context.symbol(array)
    compute = _IN_PLACE.setdefault(function, _in_place(function))
    operands = (symbol.expression, _expression_of(context, operand))
    made = expressions.call(watched(context, compute, [array]), operands)
    is_late = isinstance(symbol, Late) or _is_late(context, operand)
    concrete = None if is_late else _now(context, compute, symbol.value, concrete_of(context, operand))
    stand = context.late(made, np.ndarray) if is_late else context.host(concrete, made)
    _change(context, array, _WHOLE, stand, made)
    return array


def fill_array(context: Context, array: Any, value: Any) -> None:
    """`array.fill(value)`, of a number."""
    symbol = context.symbol(value)
    number = symbol.value if isinstance(symbol, Host) else value
    if not isinstance(number, (int, float, complex, np.generic)):
        raise context.reject("numpy-write", f"fill() of a {type(number).__name__}")
    _expect_changeable(context, array)
    _change(context, array, _WHOLE, value, _expression_of(context, value))


def is_changeable(context: Context, array: Any) -> bool:
    """Whether a value is a NumPy array, which could be changed in place."""
    symbol = context.symbol(array)
    if isinstance(symbol, Late):
        return symbol.kind is np.ndarray
    return isinstance(symbol, Host) and type(symbol.value) is np.ndarray


def note_view(context: Context, part: Any, array: Any, key: Any) -> None:
    """An item of a NumPy array that is a view of it: who writes there writes the array."""
    if is_changeable(context, array) and is_changeable(context, part):
        whole = _layout_of(context.symbol(array))
        if whole is not None and _is_view(context, whole, key):
            context.notes["item of", id(part)] = (array, key)


def _is_view(context: Context, whole: np.ndarray, key: Any) -> bool:
    try:
        return _shares(whole[concrete_of(context, key)], whole)
    except (LookupError, TypeError, ValueError):
        return False


_IN_PLACE: dict[Callable, Callable] = {}


def _in_place(function: Callable) -> Callable:
    def compute(array: np.ndarray, operand: Any) -> np.ndarray:
        return function(array.copy(order="K"), operand)

    return compute


def put(array: np.ndarray, keys: tuple, value: Any) -> np.ndarray:
    """A copy of the array, in which `copy[keys[0]]...[keys[-1]] = value`."""
    made = array.copy(order="K")
    _store(made, keys, value)
    return made


def fitting(array: np.ndarray, keys: tuple, value: Any) -> Any:
    """The value; raises what writing it would raise."""
    if not array.flags.writeable or _overlaps_itself(array):
        raise NotWritable
    _store(np.empty_like(array), keys, value)
    return value


def _overlaps_itself(array: np.ndarray) -> bool:
    """Whether two items may lie in one place, so that a copy is changed otherwise."""
    if array.flags.forc:
        return False
    reach = array.itemsize
    for stride, count in sorted((abs(stride), count) for stride, count in zip(array.strides, array.shape, strict=True)):
        if count > 1 and stride < reach:
            return True
        reach += stride * (count - 1)
    return False


def _store(array: np.ndarray, keys: tuple, value: Any) -> None:
    for key in keys[:-1]:
        array = array[key]
    array[keys[-1]] = value


def _expect_changeable(context: Context, array: Any) -> None:
    if context.closed or context.regions or not context.is_plain():
        raise context.reject("numpy-write", "on one side of a branch, in a lowered loop or in a transformation")
    if not is_changeable(context, array):
        raise context.reject("numpy-write")


def _change(context: Context, array: Any, keys: tuple, value: Any, value_expression: Expression) -> None:
    """Gives the array, and what it is a part of, the version in which `array[key] = value`."""
    parts = [array]
    while (holder := context.notes.get(("item of", id(parts[-1])))) is not None:
        parts.append(holder[0])
        keys = (holder[1], *keys)
    root = parts[-1]
    _expect_own_memory(context, root)
    _expect_stand_ins(context, parts)
    symbol = context.symbol(root)
    places = expressions.display("tuple", tuple(_expression_of(context, key) for key in keys))
    fitted = expressions.call(watched(context, fitting, [root]), (symbol.expression, places, value_expression))
    version = expressions.call(watched(context, put, [root]), (symbol.expression, places, fitted))
    is_late = isinstance(symbol, Late) or _is_late(context, value) or any(_is_late(context, key) for key in keys)
    if is_late:
        layout = pin_layout(context, root) if isinstance(symbol, Host) else layout_of(symbol)
        new: Host | Late = Late(version, np.ndarray, root, layout=layout)
    else:
        concrete_keys = tuple(concrete_of(context, key) for key in keys)
        new = Host(_now(context, put, symbol.value, concrete_keys, concrete_of(context, value)), version, root)
    _note_stale(context, parts, symbol)
    if root_source := context.input_sources.get(id(root)):
        context.array_writes.append(ArrayWrite(root_source, len(keys), _writing(places, fitted)))
    else:
        context.oblige(fitted)
    context.symbols[id(root)] = new
    for part, (holder_part, key) in zip(parts[-2::-1], _holders(context, parts), strict=True):
        _derive(context, part, holder_part, key)


def _writing(places: Expression, value: Expression) -> Expression:
    """The keys and the value of one write, for the commit."""
    return expressions.display("tuple", (*places.arguments, value))


def _holders(context: Context, parts: list) -> list:
    return [context.notes["item of", id(part)] for part in parts[-2::-1]]


def _derive(context: Context, part: Any, holder: Any, key: Any) -> None:
    """The newest version of a view, taken from the newest of what it is a view of."""
    held = context.symbol(holder)
    expression = expressions.call(operator.getitem, (held.expression, _expression_of(context, key)))
    old = context.symbol(part)
    if isinstance(held, Late):
        context.symbols[id(part)] = Late(expression, np.ndarray, part, layout=_layout_of(old))
    else:
        context.symbols[id(part)] = Host(held.value[concrete_of(context, key)], expression, part)


def _layout_of(symbol: Host | Late) -> np.ndarray | None:
    return symbol.value if isinstance(symbol, Host) else layout_of(symbol)


def _now(context: Context, function: Callable, *values: Any) -> Any:
    try:
        return watching(function)(*values)
    except (ArithmeticError, LookupError, TypeError, ValueError, Warned) as error:
        raise context.reject("exception-raised", f"{type(error).__name__} of NumPy") from None


def _is_late(context: Context, value: Any) -> bool:
    return context.is_device(value) or context.has_late([value]) or isinstance(value, _jax_compat.ArrayImpl)


def _expression_of(context: Context, value: Any) -> Expression:
    """How a key or a value of a write is computed; what NumPy makes of an array of JAX is an array of its own."""
    if context.is_device(value) and context.owns(value):
        return expressions.call(np.asarray, (expressions.output(value),))
    if type(value) in (tuple, list):
        complete(context, value)
        return expressions.display(type(value).__name__, tuple(_expression_of(context, part) for part in value))
    found = context.expression(value)
    if found is None:
        raise context.reject("numpy-write", f"by way of a {type(value).__name__}")
    return found


def _expect_own_memory(context: Context, array: Any) -> None:
    """The array is the program's, reached by a place, or was made here, and is nobody else's view."""
    symbol = context.symbol(array)
    layout = _layout_of(symbol)
    if layout is not None and layout.dtype.kind not in _NUMBERS:
        raise context.reject("numpy-write", f"an array of {layout.dtype}")
    if id(array) not in context.input_sources and not _is_new(symbol.expression):
        raise context.reject("numpy-write", "of an array that may share its memory with another one")


def _is_new(expression: Expression) -> bool:
    """Whether an expression makes an array whose memory is its own, whatever it is given."""
    function = unwatched(expression.function)
    if function is put or isinstance(function, np.ufunc) or getattr(function, "method", None) in _MAKING_METHODS:
        return True
    is_maker = expression.kind == "call" and getattr(function, "__hash__", None) is not None and function in _MAKERS
    return is_maker and not any(name in ("copy", "subok", "like") for name, _ in expression.keywords)


def _expect_stand_ins(context: Context, arrays: list) -> None:
    """Arrays that were made as tracers make the trace start again, with stand-ins in their place."""
    places = {context.places[id(array)] for array in arrays if not isinstance(array, StandIn)}
    if places:
        context.found_arrays |= places
        raise context.reject("numpy-write", "by a trace that did not expect it")


def _note_stale(context: Context, parts: list, old: Host | Late) -> None:
    """What may share memory with the old version is not looked at any more."""
    own = {id(part) for part in parts}
    found = [
        symbol.stand_in
        for key, symbol in list(context.symbols.items())
        if key not in own and key not in context.stale and _may_share(symbol, old)
    ]
    if any(id(stand) in context.input_sources for stand in found):
        raise context.reject("numpy-write", "of an array that has two names")
    _expect_stand_ins(context, [stand for stand in found if id(stand) in context.places])
    context.stale.update(id(stand) for stand in found)


def _may_share(symbol: Host | Late, old: Host | Late) -> bool:
    if isinstance(symbol, Late):
        if symbol.expression is None or _is_new(symbol.expression):
            return False
        is_view = symbol.kind in (None, np.ndarray, list, tuple)
        return is_view and any(part is old.expression for part in expressions.walk(symbol.expression))
    return isinstance(old, Host) and _shares(symbol.value, old.value)


def _shares(value: Any, array: np.ndarray) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_shares(item, array) for item in value)
    return isinstance(value, np.ndarray) and np.may_share_memory(value, array)


def expect_apart(context: Context) -> None:
    """The arrays that the run writes share no memory with any other that it reaches, now (or the trace is given up)
    and on each call."""
    written = {write.source.path: write.source for write in context.array_writes}
    for path, source in written.items():
        array = context.existing_arrays[path][1]
        for other_path, (other, value) in list(context.existing_arrays.items()):
            if other_path == path or other_path in written and other_path < path:
                continue
            if np.may_share_memory(array, value):
                raise context.reject("numpy-write", f"{source.label} and {other.label} share memory")
            shared = expressions.call(np.may_share_memory, (expressions.fetch(source), expressions.fetch(other)))
            context.prelude_guards.append(PreludeGuard(shared, False, f"{source.label} and {other.label}"))


def is_version(expression: Expression) -> bool:
    """Whether an expression looks at a changed version of an array."""
    return any(unwatched(part.function) is put for part in expressions.walk(expression))


def owned(value: Any) -> Any:
    """The value, which is left behind; raises SharedMemory where it is a view."""
    if isinstance(value, np.ndarray) and value.base is not None:
        raise SharedMemory
    if isinstance(value, (list, tuple)):
        for item in value:
            owned(item)
    return value
