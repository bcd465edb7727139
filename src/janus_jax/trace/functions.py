"""Starts frames of Python functions inside a trace: binds arguments, defaults and cells.

Invariant: the defaults and cells of a function that existed before are reached by source; those of a function made
in the trace are used as they are.
"""

import functools
import inspect
import types
from typing import Any

from janus_jax import _jax_compat, _native
from janus_jax.decode import Listing, UnknownOpcode, decode
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Choice, StandIn
from janus_jax.heap.shadow import find_changes
from janus_jax.heap.source import Source
from janus_jax.interp.adoption import adopt, instance_dict, is_plain_class, realise
from janus_jax.interp.calls import adopt_callback_argument, note_new_instance
from janus_jax.interp.choices import expect_certain
from janus_jax.interp.context import Context
from janus_jax.interp.families import Family, family_of_file, family_of_module
from janus_jax.interp.state import Frame
from janus_jax.trace.driver import run_frame
from janus_jax.trace.generators import TracedGenerator

_ASYNC = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR | inspect.CO_ITERABLE_COROUTINE


@functools.lru_cache(maxsize=4096)
def listing_of(code: types.CodeType) -> Listing:
    return decode(code)


def run_function(context: Context, function: types.FunctionType, arguments: list, keywords: dict) -> Any:
    """Interprets a call of a Python function."""
    variables = bind(context, function, arguments, keywords)
    return run_bound(context, function, variables)


def run_bound(context: Context, function: types.FunctionType, variables: dict) -> Any:
    """Interprets a function whose parameters have their values."""
    frame = start_frame(context, function, variables)
    if function.__code__.co_flags & inspect.CO_GENERATOR:
        made = TracedGenerator(context, frame)
        context.notes["generator", id(made)] = made
        return made
    return run_frame(context, frame)


def start_frame(context: Context, function: types.FunctionType, variables: dict) -> Frame:
    code = function.__code__
    if code.co_flags & _ASYNC:
        raise context.reject("coroutine", code.co_qualname)
    try:
        listing = listing_of(code)
    except UnknownOpcode as error:
        raise context.reject("unsupported-op", str(error)) from None
    for name in listing.cell_names:
        variables[name] = types.CellType(variables[name]) if name in variables else types.CellType()
    for name, cell in zip(listing.free_names, _cells(context, function), strict=True):
        variables[name] = cell
    return Frame(
        code=code,
        listing=listing,
        function=function,
        global_names=function.__globals__,
        builtin_names=function.__builtins__,
        is_user=family_of_file(code.co_filename) is Family.USER,
        variables=variables,
    )


def original_of(context: Context, function: types.FunctionType) -> types.FunctionType:
    """The function that a private copy was made of."""
    return context.notes.get(("original", id(function)), function)


def _source(context: Context, function: types.FunctionType) -> Source | None:
    """Where an existing function is; None for one that was made in the trace."""
    if ("fresh", id(function)) in context.notes:
        return None
    found = context.function_sources.get(id(function))
    if found is None:
        found = context.function_sources[id(function)] = sources.constant(context.keep(function), function.__qualname__)
        context.guards.check("code", found, function.__code__)
    return found


def _cells(context: Context, function: types.FunctionType) -> list:
    function = original_of(context, function)
    place = _source(context, function)
    cells = function.__closure__ or ()
    if place is None:
        return list(cells)
    names = function.__code__.co_freevars
    found = []
    for index, cell in enumerate(cells):
        step = sources.step("closure", place, index)
        found.append(adopt(context, cell, Source(step.op, step.base, step.key, names[index], step.path)))
    return found


def _defaults(context: Context, function: types.FunctionType) -> tuple[tuple, dict]:
    function = original_of(context, function)
    place = _source(context, function)
    if place is None:
        return function.__defaults__ or (), function.__kwdefaults__ or {}
    defaults: Any = ()
    if function.__defaults__:
        defaults = adopt(context, function.__defaults__, sources.step("defaults", place))
    named: Any = {}
    if function.__kwdefaults__:
        named = adopt(context, function.__kwdefaults__, sources.step("kwdefaults", place))
        realise(context, context.shadow_by_stand.get(id(named)))
    return defaults, named


