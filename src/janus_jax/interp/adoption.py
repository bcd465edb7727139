"""Lets an existing object into the trace: as a guarded constant, a graph input, a host value, a shadow or an opaque
reference.

Invariant: whatever the trace can observe of the object from then on is guarded, recomputed on each call, or immutable.
"""

import collections
import enum
import functools
import io
import operator
import re
import sys
import types
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.generators import GENERATORS
from janus_jax.heap.shadow import Shadow
from janus_jax.heap.source import Source
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.covering import COVERED, adopt_covered
from janus_jax.interp.families import Family, family_of_module
from janus_jax.interp.identity import guard_key
from janus_jax.interp.padded import adopt_padded
from janus_jax.interp.progress import adopt_bar, is_bar_class
from janus_jax.interp.shadowing import adopt_file, adopt_opaque, make_shadow
from janus_jax.jitted import Jitted

_VALUES = frozenset({int, float, bool, complex, str, bytes, type(None)})
_LIFTED = frozenset({int, float})
UNCHANGING = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
    types.ClassMethodDescriptorType,
    types.GetSetDescriptorType,
    types.MemberDescriptorType,
    types.CodeType,
    types.GenericAlias,
    types.UnionType,
    np.dtype,
    np.ufunc,
    re.Pattern,
    range,
)
"""Objects that hold nothing that can change: known by their identity."""
_IDENTITIES = (
    *UNCHANGING,
    type,
    types.ModuleType,
    property,
    staticmethod,
    classmethod,
    _jax_compat.PjitFunction,
    Jitted,
    enum.Enum,
    frozenset,
    type(...),
    type(NotImplemented),
)
_PARTIAL_PARTS = 3
_HEAP_TYPE = 1 << 9
_DEPTH = 8


def adopt(context: Context, obj: Any, source: Source) -> Any:
    """What stands for the existing object found at `source`."""
    kind = type(obj)
    if kind in _VALUES:
        return _adopt_value(context, obj, source)
    known = context.shadow_by_real.get(id(obj))
    if known is not None:
        if known.source.path != source.path:
            _expect_shared(context, known, source)
            context.guards.check_same(source, known.source)
        return known.stand if known.cover is None else known.cover
    if kind is _jax_compat.ArrayImpl or kind is _jax_compat.KeyArray:
        padded = adopt_padded(context, obj, source) if kind is _jax_compat.ArrayImpl else None
        return context.array(source, obj) if padded is None else padded
    if isinstance(obj, _jax_compat.Tracer):
        if context.around is not None and context.around.is_transformed:
            return context.array(source, obj)
        raise context.reject("foreign-tracer", source.label)
    if isinstance(obj, (np.ndarray, np.generic)):
        padded = adopt_padded(context, obj, source) if kind is np.ndarray else None
        return _adopt_numpy(context, obj, source) if padded is None else padded
    adopter = _ADOPTERS.get(kind)
    if adopter is not None:
        return adopter(context, obj, source)
    if kind in COVERED:
        return adopt_covered(context, obj, source, adopt)
    if isinstance(obj, tuple):
        return _adopt_tuple(context, obj, source)
    if kind is slice:
        return _adopt_slice(context, obj, source)
    if (isinstance(obj, _IDENTITIES) and not _is_method_of_container(obj)) or _is_library_constant(kind, obj):
        context.guards.check("is", source, obj)
        context.constants.add(id(obj))
        return context.keep(obj)
    if isinstance(obj, io.IOBase):
        return adopt_file(context, obj, source)
    if is_bar_class(kind):
        return adopt_bar(context, obj, source)
    expect_no_finalizer(context, kind)
    if is_plain_class(kind):
        return _adopt_instance(context, obj, source)
    return adopt_opaque(context, obj, source)


def _adopt_value(context: Context, obj: Any, source: Source) -> Any:
    if source.path in context.varying and type(obj) in _LIFTED:
        context.guards.check("type", source, type(obj))
        stand = context.notes.get(("host", source.path))
        if stand is None:
            stand = context.notes["host", source.path] = context.host(obj, expressions.fetch(source))
        return stand
    if context.closed and not _is_library_name(source):
        raise context.reject("cached-trace", f"it reads {source.label}")
    context.guards.check("value", source, obj)
    return context.keep(obj)


