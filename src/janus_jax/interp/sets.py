"""Existing sets: what is asked of one, on each call, and what is done to it.

Invariant: the items of an existing set are looked at in the order in which the very object gives them, and that order
is guarded; where it cannot be known, going over the items is refused.
"""

import operator
from collections.abc import Callable
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap import set_log
from janus_jax.heap.expression import Expression, Late
from janus_jax.interp.adoption import is_plain_key, is_safe_key
from janus_jax.interp.context import Context
from janus_jax.interp.covers import Covered, expect_not_gone_over, find_covered
from janus_jax.interp.symbolic import concrete_of


def find_set(context: Context, obj: Any) -> Covered | None:
    """What the cover of an existing set holds; None for anything else."""
    covered = find_covered(context, obj)
    return covered if covered is not None and covered.kind is set else None


def ask_set(context: Context, obj: Any, question: Callable) -> Any:
    """What a function says of an existing set, on each call, as a host value; None if `obj` is no such set. The order
    of the items must not matter to it."""
    covered = find_set(context, obj)
    if covered is None:
        return None
    place, made = _items(context, covered)
    return context.host(question(made), expressions.call(question, (place,)))


def is_in_set(context: Context, obj: Any, item: Any) -> Any:
    """Whether an existing set holds an item, on each call; None if `obj` is none."""
    covered = find_set(context, obj)
    if covered is None:
        return None
    wanted = _expect_item(context, item, "a set is searched for an object")
    place, made = _items(context, covered)
    return context.host(concrete_of(context, item) in made, expressions.call(operator.contains, (place, wanted)))


def compare_sets(context: Context, function: Callable, left: Any, right: Any) -> Any:
    """A comparison, or a method of set that compares, of an existing set and a set, or a tuple of items."""
    (first, one), (second, two) = _read(context, left), _read(context, right)
    return context.host(function(one, two), expressions.call(function, (first, second)))


def real_set(context: Context, covered: Covered) -> set:
    """The existing set itself; in a loop in which it is changed that ends the attempt to lower the loop."""
    return context.shadow_by_stand[id(covered.inside)].real


def _items(context: Context, covered: Covered) -> tuple[Expression, set]:
    """The set, or what it holds behind what was done to it, in no order: how to compute it, and in this run."""
    place, real = expressions.fetch(covered.made_with), real_set(context, covered)
    if not covered.inside:
        return place, real
    log = _log_expression(context, covered)
    return expressions.call(set_log.after, (place, log)), set_log.after(real, _concrete_log(context, covered))


def _log_expression(context: Context, covered: Covered) -> Expression:
    entries = [_entry_expression(context, logged) for logged in covered.inside]
    return expressions.display("tuple", tuple(entries))


def _entry_expression(context: Context, logged: Any) -> Expression:
    if id(logged) in context.choices:
        raise context.reject("branch-merge", "a set is looked at in which an array decides what is there")
    if type(logged) is not tuple:
        return _expect_item(context, logged, "an object is in a set")
    parts = [_read(context, part)[0] for part in logged[1:]]
    return expressions.display("tuple", (expressions.constant(logged[0]), *parts))


def _concrete_log(context: Context, covered: Covered) -> list:
    return [
        (logged[0], *[_read(context, part)[1] for part in logged[1:]])
        if type(logged) is tuple
        else concrete_of(context, logged)
        for logged in covered.inside
    ]


def _read(context: Context, obj: Any) -> tuple[Expression, Any]:
    """An item, a tuple of items, or a set: how to compute it, and in this run."""
    covered = find_set(context, obj)
    if covered is not None:
        return _items(context, covered)
    if isinstance(obj, (set, frozenset)):
        return expressions.constant(frozenset(obj)), frozenset(obj)
    if isinstance(obj, dict):
        return expressions.constant(tuple(obj)), tuple(obj)
    return _expect_item(context, obj, "an object is looked for in a set"), concrete_of(context, obj)


def _expect_item(context: Context, item: Any, detail: str) -> Expression:
    """How to compute an item, or a tuple of items, of a set."""
    expression = context.expression(item)
    if context.is_device(item) or isinstance(context.symbol(item), Late):
        raise context.reject("late-value-use", "it is an item of a set")
    if expression is None or not is_safe_key(concrete_of(context, item)):
        raise context.reject("container-subclass", detail)
    return expression


# Items in order


def items_in_order(context: Context, obj: Any) -> list | None:
    """The items of an existing set in its order, both of which are guarded; None if `obj` is no such set."""
    covered = find_set(context, obj)
    if covered is None:
        return None
    place, real = expressions.fetch(covered.made_with), real_set(context, covered)
    log = [logged for logged in covered.inside if id(logged) not in context.choices]
    if len(log) < len(covered.inside) or not set_log.is_order_known(log):
        raise context.reject("container-subclass", "a set is gone over after something was added to it")
    if not log:
        return _pin_items(context, expressions.call(tuple, (place,)), tuple(real))
    expression = expressions.call(set_log.in_order, (place, _log_expression(context, covered)))
    return _pin_items(context, expression, set_log.in_order(real, _concrete_log(context, covered)))