def bind(context: Context, function: types.FunctionType, arguments: list, keywords: dict) -> dict:
    """The parameters' values, as CPython binds them (Python/ceval.c, initialize_locals); TypeError where they do not
    fit."""
    code = function.__code__
    names = code.co_varnames
    count, only = code.co_argcount, code.co_kwonlyargcount
    variables = dict(zip(names[:count], arguments, strict=False))
    extra = arguments[count:]
    rest = count + only
    if code.co_flags & inspect.CO_VARARGS:
        variables[names[rest]] = tuple(extra)
        rest += 1
    elif extra:
        raise TypeError(f"{function.__qualname__}() takes {count} positional arguments but {len(arguments)} were given")
    surplus: dict = {}
    for name, value in keywords.items():
        if name in names[code.co_posonlyargcount : count + only]:
            if name in variables:
                raise TypeError(f"{function.__qualname__}() got multiple values for argument '{name}'")
            variables[name] = value
        else:
            surplus[name] = value
    if code.co_flags & inspect.CO_VARKEYWORDS:
        variables[names[rest]] = surplus
    elif surplus:
        raise TypeError(f"{function.__qualname__}() got an unexpected keyword argument '{next(iter(surplus))}'")
    _fill_defaults(context, function, variables)
    return variables


def _fill_defaults(context: Context, function: types.FunctionType, variables: dict) -> None:
    code = function.__code__
    count = code.co_argcount
    wanted = [name for name in code.co_varnames[: count + code.co_kwonlyargcount] if name not in variables]
    if not wanted:
        return
    defaults, named = _defaults(context, function)
    first = count - len(defaults)
    for index, name in enumerate(code.co_varnames[: count + code.co_kwonlyargcount]):
        if name in variables:
            continue
        if first <= index < count:
            variables[name] = defaults[index - first]
        elif index >= count and name in named:
            variables[name] = named[name]
        else:
            kind = "positional" if index < count else "keyword-only"
            raise TypeError(f"{function.__qualname__}() missing 1 required {kind} argument: '{name}'")


def parameter_names(code: types.CodeType) -> tuple[str, ...]:
    """The names of all parameters, `*args` and `**kwargs` last, in the order of the frame's first locals."""
    count = code.co_argcount + code.co_kwonlyargcount
    count += bool(code.co_flags & inspect.CO_VARARGS) + bool(code.co_flags & inspect.CO_VARKEYWORDS)
    return code.co_varnames[:count]


def _is_generated_by_library(function: types.FunctionType) -> bool:
    """Whether a method made at run time (a dataclass's) belongs to a class of JAX's, optax's or NumPy's."""
    module = function.__globals__.get("__name__", "")
    is_generated = function.__code__.co_filename.startswith("<")
    return is_generated and (family_of_module(module) is not None or module.startswith("namedtuple_"))


_SETTER = "__setattr__"


def _is_init_of_dataclass(function: types.FunctionType, arguments: tuple) -> bool:
    """Whether this is the `__init__` that `dataclass` has generated, which sets the fields of an object and does
    nothing else: it reads no name but theirs, so it calls neither a `__post_init__` nor a function of the user's."""
    if function.__name__ != "__init__" or function.__code__.co_filename != "<string>" or not arguments:
        return False
    owners = [cls for cls in type(arguments[0]).__mro__ if vars(cls).get("__init__") is function]
    fields = {name for cls in owners for name in vars(cls).get("__dataclass_fields__", ())}
    return bool(fields) and fields.issuperset(name for name in function.__code__.co_names if name != _SETTER)