def _is_library_name(source: Source) -> bool:
    """Whether the place is a name in a module that is not the user's, as `math.pi`."""
    holder = source.base.key if source.base is not None and source.base.op == "const" else None
    module = holder.get("__name__") if isinstance(holder, dict) else None
    return family_of_module(module) is not None or (module or "").partition(".")[0] in sys.stdlib_module_names


def _adopt_slice(context: Context, obj: slice, source: Source) -> slice:
    context.guards.check("type", source, slice)
    context.prelude_guards.append(PreludeGuard(expressions.fetch(source), obj, source.label))
    if not all(isinstance(part, (int, type(None))) for part in (obj.start, obj.stop, obj.step)):
        raise context.reject("opaque-object", f"{source.label} is a slice of objects")
    return obj


def _adopt_numpy(context: Context, obj: Any, source: Source) -> Any:
    stand = context.notes.get(("host", source.path))
    if stand is not None:
        return stand
    known = context.notes.get(("array", id(obj)))
    if known is not None:
        context.guards.check_same(source, context.input_sources[id(known)])
        return known
    if type(obj) is np.ndarray:
        context.guards.check("ndarray", source, obj.dtype, obj.shape)
    else:
        context.guards.check("type", source, type(obj))
        if isinstance(obj, np.ndarray):
            raise context.reject("opaque-object", f"{source.label} is a {type(obj).__name__}")
    stand = context.notes["host", source.path] = context.host(obj, expressions.fetch(source), source.path)
    context.input_sources[id(stand)] = source
    if isinstance(obj, np.ndarray):
        context.notes["array", id(obj)] = stand
        context.existing_arrays[source.path] = (source, context.keep(obj))
    return stand


def _adopt_list(context: Context, obj: list, source: Source) -> list:
    context.guards.check("type", source, list)
    return make_shadow(context, "list", obj, [], source)


def _expect_shared(context: Context, known: Shadow, source: Source) -> None:
    """What is reached in two ways is one thing in the trace: not so the dict of a module, or that of a partial."""
    if known.kind == "module" or ("keywords of", id(known.real)) in context.notes:
        raise context.reject("unsupported-op", f"{source.label} is {known.source.label}")


def claim_attributes(context: Context, attributes: dict, owner: Source) -> None:
    """The dict of an object is reached by way of the object only, and by way of one object only."""
    known = context.notes.setdefault(("attributes of", id(attributes)), owner)
    if id(attributes) in context.shadow_by_real or known.path != owner.path:
        raise context.reject("unsupported-op", f"the __dict__ of {owner.label} is reached in two ways")


def _adopt_dict(context: Context, obj: dict, source: Source) -> dict:
    if ("attributes of", id(obj)) in context.notes:
        raise context.reject("unsupported-op", f"{source.label} is the __dict__ of an object")
    context.guards.check("type", source, dict)
    return make_shadow(context, "dict", obj, {}, source)


def _adopt_tuple(context: Context, obj: tuple, source: Source) -> Any:
    kind = type(obj)
    context.guards.check("type", source, kind)
    if not is_tuple_class(kind):
        raise context.reject("container-subclass", f"{source.label} is a {kind.__name__}")
    context.guards.check("length", source, len(obj))
    if getattr(obj, "__dict__", None) is not None:
        if obj.__dict__:
            raise context.reject("container-subclass", f"{source.label} has attributes of its own")
        context.guards.check("attr_names", source, ())
    items = [adopt(context, item, sources.step("item", source, index)) for index, item in enumerate(obj)]
    if not obj:
        return obj
    if all(old is new for old, new in zip(obj, items, strict=True)):  # a tuple of constants stands for itself
        context.plain_tuples.setdefault(id(obj), {})[source.path] = source
        return context.keep(obj)
    return make_shadow(context, "tuple", obj, tuple.__new__(kind, items), source)


def _adopt_cell(context: Context, obj: types.CellType, source: Source) -> types.CellType:
    return make_shadow(context, "cell", obj, types.CellType(), source)


