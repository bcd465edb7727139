"""Calls: decides for each callable whether it is interpreted, made natively, or known to the intrinsics table.

Invariant: a Python function is interpreted unless it belongs to JAX, optax or NumPy; compiled code is called only if
the intrinsics table knows it, or it is JAX's own.
"""

import builtins
import copy
import enum
import functools
import inspect
import operator
import types
from collections.abc import Callable
from typing import Any

import jax
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Late, StandIn
from janus_jax.interp import intrinsics
from janus_jax.interp.adoption import adopt, expect_no_finalizer, instance_dict, is_plain_class, realise
from janus_jax.interp.attributes import HostMethod
from janus_jax.interp.choices import expect_certain, expect_made, settle, split_on
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.draws import draw, find_generator
from janus_jax.interp.families import Family, family_of_file, family_of_module
from janus_jax.interp.intrinsics.deferral import defer
from janus_jax.interp.jax_calls import call_jax
from janus_jax.interp.padded_calls import holds_padded
from janus_jax.interp.padded_items import find_rows
from janus_jax.interp.repeated_items import length_of_repeated
from janus_jax.interp.symbolic import host_call
from janus_jax.jitted import Jitted

_BOUND_BUILTINS = (types.BuiltinFunctionType, types.MethodWrapperType)
_METHODS_OF_C = (types.MethodDescriptorType, types.WrapperDescriptorType, types.ClassMethodDescriptorType)
_JAX_OBJECTS = (_jax_compat.PjitFunction,)


def call(context: Context, function: Any, arguments: list, keywords: dict | None = None) -> Any:
    """The result of `function(*arguments, **keywords)` in the trace."""
    keywords = keywords or {}
    if context.entered and any(function is leave for leave in context.entered):
        context.entered = [leave for leave in context.entered if leave is not function]
    generator = find_generator(function)
    if generator is not None:
        return draw(context, *generator, arguments, keywords)
    if id(function) in context.opaque and isinstance(function, _BOUND_BUILTINS):
        raise context.reject_opaque(function, "it is called")
    if arguments and id(arguments[0]) in context.opaque and isinstance(function, _METHODS_OF_C):
        raise context.reject_opaque(arguments[0], f"its method {function.__name__} is called")
    if context.covers and arguments and isinstance(function, _METHODS_OF_C) and id(arguments[0]) in context.covers:
        return _call_on_cover(context, function, arguments, keywords)
    handler = intrinsics.find(function)
    if handler is not None:
        return _handle(context, function, handler, arguments, keywords)
    if isinstance(function, StandIn):
        done = split_on(context, [function], lambda values: call(context, values[0], arguments, keywords))
        if done is not None:
            return done[0]
    kind = type(function)
    if kind is types.MethodType:
        return call(context, function.__func__, [function.__self__, *arguments], keywords)
    if kind is types.FunctionType:
        return _call_function(context, function, arguments, keywords)
    if kind is functools.partial:
        return call(context, function.func, [*function.args, *arguments], {**function.keywords, **keywords})
    if kind is Jitted:
        return call(context, function.__wrapped__, arguments, keywords)
    if kind is HostMethod:
        return intrinsics.call_host_method(context, function, arguments, keywords)
    if isinstance(function, type):
        return _construct(context, function, arguments, keywords)
    if isinstance(function, (types.BuiltinFunctionType, types.MethodWrapperType)):
        return _call_builtin(context, function, arguments, keywords)
    return _call_object(context, function, arguments, keywords)


