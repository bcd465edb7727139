"""What a class holds under a name, and the plain values that classes and functions hold, which the program may write.

Invariant: what a lookup found, or did not find, is guarded by class and name. A function or a descriptor has to be the
very same one on each call; a plain value is fetched again, as an attribute of an instance is.

    Particle.made += 1      shadow of the class {"made": 3} -> {"made": 4}      effect: setattr(Particle, "made", 4)
"""

import collections
import enum
import operator
import types
from typing import Any

import numpy as np

from janus_jax import _jax_compat, _native
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.shadow import Shadow
from janus_jax.heap.source import Source
from janus_jax.interp.adoption import adopt, is_plain_class
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.families import family_of_module

MISSING = object()
HEAP_TYPE = 1 << 9
_PLAIN = (
    int, float, bool, complex, str, bytes, type(None), list, dict, set, tuple, collections.deque,
    collections.defaultdict, np.ndarray, _jax_compat.ArrayImpl, _jax_compat.KeyArray,
)  # fmt: skip
_BINDING = ("__get__", "__set__", "__delete__")
own_names = type.__dict__["__dict__"].__get__
"""The names that a class itself holds, whatever its metaclass says of `__dict__`."""


def is_user_class(cls: type) -> bool:
    """Whether a class can change, and is looked at name by name."""
    return bool(cls.__flags__ & HEAP_TYPE) and family_of_module(cls.__module__) is None


def lookup_in_class(context: Context, cls: type, name: str) -> Any:
    """What `name` is in the bases of a class (MISSING if nothing), guarded where classes can change."""
    for base in cls.__mro__:
        found = _own_value(context, base, name)
        if found is not MISSING:
            break
    if is_user_class(cls):
        if _is_value_of(base, name, found):
            _guard_kind(context, cls, base, name)
        else:
            context.guards.check_type_attribute(cls, name, _native.ABSENT if found is MISSING else context.keep(found))
    return found


def _own_value(context: Context, cls: type, name: str) -> Any:
    shadow = _find_shadow(context, cls)
    if shadow is not None and name in shadow.stand:
        return shadow.stand[name]
    return own_names(cls).get(name, MISSING)


def _guard_kind(context: Context, cls: type, base: type, name: str) -> None:
    """A plain value stays one: nothing that decides how the attribute is read or written."""
    found = own_names(base).get(name, MISSING)
    if found is MISSING:
        context.guards.check_type_attribute(cls, name, _native.ABSENT)
    else:
        context.guards.check("type", _place(cls, name), type(found))
        _expect_no_binding(context, found)


def _expect_no_binding(context: Context, found: Any) -> None:
    kind = type(found)
    if kind not in _PLAIN:
        for name in _BINDING:
            context.guards.check_type_attribute(kind, name, _native.ABSENT)


def _place(cls: type, name: str) -> Source:
    return sources.step("class_attr", sources.constant(cls, cls.__name__), name)


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _is_plain_value(found: Any) -> bool:
    """Whether a class gives an object as it is to whoever reads the attribute, and any other such object in its
    place."""
    kind = type(found)
    if kind in _PLAIN or isinstance(found, (np.generic, tuple)):
        return True
    is_bound = any(name in own_names(base) for base in kind.__mro__ for name in _BINDING)
    return is_plain_class(kind) and not isinstance(found, enum.Enum) and not is_bound


def _is_value_of(base: type, name: str, found: Any) -> bool:
    """Whether what a class holds, or the program gave it, is a plain value of a class that can change."""
    if found is MISSING or _is_special(name) or not is_user_class(base):
        return False
    real = own_names(base).get(name, MISSING)
    return real is MISSING or _is_plain_value(real)


def find_value_holder(context: Context, cls: type, name: str) -> type | None:
    """The class among the bases of `cls` whose plain value the name is; None where it is anything else."""
    for base in cls.__mro__:
        found = _own_value(context, base, name)
        if found is not MISSING:
            return base if is_user_class(cls) and _is_value_of(base, name, found) else None
    return None


