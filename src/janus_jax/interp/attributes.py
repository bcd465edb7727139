"""Reading, writing and deleting attributes as CPython does (Objects/object.c, PyObject_GenericGetAttr), with guards.

Invariant: a class attribute found (or not found) during the lookup is guarded by class and name; an instance
attribute is read through the shadow.  Descriptors written in Python are interpreted.
"""

import collections
import functools
import operator
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Expression, Host, Late
from janus_jax.heap.generators import GENERATORS
from janus_jax.interp.adoption import adopt, claim_attributes, instance_dict, load_attribute, load_slot, realise
from janus_jax.interp.array_attributes import find_array_attribute
from janus_jax.interp.choices import expect_present, settle, split_on
from janus_jax.interp.class_lookup import (
    HEAP_TYPE,
    MISSING,
    find_value_holder,
    is_user_class,
    load_class_value,
    load_value,
    lookup_in_class,
    set_class_value,
    shadow_of_function,
)
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.covers import find_covered, uncovered_type
from janus_jax.interp.handlers.stack import load_name_key, namespace
from janus_jax.interp.held import adopt_held, expect_unheld, is_held_as_itself
from janus_jax.interp.layouts import layout_of, pin_layout
from janus_jax.interp.output import SINK_METHODS
from janus_jax.interp.padded import Padded
from janus_jax.interp.padded_calls import padded_attribute
from janus_jax.interp.progress import is_bar, methods_of
from janus_jax.interp.symbolic import as_new_array
from janus_jax.jitted import Jitted

_NATIVE_DESCRIPTORS = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
    types.GetSetDescriptorType,
)


