"""Operators on values of any binding time: arithmetic, comparison, subscripts, membership, truth.

Invariant: the special methods of classes made by class statements are interpreted (CPython calls them, the frame
hook hands them over); a subscript of a shadow reads only what it needs.
"""

import enum
import functools
import operator
import types
from collections.abc import Callable, Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Expression, Host, Late, StandIn
from janus_jax.heap.shadow import Shadow
from janus_jax.heap.source import Source
from janus_jax.interp.adoption import adopt, is_plain_class, is_safe_key, load_key, realise
from janus_jax.interp.attributes import MISSING, lookup_in_class
from janus_jax.interp.choices import find_choice, settle, split_on
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.identity import guard_compared, guard_identity, guard_key
from janus_jax.interp.symbolic import apply_operator, concrete_of, host_call, known_exponent

BINARY: dict[str, Callable] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "@": operator.matmul, "&": operator.and_, "|": operator.or_,
    "^": operator.xor, "<<": operator.lshift, ">>": operator.rshift,
}  # fmt: skip
IN_PLACE: dict[str, Callable] = {
    "+=": operator.iadd, "-=": operator.isub, "*=": operator.imul, "/=": operator.itruediv, "//=": operator.ifloordiv,
    "%=": operator.imod, "**=": operator.ipow, "@=": operator.imatmul, "&=": operator.iand, "|=": operator.ior,
    "^=": operator.ixor, "<<=": operator.ilshift, ">>=": operator.irshift,
}  # fmt: skip
COMPARE: dict[str, Callable] = {
    "<": operator.lt, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
UNARY: dict[str, Callable] = {"-": operator.neg, "+": operator.pos, "~": operator.invert}
_MIRRORED = {"<": "gt", "<=": "ge", "==": "eq", "!=": "ne", ">": "lt", ">=": "le"}
_NAMES = {
    function: function.__name__.strip("_")
    for table in (BINARY, COMPARE, UNARY, IN_PLACE)
    for function in table.values()
}


def binary(context: Context, symbol: str, left: Any, right: Any) -> Any:
    """`left <symbol> right`, in-place forms and subscripts included."""
    if symbol == "[]":
        return get_item(context, left, right)
    if symbol in ("%", "%=") and _text_type(context, left) is not None:
        return context.call(_text_type(context, left).__mod__, [left, right])
    if symbol in IN_PLACE:
        return _in_place(context, symbol, left, right)
    return _operate(context, symbol, BINARY[symbol], left, right)


def _text_type(context: Context, obj: Any) -> type | None:
    """str or bytes if the value is one of them, known now or not."""
    symbol = context.symbol(obj)
    kind = symbol.kind if isinstance(symbol, Late) else type(symbol.value) if isinstance(symbol, Host) else type(obj)
    return kind if kind in (str, bytes) else None


def _operate(context: Context, symbol: str, function: Callable, left: Any, right: Any) -> Any:
    for operand in (left, right):
        done = settle(context, operand, lambda: _operate(context, symbol, function, left, right))
        if done is not None:
            return done[0]
    if is_instance(left) or is_instance(right):
        return _operate_on_instances(context, symbol, function, left, right)
    if symbol == "**" and (context.is_device(left) or context.is_device(right)):
        right = known_exponent(context, left, right)
    for operand in (left, right):
        _expect_visible(context, operand)
        realise(context, context.shadow_by_stand.get(id(operand)))
    if not _are_numbers_for_arrays(context, left, right):
        done = split_on(context, [left, right], lambda values: _operate(context, symbol, function, *values))
        if done is not None:
            return done[0]
    return apply_operator(context, function, [left, right])


def _are_numbers_for_arrays(context: Context, left: Any, right: Any) -> bool:
    """Whether an operator has an array operand, and the late ones are scalars of the graph."""
    symbols = [symbol for symbol in (context.symbol(left), context.symbol(right)) if isinstance(symbol, Late)]
    has_array = context.is_device(left) or context.is_device(right)
    return not symbols or has_array and all(symbol.device is not None for symbol in symbols)


def is_instance(obj: Any) -> bool:
    """Whether the special methods of an operand are those of a class made by a class statement."""
    kind = type(obj)
    return is_plain_class(kind) and kind not in (object, StandIn)


def _operate_on_instances(context: Context, symbol: str, function: Callable, left: Any, right: Any) -> Any:
    """A binary operator by special methods (Objects/abstract.c, binary_op1; Objects/object.c, do_richcompare)."""
    name = _NAMES[function]
    mirrored = _MIRRORED.get(symbol, f"r{name}")
    tries = [(left, f"__{name}__", right), (right, f"__{mirrored}__", left)]
    is_nested = type(right) is not type(left) and issubclass(type(right), type(left))
    if symbol not in COMPARE:
        tries = tries[:1] if type(left) is type(right) else tries
        is_nested = is_nested and _is_overridden(context, type(right), type(left), f"__{mirrored}__")
    for owner, method_name, other in reversed(tries) if is_nested else tries:
        result = _call_special(context, owner, method_name, other)
        if result is not NotImplemented:
            return result
    if symbol == "==" or symbol == "!=":
        same = identical(context, left, right)
        return same if symbol == "==" else negate(context, same)
    kinds = f"'{type(left).__name__}' and '{type(right).__name__}'"
    if symbol in COMPARE:
        raise TypeError(f"'{symbol}' not supported between instances of {kinds}")
    raise TypeError(f"unsupported operand type(s) for {symbol}: {kinds}")


def _is_overridden(context: Context, cls: type, base: type, name: str) -> bool:
    """Whether a class has a method of another make than its base (Objects/typeobject.c, method_is_overloaded)."""
    found = lookup_in_class(context, cls, name)
    return found is not MISSING and found is not lookup_in_class(context, base, name)


def _expect_no_array_protocol(context: Context, owner: Any, other: Any) -> None:
    """NumPy works through an array item by item when it meets an object; JAX asks the object for an array."""
    symbol = context.symbol(owner)
    is_numpy = isinstance(symbol, Host) and isinstance(symbol.value, (np.ndarray, np.generic))
    if is_numpy or isinstance(symbol, Late) and symbol.kind is None:
        raise context.reject("unsupported-op", f"an operator of NumPy on a {type(other).__name__}")
    if context.is_device(owner) and hasattr(type(other), "__jax_array__"):
        raise context.reject("unsupported-op", f"an operator of JAX on a {type(other).__name__}")


def _call_special(context: Context, owner: Any, name: str, *arguments: Any) -> Any:
    """What a special method gives, NotImplemented where there is none."""
    if not is_instance(owner):
        _expect_no_array_protocol(context, owner, arguments[0])
        method = getattr(type(owner), name, None)
        if method is None or context.symbol(owner) is not None or not isinstance(owner, _jax_compat.Tracer):
            return NotImplemented
        return context.run_natively(method, (owner, *arguments)) if not is_instance(arguments[0]) else NotImplemented
    method = lookup_in_class(context, type(owner), name)
    if method is MISSING or (method is None or getattr(method, "__objclass__", None) is object) and name != "__ne__":
        return NotImplemented
    if getattr(method, "__objclass__", None) is object:
        equal = _call_special(context, owner, "__eq__", *arguments)
        return equal if equal is NotImplemented else negate(context, equal)
    return context.call(method, [owner, *arguments])


def _expect_visible(context: Context, operand: Any) -> None:
    if id(operand) in context.opaque:
        raise context.reject_opaque(operand, "an operator is applied to it")


def _in_place(context: Context, symbol: str, left: Any, right: Any) -> Any:
    known = context.symbol(left)
    if isinstance(known, Host) and isinstance(known.value, np.ndarray):
        raise context.reject("numpy-write")
    kind = known.kind if isinstance(known, Late) else type(known.value) if known is not None else None
    if known is not None and (kind is None or issubclass(kind, (list, dict, set, bytearray))):
        raise context.reject("late-value-use", f"{symbol} changes a container that is made anew on each call")
    shadow = context.shadow_by_stand.get(id(left))
    if type(left) is list and symbol == "+=" and not (isinstance(right, _jax_compat.Tracer) or is_instance(right)):
        extend(context, left, right)
        return left
    if shadow is not None and shadow.kind in ("list", "dict"):
        realise(context, shadow)
    if type(left) in (list, dict, set):
        realise(context, context.shadow_by_stand.get(id(right)))
        return context.run_natively(IN_PLACE[symbol], (left, context.pin(right)))
    if is_instance(left):
        result = _call_special(context, left, f"__{_NAMES[IN_PLACE[symbol]]}__", right)
        if result is not NotImplemented:
            return result
    return _operate(context, symbol[:-1], BINARY[symbol[:-1]], left, right)


def iterate(context: Context, obj: Any) -> list:
    """The items of an iterable, as a list."""
    iterator = get_iterator(context, obj)
    return list(context.run_natively(list, (iterator,)))


def iterate_lazily(context: Context, obj: Any) -> Iterator:
    """The items of an iterable one at a time: a generator sees what was done with the items before."""
    iterator = get_iterator(context, obj)
    while (item := context.run_natively(next, (iterator, MISSING))) is not MISSING:
        yield item


def extend(context: Context, target: list, items: Any) -> None:
    """`target.extend(items)`; a list that grows while it is iterated over is read whole before."""
    if isinstance(items, (list, tuple)):
        target.extend(iterate(context, items))
    else:
        for item in iterate_lazily(context, items):
            target.append(item)


def compare(context: Context, symbol: str, left: Any, right: Any) -> Any:
    """`left <symbol> right`; containers that hold arrays or host values compare item by item only where nothing
    symbolic is in them."""
    function = COMPARE[symbol]
    for operand in (left, right):
        done = settle(context, operand, lambda: compare(context, symbol, left, right))
        if done is not None:
            return done[0]
    if type(left) is type(right) is types.MethodType and symbol in ("==", "!="):
        return _is_same_method(context, left, right) is (symbol == "==")
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)) and symbol in ("==", "!="):
        return _compare_sequences(context, left, right) is (symbol == "==")
    for operand in (left, right):
        if isinstance(operand, (list, tuple, dict, set)) and _holds_symbolic(context, operand):
            raise context.reject("array-branch", "containers of arrays are compared")
        if type(operand) is not types.MethodType:
            guard_compared(context, operand)
    return _operate(context, symbol, function, left, right)


