"""Joins the values that two sides of a branch left into one.

    value on both sides                 after the join
    the same object                     that object
    two arrays of one shape and dtype   an output of the lax.cond
    two Python numbers of one type      a late number, with the output of the lax.cond for array code
    two new containers of one layout    a new container, joined part by part
    anything else                       a choice, made when the graph has run: it can be stored, not looked at

Invariant: an object that had one identity on a side has one identity after the join; a type, dtype or weak type is
never changed by joining: where it would be, the branch is refused.
"""

import functools
import types
from collections.abc import Callable
from typing import Any

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import ABSENT, Choice, Expression, Host, Late, Repeated, Rows, Splice
from janus_jax.interp.adoption import new_empty
from janus_jax.interp.choices import choose
from janus_jax.interp.context import Context, NumberedName
from janus_jax.interp.covers import find_covered
from janus_jax.interp.floats import double_of
from janus_jax.interp.ranges import CarriedRange
from janus_jax.trace.fork import ITERATORS, Contents, Fork, progress_of, read_contents, write_contents
from janus_jax.trace.side import Side, Slots

_NUMBERS = (int, float, bool)
Build = Callable[[], Any]


def _once(build: Build) -> Build:
    made: list = []

    def build_once() -> Any:
        if not made:
            made.append(build())
        return made[0]

    return build_once


