"""A snapshot of everything reachable from some objects: what each of them is, and which of them are the same object.

Invariant: two snapshots are equal exactly when no program could tell the two object graphs apart, up to rounding. A
node is numbered by the order in which the walk first meets its object, so an alias that appears or is lost shifts an
edge.
It does not know how programs are run (running.py) nor what counts as close (compare.py).
"""

from __future__ import annotations

import collections
import dataclasses
import functools
import itertools
import operator
import random
import types
import weakref
from collections.abc import Callable, Iterator

import jax
import numpy as np

Children = list[tuple[str, object]]

ATOMS = frozenset({type(None), bool, int, float, complex, str, bytes, type(Ellipsis), type(NotImplemented), range})
ITERATORS = tuple(
    type(iter(container)) for container in ([], (), {}, {}.items(), {}.values(), set(), "", range(0), reversed([]))
)
LIBRARIES_NOT_ENTERED = frozenset({"jax", "jaxlib", "logging", "numpy", "random", "threading"})
MODULE_NAMES_OF_NO_INTEREST = frozenset(
    {"__builtins__", "__cached__", "__spec__", "__loader__", "__file__", "__warningregistry__"}
)
CLASS_NAMES_OF_NO_INTEREST = frozenset(
    {"__dict__", "__weakref__", "__doc__", "__module__", "__firstlineno__", "__annotations_cache__"}
)


@dataclasses.dataclass(frozen=True)
class ArrayValue:
    """The contents of an array, and what JAX and NumPy say about it."""

    traits: tuple
    values: np.ndarray


@dataclasses.dataclass(frozen=True)
class Node:
    """One object: where the walk met it first, its exact type, its own value, and edges to the objects it holds."""

    path: str
    kind: str
    value: object
    edges: tuple[tuple[str, int], ...]


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """The nodes in the order of the walk; the roots are the edges of the first."""

    nodes: tuple[Node, ...]


def take_snapshot(roots: dict[str, object], module_name: str) -> Snapshot:
    """Every object reachable from the roots, without keeping any of them alive.

    Functions and classes are entered only if they were defined in the module of that name; others are named.
    """
    walk = _Walk(module_name)
    walk.visit("", _Roots(roots))
    while walk.waiting:
        walk.describe_next()
    return Snapshot(tuple(walk.nodes[index] for index in range(len(walk.nodes))))


class _Roots(dict):
    """The roots themselves, as the first object of the walk."""


class _Walk:
    def __init__(self, module_name: str):
        self.module_name = module_name
        self.nodes: dict[int, Node] = {}
        self.numbers: dict[int, int] = {}
        self.waiting: collections.deque[tuple[int, str, object]] = collections.deque()
        self.alive: list[object] = []
        self.count = 0

    def visit(self, path: str, obj: object) -> int:
        """The number of the object; a new one when it has no identity worth comparing or was not met before."""
        known = self.numbers.get(id(obj)) if has_identity(obj) else None
        if known is not None:
            return known
        number, self.count = self.count, self.count + 1
        self.alive.append(obj)
        if has_identity(obj):
            self.numbers[id(obj)] = number
        self.waiting.append((number, path, obj))
        return number

    def describe_next(self) -> None:
        number, path, obj = self.waiting.popleft()
        value, children = describe(obj, self.module_name)
        edges = tuple((label, self.visit(path + label, child)) for label, child in children)
        self.nodes[number] = Node(path, type_name(type(obj)), value, edges)


def has_identity(obj: object) -> bool:
    """Whether `is` on this object means anything: CPython and JAX share numbers, strings and shapes as they like."""
    if is_atom(obj) or (type(obj) is tuple and not any(map(has_identity, obj))):
        return False
    return not isinstance(obj, (types.MethodType, types.BuiltinMethodType, types.CellType))


def is_atom(obj: object) -> bool:
    return type(obj) in ATOMS or isinstance(obj, (np.generic, np.dtype))


def type_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def describe(obj: object, module_name: str) -> tuple[object, Children]:
    """The object's own value, and the objects that it holds with the name of each."""
    if is_atom(obj):
        return obj, []
    if isinstance(obj, (jax.core.Tracer, jax.Array, np.ndarray)):
        return describe_array(obj), list(array_items(obj))
    if isinstance(obj, (type, types.FunctionType)):
        name = f"{obj.__module__}.{obj.__qualname__}"
        return name, members_of_definition(obj) if obj.__module__ == module_name else []
    for kind, describer in DESCRIBERS:
        if isinstance(obj, kind):
            value, children = describer(obj)
            return value, children + list(instance_items(obj))
    return None, list(instance_items(obj))


def describe_array(array: object) -> object:
    if isinstance(array, jax.core.Tracer):
        return ("tracer", str(array.aval))
    if isinstance(array, np.ndarray):
        return ArrayValue((str(array.dtype), array.shape, array.flags.writeable), np.array(array))
    if array.is_deleted():
        return ("deleted", str(array.aval))
    is_key = jax.dtypes.issubdtype(array.dtype, jax.dtypes.prng_key)
    values = jax.random.key_data(array) if is_key else array
    traits = (str(array.dtype), array.shape, getattr(array, "weak_type", False), getattr(array, "committed", None))
    return ArrayValue(traits, np.array(values))


def array_items(array: object) -> Iterator[tuple[str, object]]:
    if isinstance(array, np.ndarray) and array.dtype == object:
        yield from ((f"[{index}]", item) for index, item in enumerate(array.flat))


def members_of_definition(obj: type | types.FunctionType) -> Children:
    if isinstance(obj, types.FunctionType):
        held = [(".__defaults__", obj.__defaults__), (".__kwdefaults__", obj.__kwdefaults__), (".__dict__", vars(obj))]
        return held + [
            (f".<{name}>", cell) for name, cell in zip(obj.__code__.co_freevars, obj.__closure__ or (), strict=True)
        ]
    return [(f".{name}", value) for name, value in vars(obj).items() if is_class_member(name, value)]


