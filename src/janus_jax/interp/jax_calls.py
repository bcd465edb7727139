"""Native calls of JAX and optax on tracers: what they are given, and what they may keep of it.

Invariant: JAX never gets a host value as a plain number, nor a function object of the user's; an error that it raises
because a number has to be known makes that number a constant of the specialization.
"""

import enum
import functools
import types
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Late, StandIn
from janus_jax.interp.adoption import instance_dict, is_plain_class, load_cell, realise
from janus_jax.interp.choices import expect_certain, split_on
from janus_jax.interp.context import CONDITION, Context, PreludeGuard
from janus_jax.interp.families import Family, family_of_file
from janus_jax.interp.padded_calls import call_on_padded, count_rows, holds_padded
from janus_jax.interp.stacks import stack_rows
from janus_jax.interp.symbolic import as_new_array, known_exponent
from janus_jax.interp.transformations import find_transformed, is_checkpointed

_SCALAR_META = type(jnp.float32)
_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, type(jax.jit(lambda: None)), type)


def call_jax(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """A native call of JAX or optax on tracers; user functions it is given are interpreted when it calls them."""
    done = split_on(
        context, [*arguments, *keywords.values()], functools.partial(_call_with, context, function, keywords), False
    )
    if done is not None:
        return done[0]
    if context.is_padding:
        if function is jnp.arange and not keywords and (counted := count_rows(context, arguments)) is not None:
            return counted
        if _find_looked_at(function) is None and holds_padded(context, [*arguments, *keywords.values()]):
            return call_on_padded(context, function, arguments, keywords)
    stacked = stack_rows(context, function, arguments, keywords)
    if stacked is not None:
        return stacked
    if "random" in (getattr(function, "__module__", None) or ""):
        arguments = [_pin_if_negative(context, argument) for argument in arguments]
    dtype = _find_integer_dtype(function, arguments, keywords)
    if dtype is not None:
        arguments = [_expect_in_range(context, argument, dtype) for argument in arguments]
        keywords = {name: _expect_in_range(context, value, dtype) for name, value in keywords.items()}
    if function in (jnp.power, jnp.pow) and len(arguments) == 2:
        arguments = [arguments[0], known_exponent(context, *arguments)]
    elif function is jax.lax.fori_loop:
        arguments = [*[_known_bound(context, bound) for bound in arguments[:2]], *arguments[2:]]
        keywords = {n: _known_bound(context, v) if n in ("lower", "upper") else v for n, v in keywords.items()}
    elif function in (jnp.array, jnp.asarray):
        _expect_items_in_range(context, arguments[:1], dtype)
    if not (context.has_symbol(arguments, (Host,)) or context.has_symbol(keywords, (Host,))):
        return _run_jax(context, function, arguments, keywords)
    try:
        return _run_jax(context, function, arguments, keywords)
    except (TypeError, jax.errors.JAXIndexError):  # shapes, axes and the like have to be known
        context.failed_operands = None
        pinned = [_pin_deeply(context, argument) for argument in arguments]
        return _run_jax(context, function, pinned, {n: _pin_deeply(context, v) for n, v in keywords.items()})


def _find_looked_at(function: Any) -> tuple[set[int], bool] | None:
    """The numbers of the arguments that a transformation of JAX's looks at, and whether it takes the others apart too,
    down to their leaves: else they are handed on, as they are, to a function of the user's. None if it looks at all."""
    numbers: set[int] = set()
    is_taking_apart = False
    while (found := find_transformed(function)) is not None:
        function = found[0]
        numbers.update(found[1])
        is_taking_apart |= found[2]
    code = getattr(function, "__code__", None)
    is_users = isinstance(code, types.CodeType) and family_of_file(code.co_filename) is Family.USER
    return (numbers, is_taking_apart) if numbers and is_users and min(numbers) >= 0 else None


def _call_with(context: Context, function: Any, keywords: dict, values: list) -> Any:
    count = len(values) - len(keywords)
    return call_jax(context, function, values[:count], dict(zip(keywords, values[count:], strict=True)))


def _pin_deeply(context: Context, obj: Any) -> Any:
    """The plain numbers of host values, in tuples and lists too; NumPy arrays stay inputs."""
    if type(obj) in (tuple, list) and id(obj) not in context.shadow_by_stand:
        return type(obj)([_pin_deeply(context, item) for item in obj])
    symbol = context.symbol(obj)
    if isinstance(symbol, Host) and not isinstance(symbol.value, np.ndarray):
        return context.pin(obj)
    return obj


def _run_jax(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    for value in (*arguments, *keywords.values()):
        expect_certain(context, value)
    looked_at = _find_looked_at(function)
    numbers, is_taking_apart = (range(len(arguments)), True) if looked_at is None else looked_at
    arguments = [
        _for_jax(context, argument)
        if at in numbers or is_taking_apart and context.symbol(argument) is None
        else argument
        for at, argument in enumerate(arguments)
    ]
    if is_taking_apart:
        keywords = {name: _for_jax(context, value) for name, value in keywords.items()}
    if function is jax.lax.while_loop and context.needed_checks():
        arguments = [_gated(context, arguments[0]), *arguments[1:]] if arguments else []
        keywords = {n: _gated(context, value) if n == "cond_fun" else value for n, value in keywords.items()}
    runner = _jax_compat.with_caches_apart(function) if is_checkpointed(function) else function
    before = context.differentiated_branches
    result = context.run_natively(runner, arguments, keywords)
    is_pullback = before and not isinstance(function, _FUNCTIONS)
    if context.differentiated_branches > before or is_pullback:
        _expect_numbers(context, result)
    owner = getattr(function, "__self__", None)
    if isinstance(owner, _jax_compat.Tracer):
        return as_new_array(
            context, getattr(type(owner), function.__name__, function), [owner, *arguments], result, keywords
        )
    return as_new_array(context, function, arguments, result, keywords)


def _gated(context: Context, condition: Callable) -> Callable:
    """The condition of a loop that does not begin where a check has failed: with values that are not meant for it, it
    might never end."""
    held = context.keep(context.run_natively(functools.reduce, (jnp.logical_and, context.needed_checks())))

    def goes_on(*carried: Any) -> Any:
        return jnp.logical_and(held, condition(*carried))

    goes_on.__name__ = CONDITION
    return goes_on


def _expect_numbers(context: Context, result: Any) -> None:
    """Derivatives through a branch are numbers. A value that only the side not taken reads gets a derivative of zero
    times what may be infinite, which is none; eagerly it gets no derivative at all."""
    for leaf in jax.tree.leaves(result):
        if context.is_device(leaf) and context.owns(leaf) and jnp.issubdtype(leaf.dtype, jnp.inexact):
            if context.is_checkable():
                context.add_check(context.run_natively(_has_no_nan, (leaf,)))


def _has_no_nan(array: Any) -> Any:
    return jnp.logical_not(jnp.any(jnp.isnan(array)))


def _find_integer_dtype(function: Any, arguments: list, keywords: dict) -> Any:
    """The integer dtype that a call asks for, None if it asks for none: JAX checks that a Python int fits into it."""
    kinds = (np.dtype, _SCALAR_META)
    named = [function, keywords.get("dtype"), *arguments]
    found = next((value for value in named if isinstance(value, kinds) or value is int), None)
    dtype = None if found is None else jnp.dtype(found)
    return dtype if dtype is not None and jnp.issubdtype(dtype, jnp.integer) else None


def _known_bound(context: Context, bound: Any) -> Any:
    """A bound of a loop: eagerly JAX truncates a float, which it cannot do in a program."""
    symbol = context.symbol(bound)
    if isinstance(symbol, Host) and not isinstance(symbol.value, (int, np.integer)):
        return context.pin(bound)
    if context.is_device(bound) and context.owns(bound) and not jnp.issubdtype(bound.dtype, jnp.integer):
        raise context.reject("array-branch", "the bound of a loop is an array of floats")
    return bound


def _expect_items_in_range(context: Context, obj: Any, dtype: Any) -> None:
    """JAX makes an array of a list of arrays and numbers; these have to fit into `dtype`, or else into that of the
    arrays."""
    leaves = _flatten(context, obj)
    arrays = [leaf for leaf in leaves if context.is_device(leaf)]
    dtype = jnp.result_type(*arrays) if arrays and dtype is None else dtype
    if dtype is not None and jnp.issubdtype(dtype, jnp.integer):
        if not all(leaf is _expect_in_range(context, leaf, dtype) for leaf in leaves):
            raise context.reject("unsupported-op", f"a number in a list is made {dtype.name}")


def _flatten(context: Context, obj: Any) -> list:
    """The items of nested lists and tuples."""
    if not isinstance(obj, (list, tuple)):
        return [obj]
    realise(context, context.shadow_by_stand.get(id(obj)))
    return [leaf for item in obj for leaf in _flatten(context, item)]


def _pin_if_negative(context: Context, obj: Any) -> Any:
    """jax.random refuses negative Python numbers as data and seeds by their value."""
    symbol = context.symbol(obj)
    is_number = isinstance(symbol, Host) and type(symbol.value) in (int, float)
    return context.pin(obj) if is_number and (type(symbol.value) is float or symbol.value < 0) else obj


def _expect_in_range(context: Context, obj: Any, dtype: Any) -> Any:
    """A host int that fits into the dtype on each call (guarded), or its plain value where it does not."""
    symbol = context.symbol(obj)
    if not isinstance(symbol, Host) or type(symbol.value) not in (int, float):
        return obj
    if type(symbol.value) is float:
        return context.pin(obj)
    limits = jnp.iinfo(dtype)
    if not limits.min <= symbol.value <= limits.max:
        return context.pin(obj)
    bounds = map(expressions.constant, (int(limits.min), int(limits.max)))
    fits = expressions.call(is_between, (symbol.expression, *bounds))
    context.prelude_guards.append(PreludeGuard(fits, True, f"fits into {dtype.name}"))
    return obj


def is_between(value: int, least: int, most: int) -> bool:
    return least <= value <= most


def _for_jax(context: Context, obj: Any) -> Any:
    if isinstance(context.symbol(obj), (Host, Late)):
        return context.as_device(obj)
    return make_visible(context, obj, {})


def make_visible(context: Context, obj: Any, seen: dict) -> Any:
    """Completes every shadow that native code can reach from `obj`; functions are copied, so that JAX's caches keyed
    by function never hold what belongs to this trace."""
    if id(obj) in seen:
        return seen[id(obj)]
    seen[id(obj)] = obj
    kind = type(obj)
    if kind is types.FunctionType:
        seen[id(obj)] = private_copy(context, obj)
    elif kind is types.MethodType and type(obj.__func__) is types.FunctionType:
        copy = private_copy(context, obj.__func__, is_method=True)
        context.notes["method", id(copy)] = (
            copy  # a bound method is a new object whenever it is read: JAX caches nothing for it
        )
        seen[id(obj)] = context.keep(types.MethodType(copy, obj.__self__))
    elif kind is functools.partial:
        function, arguments = make_visible(context, obj.func, seen), [make_visible(context, a, seen) for a in obj.args]
        keywords = {name: make_visible(context, value, seen) for name, value in obj.keywords.items()}
        seen[id(obj)] = context.keep(functools.partial(function, *arguments, **keywords))
    elif isinstance(obj, (list, tuple, dict)):
        seen[id(obj)] = _make_items_visible(context, obj, seen)
    elif isinstance(obj, StandIn):
        symbol = context.symbol(obj)
        is_array = isinstance(symbol, Host) and isinstance(symbol.value, np.ndarray)
        if is_array or isinstance(symbol, Late) and symbol.device is not None:
            return context.as_device(obj)
        raise context.reject("late-value-use", "it is inside an argument of a library function")
    elif id(obj) in context.opaque:
        raise context.reject_opaque(obj, "it is given to a library function")
    elif is_plain_class(kind) and not isinstance(obj, (type, enum.Enum)):
        _make_instance_visible(context, obj, seen)
    return seen[id(obj)]


def _make_items_visible(context: Context, obj: Any, seen: dict) -> Any:
    """The container, or a copy of it where numbers known after the graph have to be scalars of the graph."""
    realise(context, context.shadow_by_stand.get(id(obj)))
    items = list(obj.values()) if isinstance(obj, dict) else list(obj)
    visible = [make_visible(context, item, seen) for item in items]
    is_copied = False
    for new, item in zip(visible, items, strict=True):
        if new is not item and type(item) is not types.FunctionType:
            if isinstance(item, types.MethodType | functools.partial):
                raise context.reject(
                    "unsupported-op", "a bound method inside a container is given to a library function"
                )
            is_copied = True
    if not is_copied:
        return obj
    if isinstance(obj, dict):
        return context.keep(dict(zip(obj, visible, strict=True)))
    return context.keep(list(visible) if type(obj) is list else tuple.__new__(type(obj), visible))


_CONVERSIONS = ("__jax_array__", "__array__", "__index__", "__int__", "__float__")


def _make_instance_visible(context: Context, obj: Any, seen: dict) -> None:
    if any(hasattr(type(obj), name) for name in _CONVERSIONS):  # JAX asks tracers more or less often than arrays
        raise context.reject("opaque-object", f"a {type(obj).__name__} is given to a library function as a number")
    realise(context, context.shadow_by_stand.get(id(obj)))
    if hasattr(obj, "__dict__"):
        for item in list(instance_dict(obj).values()):
            make_visible(context, item, seen)


def private_copy(context: Context, function: types.FunctionType, is_method: bool = False) -> types.FunctionType:
    """A copy of a user's function that native code may keep; a library function is given as it is."""
    if family_of_file(function.__code__.co_filename) in (Family.JAX, Family.OPTAX, Family.NUMPY):
        for cell in function.__closure__ or ():
            if (shadow := context.shadow_by_stand.get(id(cell))) is not None:
                load_cell(context, shadow)
        return function
    known = context.notes.get(("copy", id(function)))
    if known is not None and not is_method:
        return known
    copy = types.FunctionType(
        function.__code__, function.__globals__, function.__name__, function.__defaults__, function.__closure__
    )
    copy.__kwdefaults__ = function.__kwdefaults__
    copy.__qualname__ = function.__qualname__
    copy.__module__ = function.__module__
    context.notes["original", id(copy)] = function
    if not is_method:
        context.notes["copy", id(function)] = copy
    return context.keep(copy)