def _is_same_method(context: Context, left: Any, right: Any) -> bool:
    """`left == right` of bound methods (Objects/classobject.c, method_richcompare)."""
    same = identical(context, left.__self__, right.__self__)
    return truth(context, same) and truth(context, compare(context, "==", left.__func__, right.__func__))


def _compare_sequences(context: Context, left: Any, right: Any) -> bool:
    """`left == right` of lists or tuples: item by item, the same object being equal to itself
    (Objects/listobject.c)."""
    for operand in (left, right):
        realise(context, context.shadow_by_stand.get(id(operand)))
    if isinstance(left, list) is not isinstance(right, list) or len(left) != len(right):
        return False
    pairs = zip(list(left), list(right), strict=True)
    return all(first is second or truth(context, compare(context, "==", first, second)) for first, second in pairs)


def _holds_symbolic(context: Context, obj: Any, depth: int = 6) -> bool:
    if isinstance(obj, _jax_compat.Tracer) or id(obj) in context.symbols:
        return True
    if not depth:
        return True
    if isinstance(obj, dict):
        realise(context, context.shadow_by_stand.get(id(obj)))
        return any(_holds_symbolic(context, item, depth - 1) for item in obj.values())
    if isinstance(obj, (list, tuple, set)):
        realise(context, context.shadow_by_stand.get(id(obj)))
        return any(_holds_symbolic(context, item, depth - 1) for item in obj)
    return False