def _adopt_function(context: Context, obj: types.FunctionType, source: Source) -> types.FunctionType:
    if source.path in context.varying:
        context.guards.check("code", source, obj.__code__)
        guard_globals(context, obj, source)
    else:
        context.guards.check("is", source, obj)
        context.guards.check("code", source, obj.__code__)
    known = context.function_sources.setdefault(id(obj), source)
    if known.path != source.path:
        context.guards.check_same(source, known)
    return context.keep(obj)


def guard_globals(context: Context, function: types.FunctionType, source: Source) -> None:
    """A function that is known by its code only looks its names up in the same module on each call."""
    names = expressions.call(getattr, (expressions.fetch(source), expressions.constant("__globals__")))
    same = expressions.call(operator.is_, (names, expressions.constant(function.__globals__)))
    context.prelude_guards.append(PreludeGuard(same, True, f"the module of {source.label}"))


def _adopt_method(context: Context, obj: types.MethodType, source: Source) -> types.MethodType:
    context.guards.check("type", source, types.MethodType)
    function = adopt(context, obj.__func__, sources.step("method_func", source))
    owner = adopt(context, obj.__self__, sources.step("method_self", source))
    return make_shadow(context, "method", obj, types.MethodType(function, owner), source)


def _adopt_partial(context: Context, obj: functools.partial, source: Source) -> functools.partial:
    context.guards.check("type", source, functools.partial)
    if id(obj.keywords) in context.shadow_by_real:
        raise context.reject("unsupported-op", f"the keywords of {source.label} are reached as a dict")
    context.notes["keywords of", id(obj.keywords)] = obj.keywords
    parts = (obj.func, obj.args, obj.keywords)
    function, arguments, keywords = (
        adopt(context, part, sources.step("partial", source, index)) for index, part in enumerate(parts)
    )
    realise(context, context.shadow_by_stand.get(id(keywords)))
    return make_shadow(context, "partial", obj, functools.partial(function, *arguments, **keywords), source)


_ADOPTERS = {
    list: _adopt_list,
    dict: _adopt_dict,
    types.CellType: _adopt_cell,
    types.FunctionType: _adopt_function,
    types.MethodType: _adopt_method,
    functools.partial: _adopt_partial,
}


def _adopt_instance(context: Context, obj: Any, source: Source) -> Any:
    kind = type(obj)
    context.guards.check("type", source, kind)
    if kind.__dictoffset__:
        claim_attributes(context, instance_dict(obj), source)
    return make_shadow(context, "instance", obj, new_empty(kind), source)


@functools.cache
def is_tuple_class(kind: type) -> bool:
    """Whether instances hold nothing but their items (and perhaps an empty dict): tuple itself and what class
    statements made of it."""
    python_made = all(base in (object, tuple) or base.__flags__ & _HEAP_TYPE for base in kind.__mro__)
    return python_made and kind.__itemsize__ == tuple.__itemsize__


def expect_no_finalizer(context: Context, kind: type) -> None:
    """A class with __del__ runs code whenever one of its objects goes: none may be made for a trace."""
    if kind.__flags__ & _HEAP_TYPE and has_finalizer(kind):
        raise context.reject("dunder-del", kind.__qualname__)


def has_finalizer(kind: type) -> bool:
    return any("__del__" in vars(base) for base in kind.__mro__)


def _is_method_of_container(obj: Any) -> bool:
    """Whether a builtin is bound to an object that it may change, as `items.append`."""
    owner = getattr(obj, "__self__", None) if isinstance(obj, _BOUND_BUILTINS) else None
    return owner is not None and not isinstance(owner, (type, types.ModuleType)) and type(owner) not in GENERATORS


_BOUND_BUILTINS = (types.BuiltinFunctionType, types.MethodWrapperType)


def _is_library_constant(kind: type, obj: Any) -> bool:
    family = family_of_module(kind.__module__)
    if family is Family.JAX:
        return (
            callable(obj)
            or kind.__module__.partition(".")[0] == "jaxlib"
            or getattr(kind, "__hash__", None) is not None
        )
    return family in (Family.NUMPY, Family.OPTAX) and callable(obj)