class HostMethod:
    """A method of a host value, to be recomputed on each call, or of a file: `symbol.name` before it is called."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Any, name: str):
        self.owner = owner
        self.name = name


def get_attribute(context: Context, obj: Any, name: str) -> Any:
    """`obj.name`; raises AttributeError as CPython would."""
    symbol = context.symbol(obj)
    if isinstance(obj, Padded):
        found = padded_attribute(context, obj, name)
        return HostMethod(obj, name) if found is None else found
    if symbol is not None:
        done = split_on(context, [obj], lambda values: get_attribute(context, values[0], name))
        return done[0] if done is not None else _symbol_attribute(context, obj, symbol, name)
    if isinstance(obj, types.ModuleType):
        return _module_attribute(context, obj, name)
    if isinstance(obj, type):
        return _class_attribute(context, obj, name)
    if isinstance(obj, super):
        return _super_attribute(context, obj, name)
    covered = find_covered(context, obj)
    if covered is not None:
        return covered.made_with if (name, covered.kind) in _MADE_WITH else _method_of_cover(context, obj, name)
    if id(obj) in context.opaque:
        is_draw = type(obj) in GENERATORS and callable(getattr(type(obj), name, None))
        if is_draw or name in SINK_METHODS and id(obj) in context.sinks:
            return HostMethod(obj, name)
        if is_bar(context, obj) and name in methods_of(obj):
            return HostMethod(obj, name)
        raise context.reject_opaque(obj, f"its attribute {name!r} is read")
    if type(obj) is not list:
        done = settle(context, obj, lambda: get_attribute(context, obj, name), None if name == "__dict__" else name)
        if done is not None:
            return done[0]
    shadow = context.shadow_by_stand.get(id(obj))
    if (shadow is not None and shadow.kind == "instance") or _is_interpreted_class(type(obj)):
        return _instance_attribute(context, obj, name)
    if context.is_device(obj):
        return _array_attribute(context, obj, name)
    if isinstance(obj, BaseException) and name == "__traceback__":
        raise context.reject("unsupported-op", "the traceback of an exception is looked at")
    if type(obj) is types.FunctionType:
        return _function_attribute(context, obj, name)
    if type(obj) is types.MethodType and name not in _METHOD_NAMES:
        return get_attribute(context, obj.__func__, name)
    if type(obj) is functools.partial and shadow is not None and name not in _PARTIAL_NAMES:
        raise context.reject("unsupported-op", f"attribute {name!r} of a partial")
    found = context.run_natively(getattr, (obj, name))
    return adopt_held(context, obj, name, found) if id(obj) in context.constants else found


_MADE_WITH = frozenset({("maxlen", collections.deque), ("default_factory", collections.defaultdict)})


def _method_of_cover(context: Context, obj: Any, name: str) -> Any:
    kind = uncovered_type(obj)
    if name == "__class__":
        return kind
    found = lookup_in_class(context, kind, name)
    if isinstance(found, types.FunctionType):
        return types.MethodType(found, obj)
    if not callable(getattr(kind, name)):
        raise context.reject("container-subclass", f"the attribute {name!r} of a {kind.__name__}")
    return HostMethod(obj, name)


def _array_attribute(context: Context, obj: Any, name: str) -> Any:
    method = find_array_attribute(context, obj, name)
    if method is not None:
        return method
    if name == "__class__" and context.owns(obj):
        return _jax_compat.type_of_array(obj)
    found = context.run_natively(getattr, (obj, name))
    return as_new_array(context, getattr, [obj, name], found)


_GIVEN_BY_ENUM = frozenset({"_value_", "_name_", "_sort_order_"})
_METHOD_NAMES = frozenset({*vars(types.MethodType), *vars(object)}) - {"__doc__"}
_PARTIAL_NAMES = frozenset({"func", "args", "__call__", "__doc__", "__module__"})
_SAID_BY_FUNCTION = frozenset({"__name__", "__qualname__", "__module__", "__doc__"})
_MADE_BY_FUNCTION = frozenset({"__code__", "__call__", "__get__"})


def _function_attribute(context: Context, obj: Any, name: str) -> Any:
    obj = context.notes.get(("original", id(obj)), obj)
    place = context.function_sources.get(id(obj))
    if name in _SAID_BY_FUNCTION:
        found = context.run_natively(getattr, (obj, name))
        is_fresh = ("fresh", id(obj)) in context.notes
        return found if is_fresh else adopt_held(context, obj, name, found, place and expressions.fetch(place))
    if name in _MADE_BY_FUNCTION or name == "__wrapped__" and place is None:
        return context.run_natively(getattr, (obj, name))
    if place is None or name in vars(types.FunctionType):
        raise context.reject("unsupported-op", f"attribute {name!r} of a function")
    claim_attributes(context, vars(obj), place)
    found = load_value(context, shadow_of_function(context, obj, place), name)
    if found is MISSING:
        context.guards.check("no_attr", place, name)
        raise AttributeError(f"'function' object has no attribute '{name}'", name=name, obj=obj)
    return found


def _is_interpreted_class(cls: type) -> bool:
    return cls is types.SimpleNamespace or is_user_class(cls) and not issubclass(cls, (type, functools.partial))


_LAYOUT = ("shape", "ndim", "dtype", "size", "itemsize", "nbytes")


def _symbol_attribute(context: Context, obj: Any, symbol: Host | Late, name: str) -> Any:
    if isinstance(symbol, Late):
        if symbol.kind is None:
            raise context.reject("late-value-use", f"attribute {name!r}")
        if symbol.kind is np.ndarray and name in _LAYOUT:
            layout = layout_of(symbol)
            if layout is None:
                raise context.reject("late-value-use", f"attribute {name!r}")
            return getattr(layout, name)
        if symbol.kind is np.ndarray and name == "T":
            return context.late(_getattr_expression(symbol.expression, name), np.ndarray)
        return HostMethod(obj, name)
    value = symbol.value
    if isinstance(value, np.ndarray) and name in _LAYOUT:
        return getattr(pin_layout(context, obj), name)
    found = context.run_natively(getattr, (value, name))
    if callable(found):
        return HostMethod(obj, name)
    return context.host(found, _getattr_expression(symbol.expression, name))


def _getattr_expression(expression: Expression, name: str) -> Expression:
    return expressions.call(getattr, (expression, expressions.constant(name)))


def _module_attribute(context: Context, module: types.ModuleType, name: str) -> Any:
    if name == "__dict__":
        raise context.reject("unsupported-op", f"the __dict__ of the module {module.__name__}")
    shadow = namespace(context, module.__dict__, module.__name__)
    if load_name_key(context, shadow, name):
        missing = f"{module.__name__}.{name} is set on one side only"
        return expect_present(context, shadow.stand[name], lambda: context.reject("branch-merge", missing))
    return context.run_natively(getattr, (module, name))


def _class_attribute(context: Context, cls: type, name: str) -> Any:
    """type.__getattribute__ (Objects/typeobject.c)."""
    meta_found = MISSING if type(cls) is type else lookup_in_class(context, type(cls), name)
    if meta_found is MISSING and type(cls) is type:
        meta_found = type.__dict__.get(name, object.__dict__.get(name, MISSING))
    if meta_found is not MISSING and _is_data_descriptor(meta_found):
        return _attribute_of_type(context, meta_found, cls, name)
    found = lookup_in_class(context, cls, name)
    holder = find_value_holder(context, cls, name)
    if holder is not None:
        return load_class_value(context, cls, holder, name)
    if found is not MISSING:
        return _bind_in_class(context, found, cls, name)
    if meta_found is not MISSING:
        return _bind(context, meta_found, cls, type(cls))
    return context.run_natively(getattr, (cls, name))


def _attribute_of_type(context: Context, descriptor: Any, cls: type, name: str) -> Any:
    """What a data descriptor of the metaclass gives, as `__name__` and `__doc__`."""
    if name == "__dict__":
        raise context.reject("unsupported-op", f"the __dict__ of the class {cls.__qualname__}")
    is_own = type(descriptor) is types.MemberDescriptorType and type.__dict__.get(name) is descriptor
    found = descriptor.__get__(cls, type(cls)) if is_own else _bind(context, descriptor, cls, type(cls))
    is_native = isinstance(descriptor, _NATIVE_DESCRIPTORS) and cls.__flags__ & HEAP_TYPE
    return adopt_held(context, cls, name, found) if is_native else found


def _bind_in_class(context: Context, found: Any, cls: type, name: str) -> Any:
    if isinstance(found, staticmethod):
        return _adopt_class_value(context, found.__func__, cls, name)
    if isinstance(found, classmethod):
        return types.MethodType(_adopt_class_value(context, found.__func__, cls, name), cls)
    if isinstance(found, types.ClassMethodDescriptorType):
        return found.__get__(None, cls)
    getter = getattr(type(found), "__get__", None)
    if getter is None or isinstance(found, (types.FunctionType, property, Jitted, *_NATIVE_DESCRIPTORS)):
        return _adopt_class_value(context, found, cls, name)
    return _call_descriptor(context, found, None, cls)


def _super_attribute(context: Context, obj: super, name: str) -> Any:
    start, owner, owner_class = obj.__thisclass__, obj.__self__, obj.__self_class__
    order = owner_class.__mro__
    _guard_base_order(context, owner_class)
    for base in order[order.index(start) + 1 :]:
        lookup_in_class(context, base, name)
        holder = find_value_holder(context, base, name)
        if holder is base:
            return load_class_value(context, base, base, name)
        if name in base.__dict__:
            found = base.__dict__[name]
            if find_covered(context, owner) is not None and not isinstance(found, types.FunctionType):
                return HostMethod(owner, name)
            if owner is owner_class and not isinstance(found, classmethod):
                return _bind_in_class(context, found, owner_class, name)
            return _bind(context, found, owner, owner_class)
    raise AttributeError(f"'super' object has no attribute '{name}'", name=name, obj=obj)


def _guard_base_order(context: Context, cls: type) -> None:
    """The bases of a class are searched in the same order on each call: super() looks at them itself."""
    if ("mro", cls) not in context.notes:
        context.notes["mro", cls] = cls
        order = _getattr_expression(expressions.constant(cls), "__mro__")
        same = expressions.call(operator.is_, (order, expressions.constant(cls.__mro__)))
        context.prelude_guards.append(PreludeGuard(same, True, f"{cls.__name__}.__mro__"))


def _instance_attribute(context: Context, obj: Any, name: str) -> Any:
    cls = type(obj)
    reader = lookup_in_class(context, cls, "__getattribute__")
    if isinstance(reader, types.FunctionType):
        return context.call(reader, [obj, name])
    fallback = lookup_in_class(context, cls, "__getattr__")
    try:
        found = generic_get(context, obj, name)
    except AttributeError:
        if fallback is MISSING:
            raise
        found = MISSING
    if found is not MISSING:
        return found
    if fallback is MISSING:
        raise AttributeError(f"'{cls.__name__}' object has no attribute '{name}'", name=name, obj=obj)
    return context.call(types.MethodType(fallback, obj), [name])


def generic_get(context: Context, obj: Any, name: str) -> Any:
    """object.__getattribute__ without the error: MISSING where there is no such attribute."""
    cls = type(obj)
    if name == "__class__":
        return cls
    if name == "__dict__" and hasattr(obj, "__dict__"):
        expect_unheld(context, obj, "the __dict__")
        return _attributes_as_dict(context, obj)
    found = lookup_in_class(context, cls, name)
    if found is not MISSING and _is_data_descriptor(found):
        return _bind(context, found, obj, cls)
    if _load_instance_item(context, obj, name):
        return _instance_item(context, obj, name)
    holder = find_value_holder(context, cls, name)
    if holder is not None:
        return load_class_value(context, cls, holder, name)
    if found is MISSING:
        return MISSING
    return _bind(context, found, obj, cls)


def _attributes_as_dict(context: Context, obj: Any) -> dict:
    """`vars(obj)`, which must not be another dict that is reached, nor leave the trace without its owner."""
    shadow = context.shadow_by_stand.get(id(obj))
    realise(context, shadow)
    attributes = instance_dict(obj)
    context.notes["vars", id(attributes)] = attributes
    if shadow is not None:
        context.notes["dict looked at", id(shadow)] = shadow.source
    return attributes


def _load_instance_item(context: Context, obj: Any, name: str) -> bool:
    try:
        attributes = instance_dict(obj)
    except AttributeError:
        return False
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None:
        return load_attribute(context, shadow, name)
    return name in attributes


def _instance_item(context: Context, obj: Any, name: str) -> Any:
    """An item that `_load_instance_item` found; of an enum member it is adopted where it is."""
    found = instance_dict(obj)[name]
    if not is_held_as_itself(context, obj) or id(obj) in context.shadow_by_stand:
        return found
    place = sources.constant(obj, type(obj).__name__)
    claim_attributes(context, instance_dict(obj), place)
    if name in _GIVEN_BY_ENUM and type(found) in (str, int):
        context.guards.check("value", sources.step("attr", place, name), found)
        return context.keep(found)  # also in a body that JAX traces once: nobody gives a member another value
    return adopt(context, found, sources.step("attr", place, name))


def _is_data_descriptor(found: Any) -> bool:
    cls = type(found)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def _bind(context: Context, found: Any, obj: Any, cls: type) -> Any:
    """What an object found in the class gives when it is read through an instance."""
    if isinstance(found, types.FunctionType):
        context.function_sources.setdefault(id(found), sources.constant(found, found.__qualname__))
        return types.MethodType(found, obj)
    if type(found) is Jitted:
        return types.MethodType(_adopt_class_value(context, found, cls, ""), obj)
    if isinstance(found, staticmethod):
        return _adopt_class_value(context, found.__func__, cls, "")
    if isinstance(found, classmethod):
        return types.MethodType(_adopt_class_value(context, found.__func__, cls, ""), cls)
    if isinstance(found, property):
        if found.fget is None:
            raise AttributeError("unreadable attribute")
        return context.call(found.fget, [obj])
    if type(found) is types.MemberDescriptorType:
        expect_unheld(context, obj, f"the slot {found.__name__!r}")
        shadow = context.shadow_by_stand.get(id(obj))
        if shadow is not None and not load_slot(context, shadow, found):
            raise AttributeError(f"'{cls.__name__}' object has no attribute '{found.__name__}'")
        return found.__get__(obj, cls)
    if isinstance(found, types.BuiltinFunctionType):
        return _adopt_class_value(context, found, cls, "")
    if isinstance(found, _NATIVE_DESCRIPTORS):
        return found.__get__(obj, cls)
    if hasattr(type(found), "__get__"):
        return _call_descriptor(context, found, obj, cls)
    return _adopt_class_value(context, found, cls, "")


def _call_descriptor(context: Context, found: Any, obj: Any, cls: type) -> Any:
    getter = lookup_in_class(context, type(found), "__get__")
    stand = _adopt_class_value(context, found, cls, "")
    if isinstance(getter, types.FunctionType):
        return context.call(getter, [stand, obj, cls])
    return context.run_natively(type(found).__get__, (found, obj, cls))


def _adopt_class_value(context: Context, found: Any, cls: type, name: str) -> Any:
    """An object held by a class: its identity is guarded by the lookup, what is inside by its own guards."""
    label = f"{cls.__name__}.{name}" if name else getattr(found, "__qualname__", cls.__name__)
    return adopt(context, found, sources.constant(found, label))


def set_attribute(context: Context, obj: Any, name: str, value: Any) -> None:
    """`obj.name = value`, in the shadow where the object existed before."""
    if settle(context, obj, lambda: set_attribute(context, obj, name, value), name) is not None:
        return
    if isinstance(obj, type):
        set_class_value(context, obj, name, value)
        return
    if type(obj) is types.FunctionType:
        _set_function_value(context, obj, name, value)
        return
    _expect_writable(context, obj, name)
    cls = type(obj)
    if isinstance(obj, types.ModuleType):
        namespace(context, obj.__dict__, obj.__name__).stand[name] = value
        return
    writer = lookup_in_class(context, cls, "__setattr__")
    if isinstance(writer, types.FunctionType):
        context.call(writer, [obj, name, value])
        return
    generic_set(context, obj, name, value)


def _set_function_value(context: Context, obj: types.FunctionType, name: str, value: Any) -> None:
    obj = context.notes.get(("original", id(obj)), obj)
    place = context.function_sources.get(id(obj))
    if place is None or name in vars(types.FunctionType) or name == "__wrapped__":
        raise context.reject("class-write", f"{obj.__qualname__}.{name}")
    claim_attributes(context, vars(obj), place)
    shadow = shadow_of_function(context, obj, place)
    if name not in shadow.real:
        context.guards.check("no_attr", place, name)
    shadow.stand[name] = value


def _expect_writable(context: Context, obj: Any, name: str) -> None:
    if isinstance(obj, (type, types.FunctionType, functools.partial)) or _is_held_instance(context, obj):
        raise context.reject("class-write", f"{getattr(obj, '__qualname__', type(obj).__name__)}.{name}")
    if find_covered(context, obj) is not None:
        raise context.reject("container-subclass", f"the attribute {name!r} of a {uncovered_type(obj).__name__}")
    if id(obj) in context.opaque or context.symbol(obj) is not None:
        raise context.reject_opaque(obj, f"its attribute {name!r} is written")
    if isinstance(obj, _jax_compat.Tracer):
        raise context.reject("unsupported-op", f"attribute {name!r} of an array is written")


def _is_held_instance(context: Context, obj: Any) -> bool:
    return is_held_as_itself(context, obj) and not isinstance(obj, types.ModuleType)


def generic_set(context: Context, obj: Any, name: str, value: Any) -> None:
    """object.__setattr__."""
    if isinstance(value, _jax_compat.Tracer) and not _jax_compat.belongs_to(value, context.trace):
        context.notes["written at", id(value)] = (context.place(), f"{type(obj).__name__}.{name}")
    found = lookup_in_class(context, type(obj), name)
    if isinstance(found, property):
        if found.fset is None:
            raise AttributeError(f"property '{name}' of '{type(obj).__name__}' object has no setter")
        context.call(found.fset, [obj, value])
    elif type(found) is types.MemberDescriptorType:
        _expect_no_item(context, obj)
        shadow = context.shadow_by_stand.get(id(obj))
        if shadow is not None:
            shadow.loaded.setdefault(found, MISSING)
        found.__set__(obj, value)
    elif found is not MISSING and hasattr(type(found), "__set__"):
        _call_setter(context, found, obj, value)
    else:
        _set_item(context, obj, name, value)


def _call_setter(context: Context, found: Any, obj: Any, value: Any) -> None:
    setter = lookup_in_class(context, type(found), "__set__")
    if not isinstance(setter, types.FunctionType):
        raise context.reject("unsupported-op", f"a {type(found).__name__} is written through")
    context.call(setter, [_adopt_class_value(context, found, type(obj), ""), obj, value])


def _expect_no_item(context: Context, obj: Any) -> None:
    """Who writes to the object that a loop is at changes another one in each iteration."""
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.is_of_items:
        raise context.reject("loop-carry", "an object that a long loop goes over is written")


def _set_item(context: Context, obj: Any, name: str, value: Any) -> None:
    _expect_no_item(context, obj)
    try:
        attributes = instance_dict(obj)
    except AttributeError:
        raise AttributeError(f"'{type(obj).__name__}' object has no attribute '{name}'", name=name, obj=obj) from None
    attributes[name] = value


def delete_attribute(context: Context, obj: Any, name: str) -> None:
    """`del obj.name`."""
    if settle(context, obj, lambda: delete_attribute(context, obj, name), name) is not None:
        return
    _expect_writable(context, obj, name)
    deleter = lookup_in_class(context, type(obj), "__delattr__")
    if isinstance(deleter, types.FunctionType):
        context.call(deleter, [obj, name])
        return
    generic_delete(context, obj, name)


def generic_delete(context: Context, obj: Any, name: str) -> None:
    """object.__delattr__."""
    _expect_no_item(context, obj)
    cls = type(obj)
    found = lookup_in_class(context, cls, name)
    if type(found) is types.MemberDescriptorType:
        _delete_slot(context, obj, found)
        return
    if isinstance(found, property):
        if found.fdel is None:
            raise AttributeError(f"property {name!r} of {cls.__name__!r} object has no deleter")
        context.call(found.fdel, [obj])
        return
    if found is not MISSING and _is_data_descriptor(found):
        raise context.reject("unsupported-op", f"del of the attribute {name!r} through a descriptor")
    if isinstance(obj, types.ModuleType) or not _load_instance_item(context, obj, name):
        raise AttributeError(f"'{cls.__name__}' object has no attribute '{name}'", name=name, obj=obj)
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None:
        shadow.deleted[name] = None
    del instance_dict(obj)[name]


def _delete_slot(context: Context, obj: Any, descriptor: Any) -> None:
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None:
        load_slot(context, shadow, descriptor)
        shadow.loaded.setdefault(descriptor, MISSING)
    descriptor.__delete__(obj)


def get_optional(context: Context, obj: Any, name: str, default: Callable[[], Any]) -> Any:
    """`getattr(obj, name, default)`: the default where the lookup raises AttributeError."""
    done = settle(context, obj, lambda: get_optional(context, obj, name, default), name)
    if done is not None:
        return done[0]
    try:
        return get_attribute(context, obj, name)
    except AttributeError:
        context.failed_operands = None
        return default()
