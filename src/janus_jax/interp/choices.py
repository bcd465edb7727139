"""Uses of a value that is one of two: the use is made on both sides, and what comes of it is joined.

Invariant: a value of one side is only ever used where the truth value of the choice holds for it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import ABSENT, Choice, Host, Late, Repeated, Rows, Splice
from janus_jax.interp.adoption import instance_dict, is_plain_class
from janus_jax.interp.context import CONSTANT_TYPES, Context

_MOST_LEAVES = 16
_MOST_UNCERTAIN = 3


def find_choice(context: Context, obj: Any) -> Choice | None:
    """The two values that a late value is one of, if they are few enough to look at each."""
    symbol = context.symbol(obj)
    chosen = symbol.chosen if isinstance(symbol, Late) else None
    return chosen if chosen is not None and _leaves(context, chosen) <= _MOST_LEAVES else None


def choose(context: Context, predicate: Any, taken: Any, other: Any) -> Any:
    """What stands for one of two values: one that can be stored and used on both sides, or, where both are no objects
    but numbers, strings or None, a late value."""
    chosen = Choice(predicate, taken, other)
    symbols = context.symbol(taken), context.symbol(other)
    for obj, symbol in zip((taken, other), symbols, strict=True):
        if symbol is None and type(obj) not in CONSTANT_TYPES or symbol is not None and symbol.expression is None:
            return context.choice(chosen)
    expression = expressions.choice(predicate, context.expression(taken), context.expression(other))
    kinds = {
        type(obj) if symbol is None else symbol_kind(symbol)
        for obj, symbol in zip((taken, other), symbols, strict=True)
    }
    made = context.late(expression, kinds.pop() if len(kinds) == 1 else None)
    context.symbol(made).chosen = chosen
    return made


def symbol_kind(symbol: Host | Late) -> type | None:
    """The type of what a symbol stands for, if it is known."""
    return symbol.kind if isinstance(symbol, Late) else type(symbol.value)


def _leaves(context: Context, chosen: Choice) -> int:
    count = 0
    for side in (chosen.taken, chosen.other):
        symbol = context.symbol(side)
        inner = symbol.chosen if isinstance(symbol, Late) else None
        count += 1 if inner is None or count > _MOST_LEAVES else _leaves(context, inner)
    return count


def split_on(
    context: Context, values: list, apply: Callable[[list], Any], with_numbers: bool = True
) -> tuple[Any] | None:
    """`apply(values)` made for either value of the first choice among them, as a tuple of one; None if there is no
    choice. Numbers that are scalars of the graph too are left alone where arrays are computed."""
    if not any(isinstance(context.symbol(value), Late) for value in values):
        return None
    found = [
        (index, chosen)
        for index, value in enumerate(values)
        if (chosen := find_choice(context, value)) and (with_numbers or context.symbol(value).device is None)
    ]
    if not found:
        return None
    index, chosen = found[0]
    taken, other = ([*values[:index], side, *values[index + 1 :]] for side in (chosen.taken, chosen.other))
    return (context.split(chosen.predicate, lambda: apply(taken), lambda: apply(other)),)


def choose_array(context: Context, predicate: Any, first: Any, second: Any) -> Any:
    """One of two arrays, or scalars of the graph, of one type; which of two arrays it is, is known behind the graph."""
    if first is second:
        return first
    made = context.keep(context.run_natively(_jax_compat.choose_array, (predicate, first, second)))
    if isinstance(first, (_jax_compat.Tracer, _jax_compat.ArrayImpl)):
        context.choices[id(made)] = Choice(predicate, first, second)
        context.pass_aliases(made, first, second)
    return made


def chosen_items(context: Context, obj: Any) -> list | None:
    """The items of one of several tuples, each chosen for itself; None where they have to be looked at on each side."""
    if type(obj) is tuple and context.symbol(obj) is None:
        return list(obj)
    chosen = find_choice(context, obj)
    if chosen is None:
        return None
    sides = chosen_items(context, chosen.taken), chosen_items(context, chosen.other)
    if None in sides or len(sides[0]) != len(sides[1]):
        return None
    pairs = list(zip(*sides, strict=True))
    if not all(_are_alike(context, *pair) for pair in pairs):
        return None
    context.differentiated_branches += _jax_compat.is_differentiated()
    return [choose_array(context, chosen.predicate, *pair) for pair in pairs]


def _are_alike(context: Context, first: Any, second: Any) -> bool:
    """Whether two values are one, or two arrays of one type."""
    if first is second:
        return True
    is_array = context.is_device(first) and context.is_device(second)
    return is_array and _jax_compat.is_same_aval(*map(_jax_compat.aval_of, (first, second)))


def expect_present(context: Context, obj: Any, missing: Callable[[], Exception]) -> Any:
    """A value that is none at all on some side of a branch: there, reading it raises."""
    chosen = context.choices.get(id(obj))
    if not isinstance(chosen, Choice) or not _may_be_absent(context, chosen):
        return obj

    def read(side: Any) -> Any:
        if side is not ABSENT:
            return expect_present(context, side, missing)
        error = missing()
        context.trusted[id(error)] = error
        raise error

    return context.split(chosen.predicate, lambda: read(chosen.taken), lambda: read(chosen.other))


def settle(context: Context, obj: Any, action: Callable[[], Any], key: Any = None) -> tuple[Any] | None:
    """`action()` made for either state of a container that has items, or a key, on one side of a branch only, as a
    tuple of one; None if it has none (or `key` is none of them)."""
    found = _find_uncertain(context, obj, key) if context.choices else []
    if not found:
        return None
    if len(found) > _MOST_UNCERTAIN:  # each doubles the states that the container may be in
        raise context.reject("branch-merge", f"{len(found)} items of a {type(obj).__name__} are there on one side only")
    place, chosen = found[0]

    def act_on(side: Any) -> Any:
        before = list(obj) if type(obj) is list else dict(_held(obj))
        stand = before[place]
        shadow = context.shadow_by_stand.get(id(obj))
        hidden = side is ABSENT and shadow is not None and place not in shadow.deleted
        if hidden:
            shadow.deleted[place] = None  # or it would be read from the real object again
        _put(obj, place, side)
        after = list(obj) if type(obj) is list else None
        result = action()
        expect_made(context, [obj], result)
        if after is None:
            is_back = _put_key_back(_held(obj), before, place, side, stand)
            if hidden and is_back:
                del shadow.deleted[place]
        else:
            _put_splice_back(obj, after, place, len(side), stand)
        return result

    return (context.split(chosen.predicate, lambda: act_on(chosen.taken), lambda: act_on(chosen.other)),)


_VIEWS = (type({}.keys()), type({}.values()), type({}.items()))


def expect_made(context: Context, operands: list, result: Any) -> Any:
    """A result that reads no container later, when that holds the items of both sides again."""
    is_held = any(type(obj) is not dict and result is _held(obj) for obj in operands)
    if is_held or isinstance(result, (Iterator, *_VIEWS)):
        raise context.reject("branch-merge", "an iterator, or a view, of items which an array decides")
    return result


def expect_certain(context: Context, obj: Any, depth: int = 8) -> None:
    """The items of a container, and of those in it, are there whatever an array decides."""
    if not context.choices or not depth:
        return
    if _find_uncertain(context, obj, None):
        raise context.reject("branch-merge", f"a {type(obj).__name__} is gone over whose items an array decides")
    for item in obj.values() if type(obj) is dict else obj if type(obj) in (list, tuple) else ():
        expect_certain(context, item, depth - 1)


def _find_uncertain(context: Context, obj: Any, key: Any) -> list[tuple[Any, Choice | Splice]]:
    """Where items stand that are there on one side of a branch only, and the choice of each."""
    choices = context.choices
    if type(obj) is list:
        found = [(index, choices.get(id(item))) for index, item in enumerate(obj)]
        if any(isinstance(chosen, (Rows, Repeated)) for _, chosen in found):
            raise context.reject("late-value-use", "a list that a loop of varying length has filled is looked at")
        return [(index, chosen) for index, chosen in found if isinstance(chosen, Splice)]
    held = _held(obj)
    found = [(name, choices.get(id(held.get(name)))) for name in (held if key is None else (key,))]
    return [(name, chosen) for name, chosen in found if isinstance(chosen, Choice) and _may_be_absent(context, chosen)]


def _may_be_absent(context: Context, chosen: Choice) -> bool:
    pending, seen = [chosen], set()
    while pending:  # of two values, each of which is one of two, and so on: some are the same
        found = pending.pop()
        if isinstance(found, Choice) and id(found) not in seen:
            seen.add(id(found))
            if found.taken is ABSENT or found.other is ABSENT:
                return True
            pending += [context.choices.get(id(side)) for side in (found.taken, found.other)]
    return False


def _held(obj: Any) -> dict:
    if type(obj) is dict:
        return obj
    is_instance = is_plain_class(type(obj)) and hasattr(obj, "__dict__")
    return instance_dict(obj) if is_instance else {}


def _put(obj: Any, place: Any, side: Any) -> None:
    """Puts one side where the choice stands."""
    if type(obj) is list:
        obj[place : place + 1] = side
    elif side is ABSENT:
        del _held(obj)[place]
    else:
        _held(obj)[place] = side


def _put_splice_back(obj: list, after: list, place: int, count: int, stand: Any) -> None:
    """Unless the items were changed; what stands before them was read from the real list meanwhile."""
    front = len(obj) - len(after)
    if front >= 0 and all(a is b for a, b in zip(obj[front:], after, strict=True)):
        obj[front + place : front + place + count] = [stand]


def _put_key_back(held: dict, before: dict, place: Any, side: Any, stand: Any) -> bool:
    """The key keeps its place, unless it was written; other keys may have been written, removed or read from the
    real object meanwhile."""
    now = dict(held)
    is_back = now.get(place, ABSENT) is side
    if is_back:
        now[place] = stand
    held.clear()
    held.update({key: now.pop(key) for key in before if key in now})
    held.update(now)
    return is_back