def sorted_items(context: Context, obj: Any) -> list | None:
    """The items of an existing set that was changed, sorted, and guarded; None of anything else."""
    covered = find_set(context, obj)
    if covered is None or not covered.inside:
        return None
    place, made = _items(context, covered)
    if len({type(item) for item in made}) > 1 or not all(type(item) in (int, str, bytes) for item in made):
        raise context.reject("container-subclass", "a set that was changed is sorted, whose items may have no order")
    return _pin_items(context, expressions.call(set_log.sorted_items, (place,)), set_log.sorted_items(made))


def _pin_items(context: Context, expression: Expression, items: tuple) -> list:
    if not all(map(is_safe_key, items)):
        raise context.reject("container-subclass", "a set of objects is gone over")
    return list(context.pin(context.host(items, expression)))


def as_native(context: Context, obj: Any) -> Any:
    """The existing set for compiled code that only reads it, its items guarded; anything else as it is."""
    covered = find_set(context, obj)
    if covered is None:
        return obj
    if covered.inside:
        raise context.reject("container-subclass", "a set is read by another after it was changed")
    items_in_order(context, obj)
    return real_set(context, covered)


def text_of_set(context: Context, obj: Any) -> Any:
    """`repr` of an existing set that was not changed."""
    covered = find_set(context, obj)
    if covered.inside:
        raise context.reject("container-subclass", "the text of a set that was changed")
    place, real = expressions.fetch(covered.made_with), real_set(context, covered)
    if not all(map(is_plain_key, real)):
        raise context.reject("container-subclass", "the text of a set of objects")
    return context.host(repr(real), expressions.call(write_plain, (place,)))


def write_plain(items: set) -> str:
    """The text of a set of plain items; with others the run is abandoned."""
    if not all(map(is_plain_key, items)):
        raise TypeError("a set of objects")
    return repr(items)


# Sets that are made of others


def make_of_sets(context: Context, function: Callable, operands: list) -> Any:
    """A new set of existing and other sets: made anew on each call, from the very objects; its items are guarded."""
    natives = [as_native(context, operand) for operand in operands]
    places = [_place_of(context, *pair) for pair in zip(operands, natives, strict=True)]
    expression, made = expressions.call(function, tuple(places)), function(*natives)
    if not isinstance(made, (set, frozenset)):
        raise context.reject("container-subclass", "an operator on sets gives no set")
    if not all(map(is_plain_key, made)):
        raise context.reject("container-subclass", "a set of objects is looked at")
    _pin_items(context, expressions.call(tuple, (expression,)), tuple(made))
    context.notes["made of sets", id(context.keep(made))] = (expression, _state_of(made))
    return made


def find_expression(context: Context, obj: Any) -> Expression | None:
    """How a set is made on each call that `make_of_sets` gave and nobody has changed since."""
    expression, state = context.notes.get(("made of sets", id(obj)), (None, None))
    return expression if expression is not None and state == _state_of(obj) else None


def reproduce(context: Context, obj: Any) -> Expression | None:
    """How a set of the trace's is made on each call so that it goes on as the eager one would: None if by adding its
    items one by one."""
    known = find_expression(context, obj)
    if known is not None or _state_of(type(obj)(list(obj))) == _state_of(obj):
        return known
    if type(obj) is frozenset or _state_of(set(obj)) != _state_of(obj):
        raise context.reject("container-subclass", "a set in an order that depends on its history")
    return expressions.call(set, (expressions.constant(obj),))


def _state_of(made: Any) -> tuple:
    """The order of a set and the room that it has: equal items may stand in other places in a set that has grown."""
    return (list(made), made.__sizeof__())


def _place_of(context: Context, operand: Any, native: Any) -> Expression:
    covered = find_set(context, operand)
    if covered is not None:
        return expressions.fetch(covered.made_with)
    if isinstance(native, (set, frozenset)):
        return expressions.constant(expect_copied(context, native))
    if type(native) is tuple and all(map(is_plain_key, native)):
        return expressions.constant(native)
    raise context.reject("container-subclass", f"a set meets a {type(native).__name__}")


def expect_copied(context: Context, obj: Any) -> Any:
    """A copy of a set of the trace's that has its items in the same order."""
    made = type(obj)(list(obj))
    if list(made) != list(obj):
        raise context.reject("container-subclass", "a set in an order that depends on its history")
    return context.keep(made)


# Changes


def change_set(context: Context, obj: Any, name: str, *arguments: Any) -> None:
    """Notes a call of a method of set that changes an existing one."""
    covered = find_set(context, obj)
    expect_not_gone_over(context, covered.inside)
    if ("operand", id(covered.inside)) in context.notes:
        raise context.reject("container-subclass", "a set is changed after another was changed by it")
    logged = set_log.entry(name, *[_argument(context, covered, name, argument) for argument in arguments])
    context.call(list.append, [covered.inside, logged])


def _argument(context: Context, covered: Covered, name: str, argument: Any) -> Any:
    """What a method is given when the log is played: an item, or items, or a set as it is now."""
    if name in ("add", "discard", "remove"):
        _expect_item(context, argument, "an object becomes an item of a set")
        return argument
    other = find_set(context, argument)
    if other is not None:
        if other.inside or other is covered:
            raise context.reject("container-subclass", "a set is changed by one that was changed")
        context.notes["operand", id(other.inside)] = other
        return argument
    if isinstance(argument, (set, frozenset)):
        return expect_copied(context, argument)
    if type(argument) is dict:
        return context.keep(dict.fromkeys(argument))
    for item in argument:
        _expect_item(context, item, "an object becomes an item of a set")
    return argument
