"""Forks: the state of a trace at a branch, kept so that each side starts from it, and found again afterwards.

    capture  ->  run one side  ->  find_changes  ->  restore  ->  run the other  ->  find_changes  ->  restore

Invariant: after `restore` the traced program can see no difference to the moment of `capture`. Guards, graph inputs and
the memory of what was adopted stay: they hold for the whole trace, whichever side is taken.
"""

import functools
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from janus_jax.heap.expression import Repeated, Rows, Splice, StandIn
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.adoption import instance_dict, is_plain_class, slot_descriptors
from janus_jax.interp.context import Context
from janus_jax.interp.covers import find_covered
from janus_jax.interp.padded_items import PaddedIterator
from janus_jax.interp.ranges import CarriedRange
from janus_jax.interp.state import Frame
from janus_jax.reasons import Rejected
from janus_jax.trace.generators import TracedGenerator

ITERATORS = tuple(
    type(iter(made)) for made in ([], (), "", b"", range(0), {}, {}.values(), {}.items(), set(), range(1 << 70))
) + (type(reversed([])), type(reversed({})), enumerate, zip, map, filter, PaddedIterator)
"""Iterators of CPython: what they point at moves as they are read, and cannot be seen."""
_COMPOSED = (enumerate, zip, map, filter)


@dataclass(slots=True, eq=False)
class Contents:
    """What one mutable object holds: `items` in order for a list, by key otherwise (slots by descriptor)."""

    obj: Any
    kind: str
    items: Any


def _is(left: Any, right: Any) -> bool:
    return left is right


@dataclass(slots=True, eq=False)
class ShadowFields:
    """What a shadow remembers of the real object, beside the contents of its stand."""

    shadow: Shadow
    loaded: dict
    absent: set
    deleted: dict
    realised: bool
    original: tuple


@dataclass(slots=True, eq=False)
class Fork:
    """The state of the trace at one moment: the frame that branches, every mutable object, the bookkeeping."""

    frame: Frame
    variables: dict
    stack: list
    position: int
    exceptions: list
    contents: dict[int, Contents]
    shadows: dict[int, ShadowFields]
    entered: list
    seen: set[int]
    moving: list = field(default_factory=list)


def read_contents(obj: Any) -> Contents | None:
    """What a mutable object of the trace holds; None for an object that holds nothing that can change."""
    kind = type(obj)
    if kind is list:
        return Contents(obj, "list", list(obj))
    if kind is dict:
        return Contents(obj, "dict", dict(obj))
    if kind is set:
        return Contents(obj, "set", dict.fromkeys(obj))
    if kind is types.CellType:
        try:
            return Contents(obj, "cell", {"contents": obj.cell_contents})
        except ValueError:
            return Contents(obj, "cell", {})
    if is_plain_class(kind) and not isinstance(obj, (StandIn, type)) and kind is not object:
        return Contents(obj, "instance", {**_slots_of(obj), **(_dict_of(obj))})
    return None


def write_contents(held: Contents) -> None:
    """Gives a mutable object back what it held."""
    obj, items = held.obj, held.items
    match held.kind:
        case "list":
            obj[:] = items
        case "dict":
            obj.clear()
            obj.update(items)
        case "set" if list(obj) != list(items):
            obj.clear()
            obj.update(items)
            if list(obj) != list(items):
                raise Rejected("container-subclass", "a set in an order that depends on its history is changed")
        case "cell":
            if items:
                obj.cell_contents = items["contents"]
            elif read_contents(obj).items:
                del obj.cell_contents
        case "instance":
            _write_instance(obj, items)


def _write_instance(obj: Any, items: dict) -> None:
    for descriptor in slot_descriptors(type(obj)):
        if descriptor in items:
            descriptor.__set__(obj, items[descriptor])
        elif descriptor in _slots_of(obj):
            descriptor.__delete__(obj)
    if hasattr(obj, "__dict__"):
        attributes = instance_dict(obj)
        attributes.clear()
        attributes.update({name: value for name, value in items.items() if isinstance(name, str)})