def load_class_value(context: Context, cls: type, holder: type, name: str) -> Any:
    """What stands for the plain value that `cls` finds in `holder`."""
    shadow = shadow_of_class(context, holder)
    lookup_in_class(context, cls, name)
    if cls is not holder:
        _guard_holder(context, cls, shadow, holder, name)
    return load_value(context, shadow, name)


def load_value(context: Context, shadow: Shadow, name: str) -> Any:
    """What stands for the value of a class or function under a name; MISSING if there is none."""
    if name not in shadow.stand and name in shadow.real and name not in shadow.deleted:
        op = "class_attr" if shadow.kind == "class" else "attr"
        stand = adopt(context, shadow.real[name], sources.step(op, shadow.source, name))
        shadow.loaded[name] = shadow.stand[name] = stand
    return shadow.stand.get(name, MISSING)


def _guard_holder(context: Context, cls: type, shadow: Shadow, holder: type, name: str) -> None:
    """What `cls` finds on each call is what `holder` has; where the program has written that, no base before it has
    one of its own, were it an equal one."""
    if name in own_names(holder):
        context.guards.check_same(_place(cls, name), _place(holder, name))
    if name in shadow.stand and shadow.stand[name] is not shadow.loaded.get(name, MISSING):
        for base in cls.__mro__[: cls.__mro__.index(holder)]:
            _guard_absent(context, base, name)


def _guard_absent(context: Context, cls: type, name: str) -> None:
    """The class has nothing of its own under the name before the run."""
    if ("absent", id(cls), name) not in context.notes:
        context.notes["absent", id(cls), name] = context.keep(cls)
        names = expressions.call(own_names, (expressions.constant(cls),))
        has_own = expressions.call(operator.contains, (names, expressions.constant(name)))
        context.prelude_guards.append(PreludeGuard(has_own, False, f"{cls.__name__}.{name}"))


def _find_shadow(context: Context, cls: type) -> Shadow | None:
    return context.notes.get(("namespace", id(cls)))


def shadow_of_class(context: Context, cls: type) -> Shadow:
    """The shadow of the attributes of a class."""
    return _find_shadow(context, cls) or _note_shadow(
        context, cls, Shadow("class", own_names(cls), {}, sources.constant(cls, cls.__qualname__))
    )


def shadow_of_function(context: Context, function: types.FunctionType, place: Source) -> Shadow:
    """The shadow of the attributes of an existing function, found at `place`."""
    return context.notes.get(("namespace", id(function))) or _note_shadow(
        context, function, Shadow("function", vars(function), {}, place)
    )


def _note_shadow(context: Context, owner: Any, shadow: Shadow) -> Shadow:
    context.keep(owner)
    context.notes["namespace", id(owner)] = shadow
    context.shadow_by_real[id(shadow.stand)] = shadow
    context.shadow_by_stand[id(shadow.stand)] = shadow
    return shadow


def set_class_value(context: Context, cls: type, name: str, value: Any) -> None:
    """`cls.name = value`, for a plain value in the place of another or of none."""
    _expect_value_place(context, cls, name)
    if context.symbol(value) is None and not isinstance(value, _jax_compat.Tracer) and not _is_plain_value(value):
        raise context.reject("class-write", f"{cls.__qualname__}.{name} becomes a {type(value).__name__}")
    shadow = shadow_of_class(context, cls)
    if name in own_names(cls):
        _guard_kind(context, cls, cls, name)
    else:
        lookup_in_class(context, cls, name)
        _guard_absent(context, cls, name)
    shadow.stand[name] = value


def _expect_value_place(context: Context, cls: type, name: str) -> None:
    """Nothing but the storage of the class decides what writing to it does."""
    meta = type(cls)
    is_stored = is_user_class(cls) and not issubclass(cls, enum.Enum)
    is_stored = is_stored and lookup_in_class(context, meta, "__setattr__") is type.__setattr__
    is_stored = is_stored and not _is_special(name) and lookup_in_class(context, meta, name) is MISSING
    real = next((own_names(base)[name] for base in cls.__mro__ if name in own_names(base)), MISSING)
    if not is_stored or real is not MISSING and not _is_plain_value(real):
        raise context.reject("class-write", f"{cls.__qualname__}.{name}")