@functools.cache
def is_plain_class(kind: type) -> bool:
    """Whether instances hold nothing but a dict and slots: each base is `object` or a class made by a class
    statement."""
    if kind is object or kind is types.SimpleNamespace:
        return True
    if not kind.__flags__ & _HEAP_TYPE or family_of_module(kind.__module__) is not None:
        return False
    if not all(base is object or base.__flags__ & _HEAP_TYPE for base in kind.__mro__):
        return False
    if has_finalizer(kind):
        return False
    if not any(names & {"__dict__", "__weakref__", "__slots__"} for names in map(set, map(vars, kind.__mro__))):
        return False
    return _accepts_plain_new(kind)


def new_empty(kind: type) -> Any:
    """An instance of a plain class without attributes; no code of the class runs."""
    return types.SimpleNamespace() if kind is types.SimpleNamespace else object.__new__(kind)


def _accepts_plain_new(kind: type) -> bool:
    try:
        object.__new__(kind)
    except TypeError:
        return False
    return True


# Filling shadows

_SAFE_KEYS = (str, int, bool, float, bytes, type(None))


def is_safe_key(key: Any) -> bool:
    """Whether a dict can be searched for the key without running code of the user's."""
    if isinstance(key, tuple) and type(key) is tuple:
        return all(is_safe_key(item) for item in key)
    return type(key) in _SAFE_KEYS or isinstance(key, (type, types.FunctionType, enum.Enum, types.BuiltinFunctionType))


def is_plain_key(key: Any) -> bool:
    """Whether a key is a number, a text or the like, or a tuple of such: it is known by its value."""
    return all(map(is_plain_key, key)) if type(key) is tuple else type(key) in _SAFE_KEYS


def is_in_real(context: Context, shadow: Shadow, key: Any) -> bool:
    """Whether the real dict holds a key, guarded; whatever the program has written there."""
    if key not in shadow.real:
        context.guards.check("no_key", shadow.source, key)
        return False
    if key not in shadow.loaded:
        shadow.loaded[key] = adopt(context, shadow.real[key], sources.step("key", shadow.source, key))
    return True


def realise(context: Context, shadow: Shadow | None) -> None:
    """Completes a shadow, so that native code may look at all of it; guards what it then can see: length, keys,
    every item."""
    if shadow is None or shadow.realised:
        return
    if shadow.is_of_items:
        shadow.complete()
        return
    match shadow.kind:
        case "list":
            _realise_list(context, shadow)
        case "dict":
            _realise_dict(context, shadow, shadow.real, shadow.stand, "key")
        case "instance":
            _realise_instance(context, shadow)
    shadow.realised = True


def complete(context: Context, value: Any, depth: int = _DEPTH) -> None:
    """Completes the shadows of plain containers inside a value, so that native code may look at all of it."""
    if depth and isinstance(value, (list, tuple, dict, set, frozenset)):
        realise(context, context.shadow_by_stand.get(id(value)))
        for item in list(value.values()) if isinstance(value, dict) else value:
            complete(context, item, depth - 1)


def _realise_list(context: Context, shadow: Shadow) -> None:
    if type(shadow.real) is set:
        raise context.reject("container-subclass", f"{shadow.source.label} is a set that is looked at as a whole")
    context.guards.check("length", shadow.source, len(shadow.real))
    items = []
    for index, item in enumerate(shadow.real):
        known = shadow.loaded.get(index)
        items.append(known if known is not None else adopt(context, item, sources.step("item", shadow.source, index)))
    shadow.original = tuple(items)
    shadow.stand[:0] = items
    excess = 0 if shadow.limit is None else len(shadow.stand) - shadow.limit
    if excess > 0:
        if any(id(item) in context.choices for item in shadow.stand):
            raise context.reject("branch-merge", "a deque has no room for items which an array decides")
        del shadow.stand[:excess]


def _realise_dict(context: Context, shadow: Shadow, real: dict, stand: dict, op: str) -> None:
    if not all(is_safe_key(key) for key in real):
        raise context.reject("object-identity", f"{shadow.source.label} has keys that are objects")
    if type(real) is collections.OrderedDict:
        _guard_order(context, shadow)
    elif op == "key":
        context.guards.check("keys", shadow.source, tuple(real))
    pending = dict(stand)
    complete = {}
    for key, value in real.items():
        if key not in shadow.loaded:
            shadow.loaded[key] = adopt(context, value, sources.step(op, shadow.source, key))
        if key not in shadow.deleted:
            complete[key] = pending.pop(key, shadow.loaded[key])
    complete.update(pending)
    shadow.original = tuple(real)
    stand.clear()
    stand.update(complete)