def _slots_of(obj: Any) -> dict:
    found = {}
    for descriptor in slot_descriptors(type(obj)):
        try:
            found[descriptor] = descriptor.__get__(obj)
        except AttributeError:
            continue
    return found


def _dict_of(obj: Any) -> dict:
    return instance_dict(obj) if hasattr(obj, "__dict__") else {}


def parts_of(context: Context, obj: Any) -> Iterator[Any]:
    """The objects that a value of the trace leads to directly."""
    covered = find_covered(context, obj)
    if covered is not None:
        yield from (covered.inside, covered.made_with)
    elif isinstance(obj, (list, tuple, set, frozenset)):
        yield from obj
    elif isinstance(obj, dict):
        yield from obj.values()
    elif isinstance(obj, slice):
        yield from (obj.start, obj.stop, obj.step)
    elif isinstance(obj, types.MethodType):
        yield from (obj.__self__, obj.__func__)
    elif isinstance(obj, functools.partial):
        yield from (obj.func, obj.args, obj.keywords)
    elif isinstance(obj, types.FunctionType):
        if ("fresh", id(obj)) in context.notes:
            yield from (*(obj.__closure__ or ()), obj.__defaults__, obj.__kwdefaults__)
    elif isinstance(obj, CarriedRange):
        yield from (obj.position, obj.stop)
    elif isinstance(obj, TracedGenerator):
        frame = obj.frame
        yield from (*frame.variables.values(), *frame.stack)
    elif isinstance(obj, StandIn):
        yield from _sides_of(context, obj)
    elif (held := read_contents(obj)) is not None:
        yield from held.items.values()


def _sides_of(context: Context, stand: StandIn) -> tuple:
    """What a value that is one of two may be, and the items of a list that are there on one side only."""
    chosen = context.choices.get(id(stand)) or getattr(context.symbols.get(id(stand)), "chosen", None)
    if isinstance(chosen, (Rows, Repeated)):
        return ()
    if isinstance(chosen, Splice):
        return (*chosen.taken, *chosen.other)
    return () if chosen is None else (chosen.taken, chosen.other)


def walk(context: Context, roots: Any) -> Iterator[Any]:
    """Every object that the trace reaches from `roots`, each once; opaque objects and constants lead nowhere."""
    seen: set[int] = set()
    pending = list(roots)
    while pending:
        obj = pending.pop()
        if id(obj) in seen or obj is None or id(obj) in context.opaque or id(obj) in context.constants:
            continue
        seen.add(id(obj))
        yield obj
        pending.extend(parts_of(context, obj))


def leads_to(context: Context, roots: Any, iterator: Any) -> bool:
    """Whether an iterator, or one that it is made of, is reached from `roots`, be it through other iterators."""
    wanted = _iterators_in(context, iterator)
    return any(wanted.keys() & _iterators_in(context, obj).keys() for obj in walk(context, roots))


def _iterators_in(context: Context, obj: Any) -> dict[int, Any]:
    found: dict[int, Any] = {}
    pending = [obj] if isinstance(obj, ITERATORS) else []
    while pending:
        part = pending.pop()
        found[id(part)] = part
        if isinstance(part, _COMPOSED) and id(part) not in context.opaque:
            pending += _parts_of_iterator(part)
    return found


def _frame_roots(context: Context) -> Iterator[Any]:
    for frame in context.frames:
        yield from frame.variables.values()
        yield from frame.stack
        yield from frame.exceptions


def find_moving(context: Context) -> list[tuple[Any, Any]]:
    """The iterators and generators that the frames hold, each with how far it is."""
    found = [obj for obj in walk(context, _frame_roots(context)) if isinstance(obj, (*ITERATORS, TracedGenerator))]
    return [(obj, progress_of(obj)) for obj in found]


def heap_roots(context: Context) -> Iterator[Any]:
    yield from _frame_roots(context)
    yield context.output
    yield from (shadow.stand for shadow in list(context.shadow_by_real.values()))
    yield from (made for kind, made in list(context.notes.items()) if kind[0] in ("fresh", "generator"))