def unary(context: Context, symbol: str, operand: Any) -> Any:
    if symbol == "not":
        return negate(context, operand)
    if is_instance(operand):
        result = _call_special(context, operand, f"__{_NAMES[UNARY[symbol]]}__")
        if result is NotImplemented:
            raise TypeError(f"bad operand type for unary {symbol}: '{type(operand).__name__}'")
        return result
    _expect_visible(context, operand)
    return apply_operator(context, UNARY[symbol], [operand])


def negate(context: Context, operand: Any) -> Any:
    """`not operand`: a host value stays one, an array's truth becomes a late one."""
    symbol = context.symbol(operand)
    if symbol is not None and find_predicate(context, operand) is None:
        return host_call(context, operator.not_, [operand])
    outcome = outcome_of(context, operand)
    if isinstance(outcome, bool):
        return not outcome
    return late_truth(context, context.run_natively(jnp.logical_not, (outcome,)))


def late_truth(context: Context, predicate: Any) -> Any:
    """A Python bool that is known after the graph, for a traced truth value."""
    return context.late(expressions.call(bool, (expressions.output(context.keep(predicate)),)), bool, predicate)


def find_predicate(context: Context, obj: Any) -> Any:
    """The truth of a value as a traced scalar, where it is known only inside the graph and a branch on it can be
    lowered; else None."""
    symbol = context.symbol(obj)
    if isinstance(symbol, Late):
        obj = symbol.device if symbol.device is not None else _truth_of_choice(context, obj)
    elif symbol is not None:
        return None
    if not isinstance(obj, _jax_compat.Tracer) or obj.size != 1 or not context.owns(obj):
        return None
    if obj.dtype != bool:
        obj = context.run_natively(operator.ne, (obj, 0))
    return context.keep(context.run_natively(jnp.reshape, (obj, ())) if obj.ndim else obj)