def _guard_order(context: Context, shadow: Shadow) -> None:
    """The keys of an OrderedDict in the order of iteration, which is not that in which a dict stores them."""
    if not all(map(is_plain_key, shadow.real)):
        raise context.reject("object-identity", f"{shadow.source.label} has keys that are objects")
    order = expressions.call(tuple, (expressions.fetch(shadow.source),))
    context.prelude_guards.append(PreludeGuard(order, tuple(shadow.real), f"the order of {shadow.source.label}"))


def _realise_instance(context: Context, shadow: Shadow) -> None:
    real, stand = shadow.real, shadow.stand
    for descriptor in slot_descriptors(type(real)):
        load_slot(context, shadow, descriptor)
    if hasattr(real, "__dict__"):
        attributes = instance_dict(real)
        context.guards.check("attr_names", shadow.source, tuple(attributes))
        _realise_dict(context, shadow, attributes, instance_dict(stand), "attr")


@functools.cache
def slot_descriptors(kind: type) -> tuple:
    """The descriptors of a class's slots, those of its bases included; the dict of a SimpleNamespace is none."""
    return tuple(
        descriptor
        for base in kind.__mro__
        for descriptor in vars(base).values()
        if type(descriptor) is types.MemberDescriptorType
        and descriptor.__objclass__ is base
        and descriptor.__name__ != "__dict__"
    )


def instance_dict(obj: Any) -> dict:
    """The dict of an instance itself, whatever its class says of `__dict__`."""
    return object.__getattribute__(obj, "__dict__")


_UNSET_SLOT = object()


def load_slot(context: Context, shadow: Shadow, descriptor: Any) -> Any:
    """Reads a slot of the real object into the shadow; True if it is set."""
    if shadow.is_of_items:
        return shadow.load(descriptor)
    if descriptor in shadow.loaded:
        return _is_slot_set(shadow.stand, descriptor)
    try:
        value = descriptor.__get__(shadow.real)
    except AttributeError:
        context.guards.check("no_slot", shadow.source, descriptor)
        return False
    stand = adopt(context, value, sources.step("slot", shadow.source, descriptor))
    shadow.loaded[descriptor] = stand
    descriptor.__set__(shadow.stand, stand)
    return True


def _is_slot_set(obj: Any, descriptor: Any) -> bool:
    try:
        descriptor.__get__(obj)
    except AttributeError:
        return False
    return True


def load_attribute(context: Context, shadow: Shadow, name: str) -> bool:
    """Reads one item of the real instance's dict into the shadow's, unless the program wrote or deleted it; True if
    it is there."""
    attributes = instance_dict(shadow.stand)
    if name in attributes:
        return True
    if shadow.is_of_items:
        return shadow.load(name)
    if shadow.realised or name in shadow.deleted:
        return False
    real = instance_dict(shadow.real)
    if name not in real:
        context.guards.check("no_attr", shadow.source, name)
        return False
    stand = shadow.loaded[name] = adopt(context, real[name], sources.step("attr", shadow.source, name))
    attributes[name] = stand
    return True


def load_key(context: Context, shadow: Shadow, key: Any) -> bool:
    """Reads one item of the real dict into the shadow, unless the program wrote or deleted it; True if it is there."""
    guard_key(context, key)
    if key in shadow.stand:
        return True
    if shadow.realised or key in shadow.deleted:
        return False
    if key not in shadow.real:
        context.guards.check("no_key", shadow.source, key)
        return False
    stand = shadow.loaded[key] = adopt(context, shadow.real[key], sources.step("key", shadow.source, key))
    shadow.stand[key] = stand
    return True


def load_cell(context: Context, shadow: Shadow) -> None:
    """Reads the contents of a real cell into the shadow, unless that was done or the program wrote it."""
    if shadow.realised:
        return
    shadow.realised = True
    try:
        value = shadow.real.cell_contents
    except ValueError:
        context.guards.check("unset_cell", shadow.source)
        return
    stand = adopt(context, value, sources.step("cell", shadow.source))
    shadow.loaded["contents"] = stand
    shadow.stand.cell_contents = stand
