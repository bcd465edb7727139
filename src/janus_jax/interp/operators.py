"""Operators on values of any binding time: arithmetic, comparison, subscripts, membership, truth.

Invariant: the special methods of classes made by class statements are interpreted (CPython calls them, the frame
hook hands them over); a subscript of a shadow reads only what it needs.
"""

import operator
import types
from collections.abc import Callable, Iterator
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Late
from janus_jax.heap.source import Source
from janus_jax.interp.adoption import is_plain_class, is_safe_key, realise
from janus_jax.interp.array_writes import change_array, is_changeable
from janus_jax.interp.choices import chosen_items, settle, split_on
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.cover_operators import compare_covers, negate_cover, operate_on_covers
from janus_jax.interp.covers import find_covered, inside, is_watched, watch
from janus_jax.interp.identity import guard_compared, guard_operand_of_is
from janus_jax.interp.layouts import pin_layout
from janus_jax.interp.operands import expect_visible, is_instance
from janus_jax.interp.padded import Padded
from janus_jax.interp.padded_calls import call_on_padded
from janus_jax.interp.padded_items import PaddedIterator, PaddedRange, padded_of, take_rows_apart
from janus_jax.interp.ranges import CarriedRange
from janus_jax.interp.reversed_rows import count_down
from janus_jax.interp.sets import items_in_order
from janus_jax.interp.stacks import note_array, note_rows
from janus_jax.interp.symbolic import NUMBER_OPERATORS, apply_operator, is_array_like, known_exponent
from janus_jax.interp.truth import find_predicate, late_truth, negate, truth

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
    """`left <symbol> right`, in-place forms included."""
    if find_covered(context, left) is not None or find_covered(context, right) is not None:
        name = _NAMES[IN_PLACE[symbol] if symbol in IN_PLACE else BINARY[symbol]]
        return operate_on_covers(context, symbol, name, left, right)
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
    if isinstance(left, Padded) or isinstance(right, Padded):
        right = known_exponent(context, left, right) if symbol == "**" else right
        return call_on_padded(context, function, [left, right], {})
    for operand in (left, right):
        done = settle(context, operand, lambda: _operate(context, symbol, function, left, right))
        if done is not None:
            return done[0]
    if is_instance(left) or is_instance(right):
        done = split_on(context, [left, right], lambda values: _operate(context, symbol, function, *values))
        return _operate_on_instances(context, symbol, function, left, right) if done is None else done[0]
    if symbol == "**" and (context.is_device(left) or context.is_device(right)):
        right = known_exponent(context, left, right)
    for operand in (left, right):
        expect_visible(context, operand)
        realise(context, context.shadow_by_stand.get(id(operand)))
    if not _are_numbers_of_graph(context, function, left, right):
        done = split_on(context, [left, right], lambda values: _operate(context, symbol, function, *values))
        if done is not None:
            return done[0]
    return apply_operator(context, function, [left, right])


def _are_numbers_of_graph(context: Context, function: Callable, left: Any, right: Any) -> bool:
    """Whether the late operands are scalars of the graph, and the operator works on such or has an array operand."""
    symbols = [symbol for symbol in (context.symbol(left), context.symbol(right)) if isinstance(symbol, Late)]
    has_array = context.is_device(left) or context.is_device(right)
    is_known = has_array or function in NUMBER_OPERATORS and all(symbol.expression is not None for symbol in symbols)
    return not symbols or is_known and all(symbol.device is not None for symbol in symbols)


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


def _in_place(context: Context, symbol: str, left: Any, right: Any) -> Any:
    known = context.symbol(left)
    if is_changeable(context, left):
        if is_array_like(context, right):  # NumPy leaves it to JAX, which gives a new array
            return _operate(context, symbol[:-1], BINARY[symbol[:-1]], left, right)
        return change_array(context, left, IN_PLACE[symbol], right)
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
    if isinstance(context.symbol(obj), Late):
        return joined_items(context, obj, (tuple, list))
    iterator = get_iterator(context, obj)
    _ask_length(context, obj)
    return list(context.run_natively(list, (iterator,)))