def _truth_of_choice(context: Context, obj: Any) -> Any:
    chosen = find_choice(context, obj)
    if chosen is None:
        return None
    made = context.split(
        chosen.predicate, lambda: plain_truth(context, chosen.taken), lambda: plain_truth(context, chosen.other)
    )
    return context.as_device(made) if context.symbol(made) is not None else made


def outcome_of(context: Context, obj: Any) -> Any:
    """The truth of a value: a bool if it is known now, or a traced scalar."""
    done = settle(context, obj, lambda: plain_truth(context, obj))
    if done is not None:
        return outcome_of(context, done[0])
    if is_instance(obj) and id(obj) not in context.opaque:
        for name in ("__bool__", "__len__"):
            method = lookup_in_class(context, type(obj), name)
            if method is not MISSING:
                return outcome_of(context, context.call(method, [obj]))
        return True
    predicate = find_predicate(context, obj)
    return truth(context, obj) if predicate is None else predicate


def plain_truth(context: Context, obj: Any) -> Any:
    """`bool(obj)`: known now, or a late value."""
    outcome = outcome_of(context, obj)
    return outcome if isinstance(outcome, bool) else late_truth(context, outcome)


def truth(context: Context, obj: Any) -> bool:
    """The truth of a value, decided now; a host value's outcome becomes a guard, an array's is a branch that is not
    followed."""
    symbol = context.symbol(obj)
    if isinstance(symbol, Late):
        raise context.reject("late-value-branch")
    if isinstance(symbol, Host):
        if type(symbol.value) is bool:
            return context.pin(obj)
        if isinstance(symbol.value, np.ndarray):
            return context.pin(host_call(context, bool, [obj]))
        return context.pin(host_call(context, operator.truth, [obj]))
    if isinstance(obj, _jax_compat.Tracer):
        raise context.reject("array-branch", f"the truth of {obj.aval.str_short()}")
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.kind in ("list", "dict"):
        realise(context, shadow)
    _expect_visible(context, obj)
    if is_instance(obj):
        outcome = outcome_of(context, obj)
        if not isinstance(outcome, bool):
            raise context.reject("array-branch", f"the truth of a {type(obj).__name__}")
        return outcome
    return context.run_natively(operator.truth, (obj,))


def get_item(context: Context, obj: Any, key: Any) -> Any:
    """`obj[key]`."""
    done = settle(context, obj, lambda: get_item(context, obj, key), _settled_key(context, obj, key))
    if done is not None:
        return done[0]
    _expect_visible(context, obj)
    if not (context.is_device(obj) and find_choice(context, key) is None):
        done = split_on(context, [obj, key], lambda values: get_item(context, *values))
        if done is not None:
            return done[0]
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.kind in ("list", "dict", "tuple"):
        return _get_shadow_item(context, shadow, obj, key)
    if type(obj) in (list, tuple, dict, str, bytes, range) and context.symbol(key) is not None:
        key = context.pin(key)
    if isinstance(obj, (list, tuple, str, bytes, range)) and type(key) is slice:
        key = slice(*[context.pin(part) for part in (key.start, key.stop, key.step)])
    if isinstance(obj, (list, tuple, dict)) and not context.is_device(key) and _holds_plain_key(key):
        return context.run_natively(operator.getitem, (obj, key))
    if isinstance(obj, (list, tuple)) and context.is_device(key):
        raise context.reject("array-branch", "an array is the index of a list")
    if isinstance(obj, type):
        return context.run_natively(operator.getitem, (obj, key))
    if is_plain_class(type(obj)):
        return context.call(_special(context, obj, "__getitem__"), [obj, key])
    _expect_visible(context, obj)
    if context.is_device(obj) and (sliced := _slice_by_host(context, obj, key)) is not None:
        return sliced
    return apply_operator(context, operator.getitem, [obj, _plain_index(context, obj, key)])