def run_callback(context: Context, function: types.FunctionType | None, arguments: tuple) -> Any:
    """A function of the user's that native code called in the trace."""
    if function is None:
        raise context.reject("existing-iterator", "a generator made outside is advanced by a library function")
    if _is_generated_by_library(function):
        return _native.EAGER
    note_new_instance(context, function, arguments)
    if _jax_compat.is_inside_user_jit(Context.run_natively.__code__):
        if _is_init_of_dataclass(function, arguments):
            return _native.EAGER
        raise context.reject("user-jit", function.__qualname__)
    values = [adopt_callback_argument(context, argument) for argument in arguments]
    variables = dict(zip(parameter_names(function.__code__), values, strict=True))
    context.callbacks.append(len(context.frames))
    try:
        return _run_called_back(context, function, arguments, variables)
    finally:
        context.callbacks.pop()


def _run_called_back(context: Context, function: types.FunctionType, arguments: tuple, variables: dict) -> Any:
    if not _is_cached_by_jax(context, function, arguments):
        result = run_bound(context, function, variables)
        _realise_deeply(context, result)
        _note_identities(context, result)
        return result
    before = _changes_so_far(context)
    context.closed += 1
    try:
        result = run_bound(context, function, variables)
        _realise_deeply(context, result)
        return result
    finally:
        context.closed -= 1
        if _changes_so_far(context) != before:
            raise context.reject("cached-trace", "it changes an object")


def _realise_deeply(context: Context, result: Any, depth: int = 8) -> None:
    """Native code takes apart what it is given: it finds in each container what that holds."""
    if not depth:
        return
    realise(context, context.shadow_by_stand.get(id(result)))
    expect_certain(context, result, 1)
    if isinstance(result, (list, tuple)):
        held: Any = result
    elif isinstance(result, dict):
        held = result.values()
    else:
        is_object = is_plain_class(type(result)) and context.symbol(result) is None and hasattr(result, "__dict__")
        held = instance_dict(result).values() if is_object and not isinstance(result, type) else ()
    for part in list(held):
        _realise_deeply(context, part, depth - 1)


def _note_identities(context: Context, result: Any, depth: int = 6) -> None:
    """An array that a derivative gives back may be one of before: what is known of the value it differentiates holds
    for the array that JAX returns."""
    if isinstance(result, (tuple, list)) and depth:
        for item in result:
            _note_identities(context, item, depth - 1)
    elif isinstance(result, dict) and depth:
        _note_identities(context, tuple(result.values()), depth - 1)
    elif isinstance(chosen := context.choices.get(id(result)), Choice):
        primal = _jax_compat.primal_of(result)
        if primal is not result:
            context.choices[id(context.keep(primal))] = _primal_choice(context, chosen)


def _primal_choice(context: Context, chosen: Choice) -> Choice:
    sides = []
    for side in (chosen.taken, chosen.other):
        primal = context.keep(_jax_compat.primal_of(side))
        inner = context.choices.get(id(side))
        if isinstance(inner, Choice) and isinstance(side, StandIn):
            primal = context.choice(_primal_choice(context, inner))
        elif isinstance(inner, Choice) and primal is not side:
            context.choices[id(primal)] = _primal_choice(context, inner)
        sides.append(primal)
    return Choice(_jax_compat.primal_of(chosen.predicate), *sides)


def _is_cached_by_jax(context: Context, function: types.FunctionType, arguments: tuple) -> bool:
    """Whether JAX, run eagerly, would keep what this call of the function gives: a loop body that is no new function
    object."""
    inner = _jax_compat.current_trace()
    if inner is context.trace or inner in context.regions or not _jax_compat.is_staging(inner):
        return False
    if _holds_value_of(context.trace, arguments):
        return False  # a derivative rule: what JAX keeps is traced on values of its own
    return ("fresh", id(original_of(context, function))) not in context.notes and (
        "method",
        id(function),
    ) not in context.notes


def _holds_value_of(trace: Any, values: Any) -> bool:
    if isinstance(values, (tuple, list)):
        return any(_holds_value_of(trace, item) for item in values)
    return _jax_compat.belongs_to(values, trace)


def _changes_so_far(context: Context) -> list:
    found = []
    for shadow in list(context.shadow_by_real.values()):
        for change in find_changes(shadow):
            held = tuple(map(id, change.value)) if isinstance(change.value, list) else id(change.value)
            found.append((id(shadow), change.kind, repr(change.key), held))
    return found