def capture(context: Context, frame: Frame) -> Fork:
    """The state of the trace now."""
    contents, moving, seen = {}, [], set()
    for obj in walk(context, heap_roots(context)):
        seen.add(id(obj))
        held = read_contents(obj)
        if held is not None:
            contents[id(obj)] = held
        elif isinstance(obj, (*ITERATORS, TracedGenerator)):
            moving.append((obj, progress_of(obj)))
        elif issubclass(type(obj), Iterator):
            raise context.reject("array-branch", f"a {type(obj).__name__} is in use, which cannot be set back")
    shadows = {
        id(shadow): ShadowFields(
            shadow, dict(shadow.loaded), set(shadow.absent), dict(shadow.deleted), shadow.realised, shadow.original
        )
        for shadow in context.shadow_by_real.values()
    }
    return Fork(
        frame=frame,
        variables=dict(frame.variables),
        stack=list(frame.stack),
        position=frame.position,
        exceptions=list(frame.exceptions),
        contents=contents,
        shadows=shadows,
        entered=list(context.entered),
        seen=seen,
        moving=moving,
    )


def progress_of(obj: Any) -> Any:
    """What tells whether an iterator or generator has moved."""
    if isinstance(obj, TracedGenerator):
        return (obj.frame.position, obj.is_started, obj.is_finished)
    if isinstance(obj, _COMPOSED):
        return tuple(progress_of(part) for part in _parts_of_iterator(obj))
    try:
        return obj.__length_hint__()
    except (AttributeError, TypeError):
        return None


def _parts_of_iterator(obj: Any) -> list:
    found = []
    pending = list(obj.__reduce__()[1])
    while pending:
        part = pending.pop()
        if isinstance(part, tuple):
            pending.extend(part)
        elif isinstance(part, (*ITERATORS, TracedGenerator)):
            found.append(part)
    return found


def copy_iterators(context: Context, fork: Fork) -> dict[int, tuple[Any, Any]]:
    """Gives the frame copies of its iterators, so that a side may move them; pairs each copy with what it was made
    of."""
    made: dict[int, tuple[Any, Any]] = {}
    copies: dict[int, Any] = {}

    def copy_of(obj: Any) -> Any:
        if not isinstance(obj, ITERATORS) or id(obj) in context.opaque:
            return obj
        if id(obj) not in copies:
            builder, arguments, *state = obj.__reduce__()
            copy = builder(*[copy_of(argument) for argument in arguments])
            if state and state[0] is not None:
                copy.__setstate__(state[0])
            copies[id(obj)] = copy
            made[id(copy)] = (copy, obj)
        return copies[id(obj)]

    fork.frame.stack[:] = [copy_of(obj) for obj in fork.frame.stack]
    fork.frame.variables.update({name: copy_of(obj) for name, obj in fork.frame.variables.items()})
    return made


def find_unmoved(copies: dict[int, tuple[Any, Any]]) -> dict[int, Any]:
    """The originals of the copies that a side has not moved."""
    return {key: original for key, (copy, original) in copies.items() if progress_of(copy) == progress_of(original)}


def restore(context: Context, fork: Fork) -> None:
    """Back to the moment of the fork; objects made since are forgotten by everything that was there."""
    frame = fork.frame
    frame.variables.clear()
    frame.variables.update(fork.variables)
    frame.stack[:] = fork.stack
    frame.position = fork.position
    frame.exceptions[:] = fork.exceptions
    for held in fork.contents.values():
        write_contents(held)
    for shadow in context.shadow_by_real.values():
        fields = fork.shadows.get(id(shadow))
        if fields is None:
            _forget_contents(shadow)
            continue
        shadow.loaded, shadow.absent, shadow.deleted = dict(fields.loaded), set(fields.absent), dict(fields.deleted)
        shadow.realised, shadow.original = fields.realised, fields.original
    context.entered[:] = fork.entered


def _forget_contents(shadow: Shadow) -> None:
    """A shadow that one side made starts empty on the other."""
    held = read_contents(shadow.stand)
    if held is not None:
        write_contents(Contents(shadow.stand, held.kind, type(held.items)()))
        shadow.loaded, shadow.absent, shadow.deleted = {}, set(), {}
        shadow.realised, shadow.original = False, ()