def _settled_key(context: Context, obj: Any, key: Any) -> Any:
    """The key that a dict is searched for, where it is known now."""
    return key if type(obj) is dict and context.symbol(key) is None and is_safe_key(key) else None


def _holds_plain_key(key: Any) -> bool:
    return type(key) is not tuple or not any(isinstance(part, (slice, _jax_compat.Tracer)) for part in key)


def _plain_index(context: Context, obj: Any, key: Any) -> Any:
    """An index into an array: bounds of slices must be plain; a host int becomes a traced index, as a Python int is
    in eager JAX."""
    if not isinstance(obj, _jax_compat.Tracer) or context.symbol(obj) is not None:
        return key
    if isinstance(key, list):
        realise(context, context.shadow_by_stand.get(id(key)))
    if type(key) is tuple:
        return tuple(_plain_index(context, obj, item) for item in key)
    if isinstance(context.symbol(key), Host) and isinstance(context.symbol(key).value, bool):
        return context.pin(key)
    return key


def _special(context: Context, obj: Any, name: str) -> Any:
    method = lookup_in_class(context, type(obj), name)
    if method is MISSING:
        kind = type(obj).__name__
        verb = {"__getitem__": "is not subscriptable", "__setitem__": "does not support item assignment"}
        raise TypeError(f"'{kind}' object {verb.get(name, 'does not support item deletion')}")
    return method


def _get_shadow_item(context: Context, shadow: Shadow, obj: Any, key: Any) -> Any:
    chosen = _choose_by_host_key(context, shadow, key)
    if chosen is not None:
        return chosen
    key = _pin_key(context, key)
    if shadow.kind == "dict" and is_safe_key(key):
        if not load_key(context, shadow, key):
            raise KeyError(key)
        return obj[key]
    if shadow.kind == "list" and not shadow.realised and not obj and type(key) is int:
        return _load_list_item(context, shadow, key)
    realise(context, shadow)
    return context.run_natively(operator.getitem, (obj, key))


def _choose_by_host_key(context: Context, shadow: Shadow, key: Any) -> Any:
    """An item that a host number chooses from an untouched list or tuple: it is fetched on each call; None where
    that cannot be."""
    symbol = context.symbol(key)
    is_plain = isinstance(symbol, Host) and type(symbol.value) is int and not shadow.realised and not shadow.stand
    if not is_plain or shadow.kind != "list":
        return None
    expression = expressions.call(operator.getitem, (expressions.fetch(shadow.source), symbol.expression))
    return derive(context, shadow.real[symbol.value], expression)


def derive(context: Context, value: Any, expression: Expression) -> Any:
    """What stands for a value that is fetched anew on each call: an input, a host value, or None where neither fits."""
    if isinstance(value, _jax_compat.ArrayImpl):
        tracer = context.add_input(expression, _jax_compat.aval_of(value))
        context.input_expressions[id(tracer)] = expression
        return tracer
    kind = expressions.call(type, (expression,))
    if type(value) is tuple and all(isinstance(item, _DERIVED) or type(item) is tuple for item in value):
        context.prelude_guards.append(PreludeGuard(kind, tuple, "type"))
        context.prelude_guards.append(PreludeGuard(expressions.call(len, (expression,)), len(value), "length"))
        items = [derive(context, item, _item_of(expression, index)) for index, item in enumerate(value)]
        return None if None in items else tuple(items)
    if type(value) in (int, float) or isinstance(value, (np.ndarray, np.generic)):
        context.prelude_guards.append(PreludeGuard(kind, type(value), "type"))
        return context.host(value, expression)
    return None


_DERIVED = (_jax_compat.ArrayImpl, int, float, np.ndarray, np.generic)


def _item_of(expression: Expression, index: int) -> Expression:
    return expressions.call(operator.getitem, (expression, expressions.constant(index)))