def is_class_member(name: str, value: object) -> bool:
    wrappers = (types.GetSetDescriptorType, types.MemberDescriptorType, types.WrapperDescriptorType)
    return name not in CLASS_NAMES_OF_NO_INTEREST and not isinstance(value, wrappers) and not name.startswith("_abc_")


def instance_items(obj: object) -> Iterator[tuple[str, object]]:
    """The attributes that the object itself holds, in its dictionary and in its slots."""
    if isinstance(obj, types.ModuleType) or type(obj).__module__.partition(".")[0] in LIBRARIES_NOT_ENTERED:
        return
    attributes = getattr(obj, "__dict__", None)
    if isinstance(attributes, dict):
        yield from ((f".{name}", value) for name, value in attributes.items())
    for kind in type(obj).__mro__:
        for name, member in vars(kind).items():
            if isinstance(member, types.MemberDescriptorType) and is_from_python(kind):
                yield from slot_items(obj, name, member)


def is_from_python(kind: type) -> bool:
    return "__slots__" in vars(kind)


def slot_items(obj: object, name: str, member: types.MemberDescriptorType) -> Iterator[tuple[str, object]]:
    try:
        yield f".{name}", member.__get__(obj)
    except AttributeError:
        return


def describe_mapping(mapping: dict) -> tuple[object, Children]:
    """Keys in order: an atom is the name of its edge, any other key is an object too."""
    children: Children = []
    is_ordered = isinstance(mapping, collections.OrderedDict)  # what a dict stores is not in that order
    kind = collections.OrderedDict if is_ordered else dict
    for position, (key, value) in enumerate(kind.items(mapping)):
        if not is_atom(key):
            children.append((f"<key {position}>", key))
        children.append((f"[{key!r}]" if is_atom(key) else f"<value {position}>", value))
    return getattr(mapping, "default_factory", None) and type_name(type(mapping.default_factory)), children


def describe_sequence(sequence: list | tuple | collections.deque) -> tuple[object, Children]:
    bound = sequence.maxlen if isinstance(sequence, collections.deque) else None
    return bound, [(f"[{index}]", item) for index, item in enumerate(sequence)]


def describe_set(members: set | frozenset) -> tuple[object, Children]:
    """Members by their text, since the order of a set of strings differs from process to process."""
    atoms = [member for member in members if is_atom(member)]
    others = sorted((member for member in members if not is_atom(member)), key=lambda m: type(m).__qualname__)
    return tuple(sorted(map(repr, atoms))), [(f"<member {index}>", member) for index, member in enumerate(others)]


def describe_generator(generator: types.GeneratorType) -> tuple[object, Children]:
    frame = generator.gi_frame
    if frame is None:
        return (generator.__qualname__, "finished"), []
    return (generator.__qualname__, frame.f_lasti), [(f".<{name}>", value) for name, value in frame.f_locals.items()]


def describe_exception(error: BaseException) -> tuple[object, Children]:
    held = [(".args", error.args), (".__cause__", error.__cause__), (".__context__", error.__context__)]
    return None, held + [(".__notes__", getattr(error, "__notes__", None))]


def describe_partial(partial: functools.partial) -> tuple[object, Children]:
    return None, [(".func", partial.func), (".args", partial.args), (".keywords", partial.keywords)]


def describe_property(member: property) -> tuple[object, Children]:
    return None, [(".fget", member.fget), (".fset", member.fset), (".fdel", member.fdel)]


def describe_cell(cell: types.CellType) -> tuple[object, Children]:
    try:
        return "set", [("", cell.cell_contents)]
    except ValueError:
        return "empty", []


def describe_generator_state(numpy_generator: np.random.Generator) -> tuple[object, Children]:
    return repr(numpy_generator.bit_generator.state), []


DESCRIBERS: tuple[tuple[type | tuple[type, ...], Callable], ...] = (
    (_Roots, lambda roots: (None, list(roots.items()))),
    (int, lambda number: (int.__index__(number), [])),
    (str, lambda text: (str.__str__(text), [])),
    (float, lambda number: (float.__float__(number), [])),
    (dict, describe_mapping),
    ((list, tuple, collections.deque), describe_sequence),
    ((set, frozenset), describe_set),
    (slice, lambda part: (None, [(".start", part.start), (".stop", part.stop), (".step", part.step)])),
    (types.ModuleType, lambda module: (module.__name__, [])),
    (types.MethodType, lambda method: (None, [(".__self__", method.__self__), (".__func__", method.__func__)])),
    (types.BuiltinFunctionType, lambda function: (function.__qualname__, [])),
    (types.CellType, describe_cell),
    (types.MappingProxyType, lambda proxy: describe_mapping(dict(proxy))),
    (types.GeneratorType, describe_generator),
    (functools.partial, describe_partial),
    (property, describe_property),
    ((staticmethod, classmethod), lambda member: (None, [(".__func__", member.__func__)])),
    (BaseException, describe_exception),
    (random.Random, lambda source: (None if isinstance(source, random.SystemRandom) else hash(source.getstate()), [])),
    (np.random.Generator, describe_generator_state),
    (weakref.ref, lambda reference: ("dead" if reference() is None else "alive", [])),
    (itertools.count, lambda counter: (repr(counter), [])),
    (ITERATORS, lambda iterator: (operator.length_hint(iterator), [])),
)


def module_items(module: types.ModuleType) -> dict[str, object]:
    """The globals of a module as a root of their own: names in the order in which they were bound."""
    return {name: value for name, value in vars(module).items() if name not in MODULE_NAMES_OF_NO_INTEREST}