@dataclass(slots=True, eq=False)
class Change:
    """What one side did to one object: what it holds then, the keys written, those deleted of a shadow, and for a list
    whether the items of the real list are among its items."""

    now: Contents
    written: list
    deleted: frozenset
    is_realised: bool


def find_changes(context: Context, fork: Fork) -> dict[int, Change]:
    """What the objects of the fork hold now, where that differs; a shadow that only loaded more has not changed."""
    changed = {}
    for key, before in fork.contents.items():
        shadow = context.shadow_by_stand.get(key)
        _note_change(changed, shadow, fork.shadows.get(id(shadow)), before)
    for shadow in context.shadow_by_real.values():
        if id(shadow.stand) not in fork.contents and (now := read_contents(shadow.stand)) is not None:
            _note_change(changed, shadow, None, Contents(now.obj, now.kind, type(now.items)()))
    return changed


def _note_change(changed: dict, shadow: Shadow | None, fields: ShadowFields | None, before: Contents) -> None:
    now = read_contents(before.obj)
    if now.kind == "list":
        was_realised = fields.realised if fields else shadow is None
        is_realised = shadow is None or shadow.realised
        expected = before.items if is_realised == was_realised else [*shadow.original, *before.items]
        if len(expected) != len(now.items) or not all(map(_is, expected, now.items)):
            changed[id(now.obj)] = Change(now, [], frozenset(), is_realised)
        return
    written = _written_keys(shadow, before, now)
    deleted = _missing_keys(shadow, now) - _missing_keys(fields, before)
    deleted |= _reordered_keys(shadow, fields, before, now)
    written += [key for key in deleted if key not in written]
    if written:
        changed[id(now.obj)] = Change(now, written, deleted, True)


def _missing_keys(shadow: Shadow | ShadowFields | None, held: Contents) -> frozenset:
    """The keys of the real object that are gone: those noted, and, once it was read whole, all that are not there; of
    cells and slots, what was read and is not there."""
    if shadow is None:
        return frozenset()
    known = [*shadow.original] if shadow.realised else []
    if held.kind in ("cell", "instance"):
        known += [key for key in shadow.loaded if held.kind == "cell" or not isinstance(key, str)]
    return frozenset([*shadow.deleted, *[key for key in known if key not in held.items]])


def _reordered_keys(shadow: Shadow | None, fields: ShadowFields | None, before: Contents, now: Contents) -> frozenset:
    """The keys that stand in another order than before. What a shadow only loaded stands in the order of the reads,
    until the real object is read whole."""
    keys = [key for key in before.items if key in now.items]
    if shadow is not None and not (fields is not None and fields.realised):
        loaded = shadow.original if shadow.realised else shadow.loaded
        keys = [key for key in keys if key in shadow.deleted or key not in loaded]
    known = set(keys)
    return frozenset() if [key for key in now.items if key in known] == keys else frozenset(keys)


def _written_keys(shadow: Shadow | None, before: Contents, now: Contents) -> list:
    """The keys whose value is another than before, or is gone; what a shadow only loaded is none of them."""
    found = []
    for key, value in now.items.items():
        if key in before.items:
            if before.items[key] is not value:
                found.append(key)
        elif shadow is None or shadow.loaded.get(key, shadow) is not value or key in shadow.deleted:
            found.append(key)
    return found + [key for key in before.items if key not in now.items]


def has_moved(fork: Fork) -> bool:
    """Whether an iterator or generator of before has moved."""
    return any(progress_of(obj) != progress for obj, progress in fork.moving)


def expect_nothing_moved(context: Context, fork: Fork) -> None:
    """Iterators cannot be set back: a side that moved one of before is not followed."""
    for obj, progress in fork.moving:
        if progress_of(obj) != progress:
            raise context.reject("array-branch", f"one side advances a {type(obj).__name__} made before it")
    if len(context.entered) != len(fork.entered) or any(map(_is_not, context.entered, fork.entered)):
        raise context.reject("array-branch", "one side enters a context of a library and does not leave it")


def _is_not(left: Any, right: Any) -> bool:
    return left is not right