def _slice_by_host(context: Context, array: Any, key: Any) -> Any:
    """`array[start:stop]` with host bounds, the length of which does not vary: one program for all starts; None
    where that cannot be."""
    if type(key) is not slice or key.step is not None or context.symbol(key.start) is None:
        return None
    start, stop = key.start, key.stop
    if any(context.is_device(bound) for bound in (start, stop)) or not array.ndim:
        return None
    stop = array.shape[0] if stop is None else stop
    if not all(type(concrete_of(context, bound)) is int for bound in (start, stop)):
        return None
    inside = [
        compare(context, ">=", start, 0),
        compare(context, ">=", stop, start),
        compare(context, "<=", stop, array.shape[0]),
    ]
    if not all([concrete_of(context, condition) for condition in inside]):
        return None
    for condition in inside:
        truth(context, condition)
    size = context.pin(binary(context, "-", stop, start))
    return context.run_natively(jax.lax.dynamic_slice_in_dim, (array, context.as_device(start), size))


def _pin_key(context: Context, key: Any) -> Any:
    if type(key) is slice:
        return slice(*[context.pin(part) for part in (key.start, key.stop, key.step)])
    if type(key) is tuple:
        return tuple(_pin_key(context, part) for part in key)
    if context.is_device(key):
        raise context.reject("array-branch", "an array is the key of a container")
    if is_instance(key) and not isinstance(key, enum.Enum):
        raise context.reject("object-identity", f"a {type(key).__name__} is the key of a container")
    if isinstance(context.symbol(key), Late):
        raise context.reject("late-value-use", "it is the key of a container")
    guard_key(context, key)
    return context.pin(key)


def _load_list_item(context: Context, shadow: Shadow, index: int) -> Any:
    if not -len(shadow.real) <= index < len(shadow.real):
        realise(context, shadow)
    value = shadow.real[index]
    if index not in shadow.loaded:
        shadow.loaded[index] = adopt(context, value, sources.step("item", shadow.source, index))
    return shadow.loaded[index]


def set_item(context: Context, obj: Any, key: Any, value: Any) -> None:
    """`obj[key] = value`."""
    done = settle(context, obj, lambda: set_item(context, obj, key, value))
    if done is not None:
        return done[0]
    if split_on(context, [obj, key], lambda values: set_item(context, *values, value)) is not None:
        return
    if isinstance(context.symbol(obj), Host):
        raise context.reject("numpy-write")
    if is_plain_class(type(obj)):
        context.call(_special(context, obj, "__setitem__"), [obj, key, value])
        return
    _expect_visible(context, obj)
    key = _pin_key(context, key) if not isinstance(obj, _jax_compat.Tracer) else key
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and (shadow.kind == "list" or not is_safe_key(key)):
        realise(context, shadow)
    if type(key) is slice:
        value = iterate(context, value)
    context.run_natively(operator.setitem, (obj, key, value))


def delete_item(context: Context, obj: Any, key: Any) -> None:
    """`del obj[key]`."""
    done = settle(context, obj, lambda: delete_item(context, obj, key))
    if done is not None:
        return done[0]
    if is_plain_class(type(obj)):
        context.call(_special(context, obj, "__delitem__"), [obj, key])
        return
    _expect_visible(context, obj)
    key = _pin_key(context, key)
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None:
        realise(context, shadow)
        if shadow.kind == "dict" and key in obj:
            shadow.deleted[key] = None
    context.run_natively(operator.delitem, (obj, key))


def contains(context: Context, container: Any, item: Any) -> Any:
    """`item in container`."""
    done = settle(
        context, container, lambda: contains(context, container, item), _settled_key(context, container, item)
    )
    if done is not None:
        return done[0]
    done = split_on(context, [container, item], lambda values: contains(context, *values))
    if done is not None:
        return done[0]
    shadow = context.shadow_by_stand.get(id(container))
    if shadow is not None and shadow.kind == "dict" and is_safe_key(context.pin(item)):
        return load_key(context, shadow, context.pin(item))
    realise(context, shadow)
    if is_plain_class(type(container)):
        method = lookup_in_class(context, type(container), "__contains__")
        if method is MISSING:
            raise context.reject("unsupported-op", "`in` on an object without __contains__")
        return truth(context, context.call(method, [container, item]))
    _expect_visible(context, container)
    if isinstance(container, (dict, set, frozenset)):
        return context.run_natively(operator.contains, (container, _pin_key(context, item)))
    if context.is_device(container):
        return _contains_by_item(context, iterate(context, container), item)
    held = [*container, item] if isinstance(container, (list, tuple)) else []
    if any(_holds_symbolic(context, other) or type(other) is types.MethodType for other in held):
        return _contains_by_item(context, container, item)
    guard_compared(context, held)
    return apply_operator(context, operator.contains, [container, item])


