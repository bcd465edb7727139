"""Writes the commit of a run function: the lines that change the program's objects, once nothing can fail any more.

Invariant: the commit runs no code of the user's. CPython looks for signals, and lets other threads run, after calls: so
all of the commit that takes calls is the last line, one call of compiled code.
"""

import collections
import itertools
import operator
from typing import Any, Protocol

from janus_jax import _jax_compat, _native
from janus_jax.heap import set_log
from janus_jax.interp.adoption import instance_dict
from janus_jax.interp.class_lookup import own_names
from janus_jax.specialize.recipe_facts import (
    count_items,
    is_only_added_to,
    may_be_absent,
    takes_unnamed,
)
from janus_jax.specialize.run_calls import (
    FinalizerDue,
    cell_contents,
    pushed_out,
    slot_contents,
)
from janus_jax.trace.recipes import Effect, Recipe

_DRAIN = collections.deque(maxlen=0).extend


class Run(Protocol):
    """The run function that is being written, as the commit needs it: each method gives the name of a value."""

    fetched: dict[tuple, str]

    def constant(self, value: Any) -> str: ...

    def assign(self, prefix: str, text: str) -> str: ...

    def recipe(self, recipe: Recipe) -> str: ...


class CommitWriter:
    """Writes what the effects of a trace come to."""

    def __init__(self, run: Run, effects: tuple[Effect, ...]):
        self._run = run
        self._effects = effects
        self._attributes: dict[str, str] = {}

    def write_drops(self) -> list[str]:
        """The lines that give the run up where what the commit replaces or deletes would not go without running code:
        its finalizers belong to the statement."""
        old = [text for effect in self._effects if (text := self._old_value(effect)) is not None]
        if not old:
            return []
        borrowed = "".join(f"{name}, " for name in self._run.fetched.values())
        quietly = self._run.constant(_native.drops_quietly)
        arrays = self._run.constant(_jax_compat.ArrayImpl)
        return [
            f"if not {quietly}({arrays}, ({borrowed}), {', '.join(old)}):",
            f"    raise {self._run.constant(FinalizerDue)}",
        ]

    def _old_value(self, effect: Effect) -> str | None:
        """The text for what an effect lets go of; None where it only adds."""
        target = self._run.fetched[effect.source.path]
        if effect.kind == "extend" and effect.container == "deque":
            return f"*{self._run.constant(pushed_out)}({target}, {count_items(effect.value)})"
        if effect.kind == "put":
            return None
        if effect.kind in ("extend", "move_to_end"):
            return f"*{target}" if effect.container == "set" and takes_unnamed(effect.value) else None
        if effect.kind == "replace":
            return target
        key = self._run.constant(effect.key)
        match effect.container:
            case "cell":
                return f"{self._run.constant(cell_contents)}({target})"
            case "instance" if effect.kind == "set_slot":
                return f"{self._run.constant(slot_contents)}({key}, {target})"
            case "instance" | "function":
                return f"{self._attributes_of(target)}.get({key})"
            case "class":
                return f"{self._run.constant(own_names)}({target}).get({key})"
        return f"{target}.get({key})"

    def _attributes_of(self, target: str) -> str:
        attributes = self._attributes.get(target)
        if attributes is None:
            attributes = self._attributes[target] = self._run.assign(
                "d", f"{self._run.constant(instance_dict)}({target})"
            )
        return attributes

    def write(self) -> tuple[list[str], list[str]]:
        """The lines of the commit, and the plan. First come statements that call nothing, then all that takes calls, as
        one call of compiled code: neither an interrupt nor another thread finds half of it."""
        lines, calls, plan = [], [], []
        called = {effect.source.path for effect in self._effects if _takes_call(effect)}
        for effect in self._effects:
            target = self._run.fetched[effect.source.path]
            value = None if effect.value is None else self._run.recipe(effect.value)
            key = self._run.constant(effect.key)
            plan.append(f"({effect.kind!r}, {target}, {key}, {value})")
            if effect.container in ("instance", "function") and effect.kind in ("set_item", "delete_item", "replace"):
                target = self._attributes_of(target)
            if effect.source.path in called:
                calls += self._calls(effect, target, key, value)
            else:
                lines += self._statements(effect, target, key, value)
        if calls:
            made = self._run.assign(
                "c", f"{self._run.constant(itertools.starmap)}({self._run.constant(operator.call)}, ({''.join(calls)}))"
            )
            lines.append(f"{self._run.constant(_DRAIN)}({made})")
        return lines, plan

    def _statements(self, effect: Effect, target: str, key: str, value: str | None) -> list[str]:
        """What is committed without a call."""
        absent = self._run.constant(_native.ABSENT)
        match effect.kind:
            case "set_item" if may_be_absent(effect.value):
                return [
                    f"if {value} is not {absent}:",
                    f"    {target}[{key}] = {value}",
                    f"elif {key} in {target}:",
                    f"    del {target}[{key}]",
                ]
            case "set_item":
                return [f"{target}[{key}] = {value}"]
            case "extend" if effect.container == "list":
                return [f"{target} += {value}"]
            case "replace" if effect.container == "list":
                return [f"{target}[:] = {value}"]
            case "set_cell" if may_be_absent(effect.value):
                return [
                    f"if {value} is not {absent}:",
                    f"    {target}.cell_contents = {value}",
                    "else:",
                    f"    del {target}.cell_contents",
                ]
            case "set_cell":
                return [f"{target}.cell_contents = {value}"]
            case "empty_cell":
                return [f"del {target}.cell_contents"]
            case "put":
                keys = "".join(f"[{value}[{index}]]" for index in range(effect.key))
                return [f"{target}{keys} = {value}[{effect.key}]"]
        return []

    def _keep_items(self, items: str) -> str:
        """The call that keeps what a container holds alive until the run is over: the end of an array lets other
        threads run, and they would find the container empty."""
        return f"({self._run.assign('b', '[]')}.extend, {items}), "

    def _calls(self, effect: Effect, target: str, key: str, value: str | None) -> list[str]:
        """What is committed by calls of compiled code: tuples of the callable and its arguments."""
        absent = self._run.constant(_native.ABSENT)
        match (effect.kind, effect.container):
            case ("set_item", "class"):
                stored = f"({self._run.constant(type.__setattr__)}, {target}, {key}, {value})"
                is_certain = not may_be_absent(effect.value)
                return [f"{stored}, " if is_certain else f"{stored} if {value} is not {absent} else (bool,), "]
            case ("set_item", _) if may_be_absent(effect.value):
                stored, removed = f"({target}.__setitem__, {key}, {value})", f"({target}.pop, {key}, None)"
                return [f"{stored} if {value} is not {absent} else {removed}, "]
            case ("set_item", _):
                return [f"({target}.__setitem__, {key}, {value}), "]
            case ("delete_item", _):
                return [f"({target}.pop, {key}, None), "]
            case ("move_to_end", _):
                return [f"({target}.move_to_end, {key}), "]
            case ("extend", "deque"):
                return [f"({target}.extend, {value}), "]
            case ("extend", "set") if is_only_added_to(effect.value):
                return [f"({target}.update, {value}), "]
            case ("extend", "set"):
                kept = [self._keep_items(target)] if takes_unnamed(effect.value) else []
                calls = self._run.assign("c", f"{self._run.constant(set_log.calls_of)}({target}, {value})")
                return [*kept, f"*{calls}, "]
            case ("replace", "deque"):
                made = f"({self._run.constant(collections.deque.__init__)}, {target}, {value}, {target}.maxlen), "
                return [self._keep_items(target), made]
            case ("replace", container) if container != "list":
                update = (
                    f"{self._run.constant(dict.update)}, {target}" if container == "Counter" else f"{target}.update"
                )
                return [self._keep_items(f"{target}.values()"), f"({target}.clear,), ({update}, {value}), "]
            case ("set_slot", _) if value is None:
                return [f"({self._run.constant(effect.key.__delete__)}, {target}), "]
            case ("set_slot", _):
                return [f"({self._run.constant(effect.key.__set__)}, {target}, {value}), "]
        return []


def _takes_call(effect: Effect) -> bool:
    """Whether an effect cannot be committed by a statement that calls nothing. Then all effects on the object are
    committed by calls, in their order: it is the order of the keys."""
    is_plain_list = effect.container == "list"
    if effect.container == "class":
        return True
    is_made_by_call = effect.kind in ("delete_item", "set_slot", "move_to_end")
    return is_made_by_call or effect.kind in ("extend", "replace") and not is_plain_list