def _ask_length(context: Context, obj: Any) -> None:
    """Whoever makes a list asks an object of the user's how many items it has (Objects/listobject.c, list_extend)."""
    for name in ("__len__", "__length_hint__") if is_instance(obj) else ():
        method = lookup_in_class(context, type(obj), name)
        if method is not MISSING:
            context.call(method, [obj])
            return


def iterate_lazily(context: Context, obj: Any, is_listed: bool = False) -> Iterator:
    """The items of an iterable one at a time: a generator sees what was done with the items before."""
    iterator = get_iterator(context, obj)
    if is_listed:
        _ask_length(context, obj)
    while (item := context.run_natively(next, (iterator, MISSING))) is not MISSING:
        yield item


def extend(context: Context, target: list, items: Any) -> None:
    """`target.extend(items)`; a list that grows while it is iterated over is read whole before."""
    if isinstance(items, (list, tuple)) or isinstance(context.symbol(items), Late):
        target.extend(iterate(context, items))
    else:
        for item in iterate_lazily(context, items, is_listed=True):
            target.append(item)


def compare(context: Context, symbol: str, left: Any, right: Any) -> Any:
    """`left <symbol> right`; containers that hold arrays or host values compare item by item only where nothing
    symbolic is in them."""
    function = COMPARE[symbol]
    if find_covered(context, left) is not None or find_covered(context, right) is not None:
        return compare_covers(context, symbol, left, right, compare)
    for operand in (left, right):
        done = settle(context, operand, lambda: compare(context, symbol, left, right))
        if done is not None:
            return done[0]
    if type(left) is type(right) is types.MethodType and symbol in ("==", "!="):
        return _is_same_method(context, left, right) is (symbol == "==")
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)) and symbol in ("==", "!="):
        return _compare_sequences(context, left, right) is (symbol == "==")
    if type(left) is type(right) is dict and symbol in ("==", "!="):
        return _compare_dicts(context, left, right) is (symbol == "==")
    for operand in (left, right):
        if isinstance(operand, (list, tuple, dict, set)) and holds_symbolic(context, operand):
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
    return all(is_equal(context, first, second) for first, second in pairs)


def _compare_dicts(context: Context, left: dict, right: dict) -> bool:
    """`left == right` of dicts: item by item (Objects/dictobject.c, dict_equal)."""
    for operand in (left, right):
        realise(context, context.shadow_by_stand.get(id(operand)))
    if len(left) != len(right):
        return False
    for key, value in list(left.items()):
        if not is_safe_key(key):
            raise context.reject("object-identity", "dicts are compared whose keys are objects")
        if key not in right or not is_equal(context, value, right[key]):
            return False
    return True


def is_equal(context: Context, item: Any, wanted: Any) -> bool:
    """Whether two items are equal, the same object being equal to itself."""
    return context.is_one(item, wanted) or truth(context, compare(context, "==", item, wanted))


def holds_symbolic(context: Context, obj: Any, depth: int = 6) -> bool:
    if isinstance(obj, _jax_compat.Tracer) or id(obj) in context.symbols:
        return True
    if not depth:
        return True
    if isinstance(obj, dict):
        realise(context, context.shadow_by_stand.get(id(obj)))
        return any(holds_symbolic(context, item, depth - 1) for item in obj.values())
    if isinstance(obj, (list, tuple, set)):
        realise(context, context.shadow_by_stand.get(id(obj)))
        return any(holds_symbolic(context, item, depth - 1) for item in obj)
    return False


def unary(context: Context, symbol: str, operand: Any) -> Any:
    if symbol == "not":
        return negate(context, operand)
    if is_instance(operand):
        result = _call_special(context, operand, f"__{_NAMES[UNARY[symbol]]}__")
        if result is NotImplemented:
            raise TypeError(f"bad operand type for unary {symbol}: '{type(operand).__name__}'")
        return result
    if isinstance(operand, Padded):
        return call_on_padded(context, UNARY[symbol], [operand], {})
    if find_covered(context, operand) is not None:
        return negate_cover(context, symbol, operand)
    expect_visible(context, operand)
    return apply_operator(context, UNARY[symbol], [operand])


