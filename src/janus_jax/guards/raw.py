"""Reads of Python objects as they are stored, past `__getattr__`, properties, `__eq__` and metaclasses.

Invariant: nothing here runs a line of the user's Python.  This is the Python counterpart of `csrc/raw_storage.c`, with
two places where it knows less: the dict of an instance whose class hides `__dict__`, and a stored key that is equal in
hash to the one that is looked up but compares by an `__eq__` of the user's.  Both count as not there.
"""

import collections
import struct
import types
from typing import Any

from janus_jax import _native
from janus_jax.guards.program import PLAIN_TYPES, is_plain

MISSING = _native.MISS

_get_mro = type.__dict__["__mro__"].__get__
_get_namespace = type.__dict__["__dict__"].__get__
_get_flags = type.__dict__["__flags__"].__get__
# Sets and comparisons of types go by id: to hash a type or to compare it is up to its metaclass.
_SCALARS = frozenset(map(id, PLAIN_TYPES))
_SIZED = frozenset(map(id, (list, tuple, dict, set, frozenset, str, collections.deque)))
_STORAGE_DESCRIPTORS = frozenset(map(id, (types.GetSetDescriptorType, types.MemberDescriptorType)))
_COMPARISONS = ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__")
_NATIVE_COMPARISONS = frozenset(
    id(kind.__dict__[name]) for kind in (object, int, float, complex, str, bytes) for name in _COMPARISONS
)
_IS_SUBCLASSABLE = 1 << 10  # Py_TPFLAGS_BASETYPE


def is_kind(value: Any, kind: type) -> bool:
    """Whether the class of `value` is `kind` or below it, whatever `__class__` says."""
    return issubclass(type(value), kind)


def type_lookup(cls: type, name: str) -> Any:
    """What `cls` or a base of it defines as `name`, unbound; MISSING if nothing."""
    for base in _get_mro(cls):
        namespace = _get_namespace(base)
        if name in namespace:
            return namespace[name]
    return MISSING


def instance_dict(value: Any) -> Any:
    """The mapping in which the attributes of `value` itself are stored; None if it has none."""
    for base in _get_mro(type(value)):
        descriptor = _get_namespace(base).get("__dict__")
        if id(type(descriptor)) in _STORAGE_DESCRIPTORS:
            return descriptor.__get__(value)
    return None


def instance_get(value: Any, name: str) -> Any:
    """The attribute `name` of the instance itself; MISSING if it has none."""
    stored = instance_dict(value)
    if stored is None:
        return MISSING
    return stored.get(name, MISSING) if is_kind(stored, types.MappingProxyType) else dict_get(stored, name)


def instance_names(value: Any) -> tuple:
    """The names of the instance's own attributes, in order."""
    stored = instance_dict(value)
    if stored is None:
        return ()
    return tuple(stored.keys() if is_kind(stored, types.MappingProxyType) else dict.keys(stored))


def dict_get(stored: dict, key: Any) -> Any:
    """The value under `key` in the storage of a dict; MISSING if there is none."""
    if id(type(key)) in _SCALARS and _SCALARS.issuperset(map(id, map(type, dict.keys(stored)))):
        return dict.get(stored, key, MISSING)
    can_compare = is_compared_natively(key)
    for candidate, value in dict.items(stored):
        if candidate is key or (can_compare and is_compared_natively(candidate) and candidate == key):
            return value
    return MISSING


def is_compared_natively(value: Any) -> bool:
    """Whether `==` of `value` with another such value runs C only."""
    if is_plain(value):
        return True
    return all(id(type_lookup(type(value), name)) in _NATIVE_COMPARISONS for name in _COMPARISONS)


def same_value(a: Any, b: Any) -> bool:
    """Whether the two are one object, or plain, of one type and of one value; floats bit by bit."""
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if type(a) is tuple:
        return len(a) == len(b) and all(map(same_value, a, b))
    if type(a) is float:
        return struct.pack("d", a) == struct.pack("d", b)
    if type(a) is complex:
        return struct.pack("dd", a.real, a.imag) == struct.pack("dd", b.real, b.imag)
    return id(type(a)) in _SCALARS and a == b


def exact_length(value: Any) -> Any:
    """`len` of a built-in container or string of exactly that type; MISSING for anything else."""
    return len(value) if id(type(value)) in _SIZED else MISSING


def stored_length(value: Any) -> Any:
    """The number of items in the storage of a container, also of a subclass; MISSING for anything else."""
    for kind in (list, tuple, dict, set, frozenset, collections.deque):
        if is_kind(value, kind):
            return kind.__len__(value)
    return MISSING


def native_aval(value: Any) -> Any:
    """The `aval` that a C function computes for `value`; MISSING if there is none, or one written in Python."""
    descriptor = type_lookup(type(value), "aval")
    if type(descriptor) is property:
        if not _is_native_function(descriptor.fget):
            return MISSING
    elif id(type(descriptor)) not in _STORAGE_DESCRIPTORS:
        return MISSING
    try:
        return descriptor.__get__(value, type(value))
    except (AttributeError, RuntimeError, TypeError, ValueError):
        return MISSING


def _is_native_function(function: Any) -> bool:
    """A class written in Python can be subclassed; the types of C functions cannot."""
    if type(function) is types.FunctionType or type(function) is types.MethodType:
        return False
    return callable(function) and not _get_flags(type(function)) & _IS_SUBCLASSABLE