def _contains_by_item(context: Context, container: Any, item: Any) -> Any:
    """Comparing arrays has no effect, so those behind the first that is equal may be compared too."""
    predicates = []
    for other in container:
        equal = True if item is other else compare(context, "==", other, item)
        predicate = None if equal is True else find_predicate(context, equal)
        if predicate is not None:
            predicates.append(predicate)
        elif equal is True or truth(context, equal):
            return late_any(context, [*predicates, _jax_compat.true()]) if predicates else True
    return late_any(context, predicates) if predicates else False


def late_any(context: Context, predicates: list) -> Any:
    """Whether one of some traced truth values holds, as a Python bool that is known after the graph."""
    return late_truth(context, functools.reduce(jnp.logical_or, predicates))


def identical(context: Context, left: Any, right: Any) -> Any:
    """`left is right`; for existing arrays and opaque objects the answer becomes a guard."""
    done = split_on(context, [left, right], lambda values: identical(context, *values))
    if done is not None:
        return done[0]
    guard_identity(context, left)
    guard_identity(context, right)
    if left is right and not isinstance(left, _jax_compat.Tracer):
        return True
    plain = (type(None), bool, type(...), type)
    if isinstance(left, plain) or isinstance(right, plain):
        return _identical_to_singleton(context, left, right)
    first, second = _existing_source(context, left), _existing_source(context, right)
    if first is not None and second is not None and type(left) is type(right):
        return _identical_existing(context, left, right, first, second)
    if any(isinstance(side, _jax_compat.Tracer) or context.symbol(side) is not None for side in (left, right)):
        if type(left) is not type(right):
            return False
        raise context.reject("array-identity")
    return left is right


def _existing_source(context: Context, obj: Any) -> Source | None:
    """Where an object that existed before the call is."""
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None:
        return shadow.source
    return context.input_sources.get(id(obj)) or context.opaque.get(id(obj))


def _identical_to_singleton(context: Context, left: Any, right: Any) -> Any:
    for side, other in ((left, right), (right, left)):
        symbol = context.symbol(side)
        if isinstance(symbol, Host) and isinstance(symbol.value, bool) and isinstance(other, bool):
            return context.pin(side) is other
        if isinstance(symbol, Host) and other is None:
            return _is_none(context, symbol)
        if isinstance(symbol, Late) and symbol.kind is bool and isinstance(other, bool):
            predicate = find_predicate(context, side)
            if predicate is None:
                raise context.reject("late-value-branch")
            return late_truth(context, predicate if other else context.run_natively(jnp.logical_not, (predicate,)))
        if isinstance(symbol, Late) and symbol.kind is None:
            raise context.reject("late-value-branch")
    return left is right


def _is_none(context: Context, symbol: Host) -> bool:
    outcome = symbol.value is None
    test = expressions.call(operator.is_, (symbol.expression, expressions.constant(None)))
    context.prelude_guards.append(PreludeGuard(test, outcome, "is None"))
    return outcome


def _identical_existing(context: Context, left: Any, right: Any, first: Source, second: Source) -> bool:
    real_left, real_right = context.originals.get(id(left), left), context.originals.get(id(right), right)
    check = context.guards.check_same if real_left is real_right else context.guards.check_distinct
    check(first, second)
    return real_left is real_right


def get_iterator(context: Context, obj: Any) -> Any:
    """`iter(obj)`."""
    done = settle(context, obj, lambda: get_iterator(context, obj))
    if done is not None:
        return done[0]
    symbol = context.symbol(obj)
    if symbol is not None:
        return iter(_host_items(context, obj, symbol))
    _expect_visible(context, obj)
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.kind in ("list", "dict"):
        realise(context, shadow)
    if is_plain_class(type(obj)):
        method = lookup_in_class(context, type(obj), "__iter__")
        if method is not MISSING:
            return context.call(method, [obj])
    return context.run_natively(iter, (obj,))


def _host_items(context: Context, obj: Any, symbol: Host | Late) -> list:
    if isinstance(symbol, Late):
        raise context.reject("late-value-use", "it is iterated over")
    if isinstance(symbol.value, np.ndarray):
        return [get_item(context, obj, index) for index in range(len(symbol.value))]
    return list(context.pin(obj))