class Join:
    """Plans what everything becomes, then builds it from the outputs of the lax.cond.

    `plan` and `lift` return what makes the joined object once the lax.cond is bound; nothing is changed before.
    """

    def __init__(self, context: Context, fork: Fork, predicate: Any, taken: Side, other: Side):
        self.context = context
        self.fork = fork
        self.predicate = predicate
        self.taken = taken
        self.other = other
        self._slots = Slots(context, predicate, taken, other)
        self._planned: dict[tuple, Build | None] = {}
        self._lifted: dict[int, Build | None] = {}
        self._lifted_trees: dict[tuple[int, int], Callable[[], Expression]] = {}
        self._partners: dict[tuple, Any] = {}
        self._arrays: list = []
        self._kept: list = []

    def bind(self) -> str:
        """Binds the lax.cond or select, and says which; from here on the plans can be built."""
        settled = False
        while not settled:
            settled = True
            for pair in self._arrays:
                if pair[2] is None and self._is_identity_seen(*pair[:2]):
                    pair[2] = self.plan_choice(*pair[:2])
                    settled = False
        return self._slots.bind()

    def is_new(self, obj: Any) -> bool:
        """Whether an object was made by one of the sides."""
        context = self.context
        is_kept = id(obj) in context.constants or id(obj) in context.opaque
        is_found = id(obj) in context.shadow_by_stand or context.find_plain_tuple(obj) is not None
        return not (is_kept or is_found or id(obj) in self.fork.seen)

    # What both sides have

    def plan(self, first: Any, second: Any, name: str = "") -> Build:
        """What a value becomes that is `first` on the side taken and `second` on the other."""
        key = (id(first), id(second))
        if key not in self._planned:
            self._kept.append((first, second))
            self._planned[key] = None
            self._planned[key] = _once(self._plan(first, second, name))
        build = self._planned[key]
        if build is None:
            raise self.context.reject("branch-merge", f"{name or 'an object'} contains itself")
        return build

    def _plan(self, first: Any, second: Any, name: str) -> Build:
        context = self.context
        first, second = self.taken.copies.get(id(first), first), self.other.copies.get(id(second), second)
        if first is second and not (self.taken.owns(first) or self.other.owns(second)):
            return lambda: first
        if first is ABSENT or second is ABSENT:
            return self.plan_choice(first, second)
        has_symbols = context.symbol(first) is not None or context.symbol(second) is not None
        if not has_symbols and _is_array(first) and _is_array(second):
            return self._plan_array(first, second, name)
        kind = self._kind_of_number(first)
        if kind is not None and kind is self._kind_of_number(second):
            return self._plan_number(first, second, kind)
        if not has_symbols and type(first) is type(second):
            if type(first) in (str, bytes) and first == second:
                return lambda: first
            planned = self._plan_container(first, second, name)
            if planned is not None:
                return planned
        return self.plan_choice(first, second)

    def _plan_array(self, first: Any, second: Any, name: str) -> Build:
        avals = [_jax_compat.aval_of(array) for array in (first, second)]
        if not _jax_compat.is_same_aval(*avals):
            return self.plan_choice(first, second)
        slot = self._slots.both(first, second)
        self._note_partners(first, second)
        pair = [first, second, None]
        self._arrays.append(pair)

        def build() -> Any:
            made = self._slots.value(slot)
            if pair[2] is not None:
                made = self.context.keep(_jax_compat.copy_array(made))
                self.context.choices[id(made)] = self.context.choices[id(pair[2]())]
            return self.context.pass_aliases(made, first, second)

        return build

    def _note_partners(self, first: Any, second: Any) -> None:
        self._partners.setdefault((0, id(first)), set()).add(id(second))
        self._partners.setdefault((1, id(second)), set()).add(id(first))

    def _has_other_partner(self, first: Any, second: Any) -> bool:
        return len(self._partners[0, id(first)]) > 1 or len(self._partners[1, id(second)]) > 1

    def _is_identity_seen(self, first: Any, second: Any) -> bool:
        """Whether the joined array might be told from a new one: it existed before the branch, or another name leads
        to it on one side."""
        if not (self.taken.owns(first) and self.other.owns(second)):
            return True
        if id(first) in self.context.choices or id(second) in self.context.choices:
            return True
        if self.context.numbered_names(first) or self.context.numbered_names(second):
            return True
        return self._has_other_partner(first, second) or id(first) in self._lifted or id(second) in self._lifted

    def _kind_of_number(self, obj: Any) -> type | None:
        symbol = self.context.symbol(obj)
        if symbol is None:
            return type(obj) if type(obj) in _NUMBERS else None
        if isinstance(symbol, Late):
            return symbol.kind if symbol.kind in _NUMBERS and symbol.expression is not None else None
        return type(symbol.value) if type(symbol.value) in _NUMBERS else None

    def _plan_number(self, first: Any, second: Any, kind: type) -> Build:
        context = self.context
        if context.symbol(first) is None and context.symbol(second) is None and _is_same_constant(first, second):
            return lambda: first
        values = self._scalar(first), self._scalar(second)
        has_device = values[0] is not None and values[1] is not None
        if has_device and not _jax_compat.is_same_aval(*map(_jax_compat.aval_of, values)):
            has_device = False
        slot = self._slots.both(*values) if has_device else None
        sides = self.lift(self.taken, first), self.lift(self.other, second)
        if slot is None:
            taken, other = self.lift_expression(self.taken, first), self.lift_expression(self.other, second)

        def build() -> Any:
            if slot is None:
                made = context.late(expressions.choice(self.predicate, taken(), other()), kind)
            else:
                device = context.keep(self._slots.value(slot))
                made = context.late(expressions.call(kind, (expressions.output(device),)), kind, device)
            context.symbol(made).chosen = Choice(self.predicate, sides[0](), sides[1]())
            return made

        return build

    def _scalar(self, number: Any) -> Any:
        """A number as a scalar of the graph; None where it has none."""
        symbol = self.context.symbol(number)
        if isinstance(symbol, Late):
            return symbol.device
        if _kind_is_float(symbol, number):
            return double_of(self.context, number)
        if isinstance(symbol, Host):
            number = self.context.as_device(number)
        return number if isinstance(number, _jax_compat.Tracer) else number

    def _plan_container(self, first: Any, second: Any, name: str) -> Build | None:
        if isinstance(first, CarriedRange):
            if not isinstance(second, CarriedRange) or first.over is not second.over or first.step != second.step:
                return None
            parts = self.plan(first.position, second.position, name), self.plan(first.stop, second.stop, name)
            return lambda: self.context.keep(first.with_bounds(parts[0](), parts[1]()))
        if isinstance(first, ITERATORS):
            pair = self.taken.originals.get(id(first), first), self.other.originals.get(id(second), second)
            is_one = pair[0] is pair[1] and progress_of(first) == progress_of(second)
            return (lambda: first) if is_one else None
        if not (self.is_new(first) and self.is_new(second)):
            return None
        if isinstance(first, tuple):
            return self._plan_tuple(first, second, name)
        held, other = read_contents(first), read_contents(second)
        if held is None or held.kind in ("set", "cell") or len(held.items) != len(other.items):
            return None
        self._note_partners(first, second)
        if held.kind == "list" and self.is_spliced(first, second):
            return None
        if held.kind == "list":
            pairs = zip(held.items, other.items, strict=True)
            return self._plan_new(first, "list", None, [*pairs], name)
        if list(held.items) != list(other.items):
            return None
        pairs = zip(held.items.values(), other.items.values(), strict=True)
        return self._plan_new(first, held.kind, list(held.items), [*pairs], name)

    def is_spliced(self, *lists: list) -> bool:
        """Whether something in these lists stands for a number of items that is not known."""
        kinds = (Splice, Rows, Repeated)
        return any(isinstance(self.context.choices.get(id(item)), kinds) for items in lists for item in items)

    def _plan_tuple(self, first: tuple, second: tuple, name: str) -> Build | None:
        if len(first) != len(second):
            return None
        parts = [self.plan(*pair, f"{name}[{index}]") for index, pair in enumerate(zip(first, second, strict=True))]
        return lambda: self.context.keep(tuple.__new__(type(first), [part() for part in parts]))

    def _plan_new(self, like: Any, kind: str, keys: list | None, pairs: list, name: str) -> Build:
        labels = [f"{name}[{label!r}]" for label in (range(len(pairs)) if keys is None else keys)]
        parts = [self.plan(*pair, label) for pair, label in zip(pairs, labels, strict=True)]
        other = pairs  # keeps the parts alive as long as their addresses name them

        def build() -> Any:
            del other[:]
            made = {"list": list, "dict": dict}[kind]() if kind in ("list", "dict") else new_empty(type(like))
            items = [part() for part in parts]
            write_contents(Contents(made, kind, items if keys is None else dict(zip(keys, items, strict=True))))
            self.context.notes["fresh", id(made)] = self.context.keep(made)
            return made

        return build

    def expect_aliases_kept(self) -> None:
        """A new container that was joined with one partner may have no other, nor be reached on one side only."""
        for (side, key), partners in self._partners.items():
            obj = next((pair[side] for pair in self._kept if id(pair[side]) == key), None)
            if read_contents(obj) is not None and (len(partners) > 1 or key in self._lifted):
                raise self.context.reject("branch-merge", f"a {type(obj).__name__} has two names on one side only")

    # What one side has

    def plan_choice(self, first: Any, second: Any) -> Build:
        """One of two objects, known when the graph has run."""
        taken, other = self.lift(self.taken, first), self.lift(self.other, second)
        return _once(lambda: choose(self.context, self.predicate, taken(), other()))

    def lift(self, side: Side, obj: Any) -> Build:
        """The object with every traced value of the side replaced by an output of the lax.cond."""
        if id(obj) not in self._lifted:
            self._kept.append((obj, obj))
            self._lifted[id(obj)] = lambda: obj  # an object that leads back to itself is changed in place
            self._lifted[id(obj)] = _once(self._lift(side, obj))
        return self._lifted[id(obj)]

    def _lift(self, side: Side, obj: Any) -> Build:
        if side.owns(obj):
            return self._lift_array(side, obj)
        symbol = self.context.symbol(obj)
        if isinstance(symbol, Late):
            return self._lift_late(side, obj, symbol)
        if obj is ABSENT or symbol is not None or not self.is_new(obj):
            return lambda: obj
        if isinstance(obj, tuple):
            return self._lift_parts(side, obj, list(obj), lambda parts: tuple.__new__(type(obj), parts))
        if isinstance(obj, CarriedRange):
            parts = [obj.position, obj.stop]
            return self._lift_parts(side, obj, parts, lambda made: obj.with_bounds(*made))
        if isinstance(obj, types.MethodType):
            return self._lift_parts(side, obj, [obj.__func__, obj.__self__], lambda parts: types.MethodType(*parts))
        if isinstance(obj, functools.partial):
            return self._lift_parts(
                side, obj, [obj.func, obj.args, obj.keywords], lambda p: functools.partial(p[0], *p[1], **p[2])
            )
        if isinstance(obj, types.FunctionType) and ("fresh", id(obj)) in self.context.notes:
            return self._lift_in_place(side, obj, list(obj.__closure__ or ()))
        covered = find_covered(self.context, obj)
        if covered is not None:
            return self._lift_in_place(side, obj, [covered.inside, covered.made_with])
        held = read_contents(obj)
        if held is None or held.kind == "set":
            return lambda: obj
        return self._lift_contents(side, held)

    def _lift_array(self, side: Side, obj: Any) -> Build:
        slot = self._slots.one(side, obj)
        chosen = self.context.choices.get(id(obj))
        choice = None if chosen is None else self._lift_choice(side, chosen)
        names = [self._lift_name(side, obj, name) for name in self.context.numbered_names(obj)]

        def build() -> Any:
            made = self._slots.value(slot)
            if choice is not None:
                self.context.choices[id(made)] = choice()
            self.context.pass_aliases(made, obj)
            for name in names:
                name(made)
            return made

        return build

    def _lift_name(self, side: Side, obj: Any, name: NumberedName) -> Callable[[Any], None]:
        """What gives the array that stands for `obj` behind the branch the number that `obj` has."""
        number = self.lift(side, name.numbers[id(obj)])
        outers = {key: self.lift(side, outer) for key, outer in name.outers.items() if side.owns(outer)}

        def rename(made: Any) -> None:
            name.numbers[id(self.context.keep(made))] = number()
            name.outers.update({key: outer() for key, outer in outers.items()})
            self.context.note_alias(name, *name.outers.values())

        return rename

    def _lift_late(self, side: Side, obj: Any, symbol: Late) -> Build:
        context = self.context
        chosen = context.choices.get(id(obj))
        if isinstance(chosen, Rows):
            if side.owns(chosen.stack):
                raise context.reject("branch-merge", "a list is filled by a loop of varying length on one side only")
            return lambda: obj
        if isinstance(chosen, Repeated):
            return self._lift_repeated(side, obj, chosen)
        if chosen is not None:
            choice = self._lift_choice(side, chosen)
            return lambda: context.choice(choice())
        if not self._is_of(side, symbol):
            return lambda: obj
        expression = self._lift_tree(side, symbol.expression)
        device = None if symbol.device is None else self.lift(side, symbol.device)
        sides = None if symbol.chosen is None else self._lift_choice(side, symbol.chosen)

        def build() -> Any:
            made = context.late(expression(), symbol.kind, None if device is None else device())
            context.symbol(made).chosen = None if sides is None else sides()
            return made

        return build

    def _is_of(self, side: Side, symbol: Late) -> bool:
        """Whether a number reads a value of the side, or one of those that it is chosen from is a scalar of it."""
        pending, seen = [symbol], set()
        while pending:  # numbers chosen in one branch after the other are chosen from the same ones
            found = pending.pop()
            if not isinstance(found, Late) or id(found) in seen:
                continue
            seen.add(id(found))
            if side.owns(found.device) or self._reads_side(side, found.expression):
                return True
            if found.chosen is not None:
                pending += map(self.context.symbol, (found.chosen.taken, found.chosen.other))
        return False

    def _lift_repeated(self, side: Side, obj: Any, chosen: Repeated) -> Build:
        if not side.owns(chosen.position):
            return lambda: obj
        items = [self.lift(side, item) for item in chosen.items]
        places = [[self.lift(side, part) for part in place] for place in chosen.places]
        length, position = self.lift(side, chosen.length), self.lift(side, chosen.position)

        def build() -> Any:
            made = tuple(item() for item in items)
            found = tuple(tuple(part() for part in place) for place in places)
            return self.context.choice(Repeated(made, length(), found, position(), chosen.is_backwards))

        return build

    def _lift_choice(self, side: Side, chosen: Choice | Splice) -> Build:
        predicate = self.lift(side, chosen.predicate)
        if isinstance(chosen, Splice):
            taken, other = ([self.lift(side, part) for part in parts] for parts in (chosen.taken, chosen.other))
            return lambda: Splice(predicate(), tuple(part() for part in taken), tuple(part() for part in other))
        taken, other = self.lift(side, chosen.taken), self.lift(side, chosen.other)
        return lambda: Choice(predicate(), taken(), other())

    def _lift_parts(self, side: Side, obj: Any, parts: list, make: Callable) -> Build:
        builds = [self.lift(side, part) for part in parts]

        def build() -> Any:
            built = [part() for part in builds]
            if all(new is old for new, old in zip(built, parts, strict=True)):
                return obj
            return self.context.keep(make(built))

        return build

    def _lift_in_place(self, side: Side, obj: Any, parts: list) -> Build:
        builds = [self.lift(side, part) for part in parts]

        def build() -> Any:
            for part in builds:
                part()
            return obj

        return build

    def _lift_contents(self, side: Side, held: Contents) -> Build:
        values = held.items if held.kind == "list" else list(held.items.values())
        builds = [self.lift(side, value) for value in values]

        def build() -> Any:
            items = [part() for part in builds]
            new = items if held.kind == "list" else dict(zip(held.items, items, strict=True))
            write_contents(Contents(held.obj, held.kind, new))
            return held.obj

        return build

    # What a run owes

    def plan_check(self, check: Any, is_taken: bool) -> Build:
        """A check that one side made holds on the other."""
        true = self.context.keep(_jax_compat.true())
        slot = self._slots.both(check, true) if is_taken else self._slots.both(true, check)
        return lambda: self._slots.value(slot)

    def plan_obligations(self) -> list[Build]:
        """A call that may raise is made after the run only if its side was taken."""
        nothing = expressions.constant(None)
        builds = []
        for side in (self.taken, self.other):
            for expression in side.obligations:
                lifted = self._lift_tree(side, expression)
                builds.append(
                    (lambda made: lambda: expressions.choice(self.predicate, made(), nothing))(lifted)
                    if side is self.taken
                    else (lambda made: lambda: expressions.choice(self.predicate, nothing, made()))(lifted)
                )
        return builds

    # Expressions

    def lift_expression(self, side: Side, number: Any) -> Callable[[], Expression]:
        expression = self.context.expression(number)
        return self._lift_tree(side, expression) if self._reads_side(side, expression) else lambda: expression

    def _reads_side(self, side: Side, expression: Expression) -> bool:
        parts = expressions.walk(expression)
        return any(part.kind in ("output", "choice") and side.owns(part.value) for part in parts)

    def _lift_tree(self, side: Side, expression: Expression) -> Callable[[], Expression]:
        key = (id(side), id(expression))
        if key not in self._lifted_trees:
            self._kept.append((expression, expression))
            self._lifted_trees[key] = self._lift_expression(side, expression)
        return self._lifted_trees[key]

    def _lift_expression(self, side: Side, expression: Expression) -> Callable[[], Expression]:
        value = expression.value
        if expression.kind in ("output", "choice"):
            value_build = self.lift(side, value)
        else:
            value_build = lambda: value  # noqa: E731
        arguments = [self._lift_tree(side, part) for part in expression.arguments]
        keywords = [(name, self._lift_tree(side, part)) for name, part in expression.keywords]
        return _once(
            lambda: Expression(
                expression.kind,
                expression.source,
                value_build(),
                expression.function,
                tuple(part() for part in arguments),
                tuple((name, part()) for name, part in keywords),
            )
        )


def _kind_is_float(symbol: Host | None, number: Any) -> bool:
    return type(number if symbol is None else symbol.value) is float


def _is_array(obj: Any) -> bool:
    return isinstance(obj, (_jax_compat.Tracer, _jax_compat.ArrayImpl))


def _is_same_constant(first: Any, second: Any) -> bool:
    if type(first) is float:
        return first.hex() == second.hex()
    return bool(first == second)