def _call_on_cover(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """A method of a builtin class, called by way of the class, must not be given the cover, which is empty."""
    owner, *rest = arguments
    name, kind = function.__name__, context.covers[id(owner)].kind
    if getattr(kind, name, None) is not function:
        raise context.reject("container-subclass", f"{function.__qualname__}() of a {kind.__name__}")
    return intrinsics.call_host_method(context, HostMethod(owner, name), rest, keywords)


_AT_THE_END = frozenset({list.append, list.extend, builtins.getattr, builtins.setattr, builtins.hasattr})


_OF_ROWS = frozenset({builtins.len, builtins.sum, builtins.zip, builtins.enumerate, builtins.reversed, list.reverse})
"""What knows of lists that end in as many items as a loop of varying length has appended."""


def _handle(context: Context, function: Any, handler: Callable, arguments: list, keywords: dict) -> Any:
    """A call that the intrinsics table knows; containers that are whole on one side of a branch only are settled
    first."""
    if context.choices and any(_is_object_choice(context, argument) for argument in arguments):
        done = split_on(
            context,
            arguments,
            lambda values: expect_made(context, values, _handle(context, function, handler, values, keywords)),
            False,
        )
        if done is not None:
            return done[0]
    if function in (list.extend, copy.deepcopy):
        for argument in arguments[function is list.extend :]:
            expect_certain(context, argument)
    length = length_of_repeated(context, arguments[0]) if function is builtins.len and len(arguments) == 1 else None
    if length is not None:
        return length
    is_known = context.is_padding and function in _OF_ROWS and find_rows(context, arguments[0]) is not None
    if context.choices and function not in _AT_THE_END and not is_known:
        for argument in arguments:
            done = settle(context, argument, lambda: _handle(context, function, handler, arguments, keywords))
            if done is not None:
                return done[0]
    if type(function) is not types.FunctionType:
        return handler(context, arguments, keywords)
    context.callbacks.append(len(context.frames))  # a frame of the library's would stand here
    try:
        return handler(context, arguments, keywords)
    finally:
        context.callbacks.pop()


def _is_object_choice(context: Context, obj: Any) -> bool:
    """Whether a value is one of two objects, not of two numbers or texts."""
    symbol = context.symbol(obj)
    return isinstance(symbol, Late) and symbol.expression is None and symbol.chosen is not None


def _call_function(context: Context, function: types.FunctionType, arguments: list, keywords: dict) -> Any:
    family = family_of_file(function.__code__.co_filename)
    if family in (Family.JAX, Family.OPTAX) and not _is_generated(function):
        is_made_here = ("fresh", id(function)) in context.notes  # what it closes over is known to the trace only
        if context.is_padding and not is_made_here and holds_padded(context, [*arguments, *keywords.values()]):
            return call_jax(context, function, arguments, keywords)
        if family is Family.OPTAX and (is_made_here or context.has_symbol(arguments) or context.has_symbol(keywords)):
            return context.run_function(context, function, arguments, keywords)
        return call_jax(context, function, arguments, keywords)
    if family is Family.NUMPY:
        return call_numpy(context, function, arguments, keywords)
    if family is Family.OWN:
        raise context.reject("unknown-native-call", f"janus_jax.{function.__name__}()")
    return context.run_function(context, function, arguments, keywords)


def _is_generated(function: types.FunctionType) -> bool:
    return function.__code__.co_filename.startswith("<")


def call_numpy(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """A NumPy call on host values and constants, made again on each call; on computed arrays it is made behind the
    graph."""
    values = [*arguments, *keywords.values()]
    name = getattr(function, "__name__", "")
    if name in ("shape", "ndim", "size") and len(values) == 1 and context.is_device(values[0]):
        return getattr(values[0], name)
    if "random" in (getattr(function, "__module__", "") or "") or name in _NUMPY_IMPURE:
        raise context.reject("impure-call", f"np.{name}()")
    if _has_out(function, arguments, keywords):
        raise context.reject("numpy-write", "out=")
    if name == "at" or keywords.get("copy") is False and name == "nan_to_num":
        raise context.reject("numpy-write", f"np.{name}()")
    for value in values:
        if isinstance(value, (list, dict)):
            realise(context, context.shadow_by_stand.get(id(value)))
    if _reaches_device(context, values):
        return _read_by_numpy(context, function, arguments, keywords)
    return host_call(context, function, arguments, keywords)


def _has_out(function: Any, arguments: list, keywords: dict) -> bool:
    """Whether a NumPy function is given an array to write into, by name or by place."""
    if "out" in keywords or isinstance(function, np.ufunc):
        return "out" in keywords or len(arguments) > function.nin
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return False
    return "out" in names[: len(arguments)]


def _read_by_numpy(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """What NumPy makes of computed arrays; where it only makes an array of its own of one, the graph goes on with
    that."""
    made = defer(context, function, arguments, keywords)
    if function in (np.asarray, np.array) and len(arguments) == 1:
        symbol = context.symbol(made)
        symbol.kind = np.ndarray
        if not keywords and context.is_device(arguments[0]):
            strong = context.run_natively(jax.lax.convert_element_type, (arguments[0], arguments[0].dtype))
            symbol.device = context.keep(_jax_compat.copy_array(strong))
    return made


_NUMPY_IMPURE = frozenset(
    {"load", "loadtxt", "genfromtxt", "fromfile", "save", "savez", "savetxt", "copyto", "put", "place", "putmask",
     "fill_diagonal", "put_along_axis", "setbufsize", "seterr", "errstate", "printoptions", "set_printoptions",
     "apply_along_axis", "vectorize", "fromfunction", "fromiter", "apply_over_axes", "piecewise", "empty",
     "empty_like", "memmap"}
)  # fmt: skip


def _reaches_device(context: Context, values: Any) -> bool:
    for value in values:
        if context.is_device(value) or isinstance(value, _jax_compat.ArrayImpl):
            return True
        if isinstance(value, (list, tuple)):
            realise(context, context.shadow_by_stand.get(id(value)))
            if _reaches_device(context, value):
                return True
    return False


def _call_builtin(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """A builtin or a bound method of a builtin type."""
    owner = getattr(function, "__self__", None)
    if id(owner) in context.opaque:
        raise context.reject_opaque(owner, f"its method {function.__name__} is called")
    if owner is not None and not isinstance(owner, types.ModuleType):
        holder = getattr(function, "__objclass__", owner if isinstance(owner, type) else type(owner))
        method = getattr(holder, function.__name__, None)
        handler = intrinsics.find(method)
        if handler is not None:
            arguments = arguments if isinstance(owner, type) else [owner, *arguments]
            return _handle(context, method, handler, arguments, keywords)
        if isinstance(owner, _jax_compat.Tracer) or family_of_module(type(owner).__module__) is Family.JAX:
            return call_jax(context, function, arguments, keywords)
    family = family_of_module(getattr(function, "__module__", None))
    if family is Family.NUMPY:
        return call_numpy(context, function, arguments, keywords)
    if family in (Family.JAX, Family.OPTAX):
        return call_jax(context, function, arguments, keywords)
    raise context.reject(*_unknown(function))


_IMPURE_MODULES = frozenset(
    {"time", "_random", "posix", "io", "_io", "secrets", "socket", "_socket", "select", "random"}
)


def _unknown(function: Any) -> tuple[str, str]:
    owner = getattr(function, "__self__", None)
    module = owner.__name__ if isinstance(owner, types.ModuleType) else type(owner).__module__
    name = getattr(function, "__qualname__", repr(function))
    if module in _IMPURE_MODULES or module.partition(".")[0] == "random":
        return "impure-call", f"{module}.{name.rpartition('.')[2]}()"
    return "unknown-native-call", f"{name}()"


def _construct(context: Context, cls: type, arguments: list, keywords: dict) -> Any:
    """`cls(...)`: type.__call__ with __new__ and __init__ interpreted where they are Python."""
    family = family_of_module(cls.__module__)
    if family in (Family.JAX, Family.OPTAX) or issubclass(cls, _jax_compat.Tracer):
        return call_jax(context, cls, arguments, keywords)
    if family is Family.NUMPY:
        return call_numpy(context, cls, arguments, keywords)
    meta_call = lookup_in_class(context, type(cls), "__call__") if type(cls) is not type else MISSING
    if isinstance(meta_call, types.FunctionType):
        if issubclass(type(cls), enum.EnumMeta):
            arguments = [context.pin(argument) for argument in arguments]
            return context.run_natively(cls, arguments, keywords)
        return call(context, meta_call, [cls, *arguments], keywords)
    if issubclass(cls, BaseException):
        return _construct_exception(context, cls, arguments, keywords)
    expect_no_finalizer(context, cls)
    if not (is_plain_class(cls) or issubclass(cls, tuple)):
        raise context.reject("unknown-native-call", f"{cls.__qualname__}()")
    return construct_plain(context, cls, arguments, keywords)


def construct_plain(context: Context, cls: type, arguments: list, keywords: dict) -> Any:
    """type.__call__ for a class made by a class statement."""
    maker = lookup_in_class(context, cls, "__new__")
    starter = lookup_in_class(context, cls, "__init__")
    has_init = isinstance(starter, types.FunctionType)
    maker = maker.__func__ if isinstance(maker, staticmethod) else maker
    if isinstance(maker, types.FunctionType):
        made = call(context, maker, [cls, *arguments], keywords)
    elif issubclass(cls, tuple):
        made = (
            tuple.__new__(cls, *[tuple(context.run_natively(list, argument_list(context, arguments)))])
            if arguments
            else tuple.__new__(cls)
        )
    else:
        if (arguments or keywords) and not has_init:
            raise TypeError(f"{cls.__name__}() takes no arguments")
        _expect_concrete_class(cls)
        made = object.__new__(cls)
    context.notes["fresh", id(made)] = context.keep(made)
    if has_init and isinstance(made, cls):
        call(context, starter, [made, *arguments], keywords)
    return context.keep(made)


def argument_list(context: Context, arguments: list) -> list:
    for argument in arguments:
        realise(context, context.shadow_by_stand.get(id(argument)))
    return arguments


def _expect_concrete_class(cls: type) -> None:
    missing = getattr(cls, "__abstractmethods__", None)
    if missing:
        object.__new__(cls)


def _construct_exception(context: Context, cls: type, arguments: list, keywords: dict) -> Any:
    if isinstance(lookup_in_class(context, cls, "__init__"), types.FunctionType):
        raise context.reject("unsupported-op", f"{cls.__qualname__} has an __init__ of its own")
    arguments = [f"{argument!r}" if context.has_symbol(argument) else argument for argument in arguments]
    return cls(*arguments, **keywords)


def _call_object(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    kind = type(function)
    family = family_of_module(kind.__module__)
    if kind in _jax_compat.CUSTOM_RULES:
        _guard_rules(context, function)
    if isinstance(function, _JAX_OBJECTS) or family in (Family.JAX, Family.OPTAX):
        return call_jax(context, function, arguments, keywords)
    if isinstance(function, np.ufunc) or family is Family.NUMPY:
        return call_numpy(context, function, arguments, keywords)
    method = lookup_in_class(context, kind, "__call__")
    if isinstance(method, types.FunctionType):
        return call(context, method, [function, *arguments], keywords)
    if kind is functools._lru_cache_wrapper:
        place = sources.constant(function.__wrapped__, function.__wrapped__.__qualname__)
        raise context.reject("impure-call", f"{place.label}() is cached by functools")
    if method is MISSING:
        raise TypeError(f"'{kind.__name__}' object is not callable")
    raise context.reject("unknown-native-call", f"{kind.__name__}()")


def _guard_rules(context: Context, function: Any) -> None:
    """The derivative rules of a custom_jvp or custom_vjp function may be given anew at any time."""
    for name in ("jvp", "fwd", "bwd"):
        rule = getattr(function, name, None)
        found = expressions.call(getattr, tuple(map(expressions.constant, (function, name, None))))
        same = expressions.call(operator.is_, (found, expressions.constant(context.keep(rule))))
        context.prelude_guards.append(PreludeGuard(same, True, f"the rule {name}"))


def note_new_instance(context: Context, function: types.FunctionType, arguments: tuple) -> None:
    """A library that makes an object of a user's class calls its __init__ first: an object without attributes then
    is new."""
    if function.__name__ == "__init__" and arguments and is_plain_class(type(arguments[0])):
        made = arguments[0]
        if hasattr(made, "__dict__") and not instance_dict(made) and id(made) not in context.shadow_by_stand:
            context.notes["fresh", id(made)] = context.keep(made)


def adopt_callback_argument(context: Context, obj: Any) -> Any:
    """What native code hands to a function of the user's: objects of the trace stay; a real object it kept is
    adopted as a constant."""
    if isinstance(obj, _jax_compat.Tracer) or id(obj) in context.shadow_by_stand or id(obj) in context.symbols:
        return obj
    if is_plain_class(type(obj)) and type(obj) is not object and not _is_of_trace(context, obj):
        return adopt(context, obj, sources.constant(obj, type(obj).__name__))
    return obj


def _is_of_trace(context: Context, obj: Any) -> bool:
    """Whether an instance was made in the trace, by its code or by a library (which then put values of the trace
    into it)."""
    if ("fresh", id(obj)) in context.notes:
        return True
    held = list(instance_dict(obj).values()) if hasattr(obj, "__dict__") else []
    if any(isinstance(item, _jax_compat.Tracer) or id(item) in context.shadow_by_stand for item in held):
        context.notes["fresh", id(obj)] = context.keep(obj)
        return True
    return False