def identical(context: Context, left: Any, right: Any) -> Any:
    """`left is right`; for existing arrays and opaque objects the answer becomes a guard."""
    done = split_on(context, [left, right], lambda values: identical(context, *values))
    if done is not None:
        return done[0]
    guard_operand_of_is(context, left)
    guard_operand_of_is(context, right)
    if left is right and not isinstance(left, _jax_compat.Tracer):
        return True
    plain = (type(None), bool, type(...), type)
    if isinstance(left, plain) or isinstance(right, plain):
        return _identical_to_singleton(context, left, right)
    context.is_one(left, right)
    first, second = _existing_source(context, left), _existing_source(context, right)
    are_arrays = all(isinstance(side, (_jax_compat.Tracer, Padded)) for side in (left, right))
    if first is not None and second is not None and (are_arrays or type(left) is type(right)):
        return _identical_existing(context, left, right, first, second)
    if any(isinstance(side, _jax_compat.Tracer) or context.symbol(side) is not None for side in (left, right)):
        if type(left) is not type(right):
            return False
        if not (_is_one_object(context, left) and _is_one_object(context, right)):
            context.write_loops_out(left, right)
            raise context.reject("array-identity")
    return left is right


def _is_one_object(context: Context, obj: Any) -> bool:
    """Whether a value of the trace is the same object of the eager run on each call: no array that a branch chooses,
    or that a loop may leave under two names."""
    if context.symbol(obj) is not None or id(obj) in context.choices or context.aliases.get(id(obj)):
        return False
    return not isinstance(obj, _jax_compat.Tracer) or context.owns(obj) and context.is_plain()


def _existing_source(context: Context, obj: Any) -> Source | None:
    """Where an object that existed before the call is."""
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None:
        return shadow.source
    return context.input_sources.get(id(obj)) or context.opaque.get(id(obj))


def _identical_to_singleton(context: Context, left: Any, right: Any) -> Any:
    if isinstance(left, Padded) or isinstance(right, Padded):
        return False
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
    if context.is_padding and type(obj) is list and (padded := padded_of(context, obj)) is not None:
        return PaddedIterator(context, padded if padded.items is obj else take_rows_apart(context, obj))
    items = items_in_order(context, obj)
    if items is not None:
        return watch(context, find_covered(context, obj).inside, iter(items))
    obj = inside(context, obj)
    done = settle(context, obj, lambda: get_iterator(context, obj))
    if done is not None:
        return done[0]
    if isinstance(obj, CarriedRange):
        return obj
    if isinstance(obj, PaddedRange) and obj.is_backwards:
        return PaddedIterator(context, count_down(context, obj))
    if isinstance(obj, (Padded, PaddedRange)):
        return PaddedIterator(context, obj)
    symbol = context.symbol(obj)
    if symbol is not None:
        return iter(_host_items(context, obj, symbol))
    expect_visible(context, obj)
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.kind in ("list", "dict"):
        realise(context, shadow)
    if is_plain_class(type(obj)):
        method = lookup_in_class(context, type(obj), "__iter__")
        if method is not MISSING:
            return context.call(method, [obj])
    if is_watched(context, obj):
        return watch(context, obj, iter(list(obj)))
    if context.is_device(obj) and obj.ndim:  # iter() of a tracer takes each row by itself, in some versions of JAX
        rows = note_array(context, tuple(context.run_natively(_jax_compat.rows_of, (obj,))))
        note_rows(context, obj, rows)
        return iter(rows)  # a tuple's iterator can be copied where a branch needs two
    return context.run_natively(iter, (obj,))


def joined_items(context: Context, obj: Any, kinds: tuple) -> list:
    """The items of one of several sequences of these types, which have to be of one length."""
    items = chosen_items(context, obj)
    if items is not None:
        return list(items)

    def read(values: list) -> tuple:
        is_plain = type(values[0]) in kinds
        return tuple(iterate(context, values[0]) if is_plain else joined_items(context, values[0], kinds))

    done = split_on(context, [obj], read)
    if done is None or type(done[0]) is not tuple:
        raise context.reject("late-value-use", "it is iterated over")
    return list(done[0])


def _host_items(context: Context, obj: Any, symbol: Host | Late) -> list:
    if isinstance(symbol, Late):
        return joined_items(context, obj, (tuple,))
    if isinstance(symbol.value, np.ndarray):
        count = len(pin_layout(context, obj))
        return [apply_operator(context, operator.getitem, [obj, index]) for index in range(count)]
    return list(context.pin(obj))
