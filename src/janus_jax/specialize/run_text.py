"""Writes the Python function that one specialization runs on a hit: prelude, graph, epilogue, commit.

    def run(f0, f1):            values fetched by the guard program
        try:
            h0 = f1 + 1         host prelude, and guards on what it computes
            o0, o1 = graph(f0, h0)
            v0 = [o0]           what is returned or stored
        except Exception as error:
            return abandon(error)
        done = []
        try:
            write_out([('write', f2, 'loss'), ('write', f2, h1)], done)
        except BaseException as error:
            return fall_back(...)
        d1['step'] = h0     commit
        return v0

Invariant: nothing before the commit (`commit.py`) changes an existing object.
"""

import collections
import functools
import operator
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax

from janus_jax import _native
from janus_jax.heap.expression import Expression
from janus_jax.heap.generators import restore_states, save_states
from janus_jax.interp.adoption import instance_dict, new_empty
from janus_jax.interp.context import Draw
from janus_jax.specialize.commit import CommitWriter
from janus_jax.specialize.emission import fall_back, write_out
from janus_jax.specialize.readback import Readback, is_read
from janus_jax.specialize.recipe_facts import (
    count_holders,
    may_be_absent,
    reaches_itself,
)
from janus_jax.specialize.run_calls import (
    CheckFailed,
    Misplaced,
    build_cell,
    build_counter,
    build_function,
    build_instance,
    build_partial,
    fill_instance,
    same_value,
)
from janus_jax.trace.recipes import Recipe
from janus_jax.trace.tracing import Trace

_INFIX = {
    operator.add: "+", operator.sub: "-", operator.mul: "*", operator.truediv: "/", operator.floordiv: "//",
    operator.mod: "%", operator.lt: "<", operator.le: "<=", operator.eq: "==", operator.ne: "!=", operator.gt: ">",
    operator.ge: ">=",
}  # fmt: skip
_FILLED_LATER = frozenset({"list", "dict", "cell", "instance"})
_WITH_IDENTITY = frozenset(
    {"list", "dict", "set", "cell", "instance", "function", "method", "partial", "tuple", "deque", "defaultdict",
     "Counter", "OrderedDict"}
)  # fmt: skip
_MOST_DEMANDS = 256
_MOST_BLOCKS = 20_000
_DEEPEST_BLOCK = 90  # CPython's tokenizer ends at 100 levels of indentation
_LITERALS = (int, str, bool, type(None), bytes)


@dataclass(frozen=True, slots=True, eq=False)
class RunText:
    """The source of `run` and of `plan` (the same without the commit), the objects their names refer to but for the
    graph, and the outputs that the graph has to pack."""

    run: str
    plan: str
    names: dict[str, Any]
    packed: tuple[int, ...] = ()


class Names:
    """The names of what has been made, each valid where the conditions hold under which it was made.

    A condition keeps its truth for all of a run, so a name that one block under it assigned can be read in another.
    """

    def __init__(self, path: list[tuple[str, bool]]):
        self._path = path
        self._made: dict[Any, tuple[str, frozenset]] = {}

    def get(self, key: Any) -> str | None:
        name, conditions = self._made.get(key, (None, frozenset()))
        return name if conditions.issubset(self._path) else None

    def __setitem__(self, key: Any, name: str) -> None:
        self._made[key] = (name, frozenset(self._path))


def _list_parts(names: list[str], parts: list[Recipe]) -> str:
    """The items of a display; a splice stands for several."""
    return "".join(
        f"*{name}, " if part.kind in ("splice", "rows", "repeat") else f"{name}, "
        for name, part in zip(names, parts, strict=True)
    )


class RunWriter:
    """Writes the lines of one run function; each object is made once, in the order in which it is needed."""

    def __init__(self, trace: Trace, used: list[int], abandon: Callable, miss: Any):
        self._path: list[tuple[str, bool]] = []
        self.names: dict[str, Any] = {"abandon": abandon, "MISS": miss}
        self._trace = trace
        self._used = used
        self.fetched = {source.path: f"f{index}" for index, source in enumerate(trace.fetches)}
        self._expressions = Names(self._path)
        self._recipes = Names(self._path)
        self._constants: dict[int, str] = {}
        self._readback = Readback(trace.outputs, trace.rows)
        self._truths: dict[int, str] = {}
        self._conditional = Names(self._path)
        self._slots: dict[int, str] = {}
        self._holders: collections.Counter | None = None
        self._demands = 0
        self._blocks = 0
        self._selections: dict[int, bool] = {}
        self._tables: dict[int, str] = {}
        self._lines: list[str] = []
        self._top = self._first = self._lines
        self._count = 0

    def write(self) -> RunText:
        saved = self._write_states()
        self._write_prelude(saved)
        commit = CommitWriter(self, self._trace.effects)
        self._lines += commit.write_drops()
        arguments = ", ".join(self._expression(self._trace.inputs[index].expression) for index in self._used)
        called_at = len(self._lines)
        if self._trace.check is not None:
            self._lines += [f"if not {self._truth(self._trace.check)}:", f"    raise {self.constant(CheckFailed)}"]
        for expression in self._trace.obligations:
            self._expression(expression)
        for table in range(len(self._trace.tables)):
            self._table(table)
        result = self.recipe(self._trace.result)
        commits, plan = commit.write()
        output = self._write_out(saved) if self._trace.output is not None else []
        self._lines[called_at:called_at] = self._call_graph(arguments)
        parameters = ", ".join(self.fetched.values())
        body = [f"        {line}" for line in self._lines] or ["        pass"]
        head = [
            f"def run({parameters}):",
            *(["    saved = ()"] if saved else []),
            "    try:",
            *body,
            "    except Exception as error:",
            f"        return abandon(error{saved})",
        ]
        run = "\n".join([*head, *[f"    {line}" for line in (*output, *commits)], f"    return {result}"])
        head += [f"    {self.constant(restore_states)}(saved)"] if saved else []
        planned = f"    return {result}, ({''.join(f'{item}, ' for item in plan)})"
        return RunText(
            run,
            "\n".join([*head, planned]).replace("def run(", "def plan(", 1),
            self.names,
            self._readback.find_packed(),
        )

    def _write_out(self, saved: str) -> list[str]:
        """The lines that write what the run has to say. No line of theirs stands between the last write and the commit,
        so that an interrupt finds either none of the commit or all of it."""
        output = self.recipe(self._trace.output)
        return [
            "done = []",
            "try:",
            f"    {self.constant(write_out)}({output}, done)",
            "except BaseException as error:",
            f"    return {self.constant(fall_back)}({output}, done, error, abandon{saved})",
        ]

    def _write_states(self) -> str:
        """The lines that keep the states of the generators that the run draws from; what abandons a run sets them
        back. Gives the second argument of `abandon`."""
        draws = [guard for guard in self._trace.prelude_guards if isinstance(guard, Draw) and guard.owner is not None]
        owners = dict.fromkeys(self._expression(draw.owner) for draw in draws)
        if not owners:
            return ""
        self._lines.append(f"saved = {self.constant(save_states)}({', '.join(owners)})")
        return ", saved"

    def _write_prelude(self, saved: str) -> None:
        for guard in self._trace.prelude_guards:
            found = self._expression(guard.expression)
            if isinstance(guard, Draw):
                continue
            expected = self.constant(guard.expected)
            if (
                guard.expected is True
                or isinstance(guard.expected, type)
                or guard.expected is False
                or guard.expected is None
            ):
                test = f"{found} is not {expected}"
            else:
                kind = self.constant(type(guard.expected))
                test = f"type({found}) is not {kind} or not same_value({found}, {expected})"
                self.names["same_value"] = same_value
            self._lines.append(f"if {test}:")
            self._lines.append(f"    return abandon(None{saved})")

    def _call_graph(self, arguments: str) -> list[str]:
        """The lines from the graph to what is made of its outputs."""
        if not self._trace.outputs:
            return self._wait_for(arguments)
        call, name = self._readback.write_call(arguments, self.constant)
        placement = [] if self._trace.is_transformed else self._test_placement(name)
        return [call[0], *placement, *self._wait_for(name), *call[1:]]

    def _wait_for(self, arrays: str) -> list[str]:
        """Before the commit: what the program does after it has waited comes later. The outputs of a graph are ready
        together."""
        return [f"{self.constant(jax.block_until_ready)}(({arrays},))"] if self._trace.waits and arrays else []

    def _test_placement(self, name: str) -> list[str]:
        """An eager run commits each result as its operands are committed, so these must be as they were in the
        trace. Where none was, a single look is enough: one committed input commits all results."""
        placed = [made for index in self._used if (made := self._trace.inputs[index]).sharding is not None]
        test = f"{name}._committed"
        if placed:
            names = [self._expression(made.expression) for made in placed]
            test = " or ".join(f"not {name}._committed" for name in names)
            test = f"{name}.sharding != {self.constant(placed[0].sharding)} or {test}"
        return [f"if {test}:", f"    raise {self.constant(Misplaced)}"]

    def _name(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count}"

    def constant(self, value: Any) -> str:
        if type(value) in _LITERALS:
            return repr(value)
        name = self._constants.get(id(value))
        if name is None:
            name = self._constants[id(value)] = self._name("k")
            self.names[name] = value
        return name

    def _expression(self, expression: Expression) -> str:
        name = self._expressions.get(id(expression))
        if name is None:
            name = self._expressions[id(expression)] = self._write_expression(expression)
        return name

    def _write_expression(self, expression: Expression) -> str:
        match expression.kind:
            case "fetch":
                return self.fetched[expression.source.path]
            case "constant":
                return self.constant(expression.value)
            case "output":
                return self._readback.keep(self._readback.index_of(expression.value))
            case "choice":
                test = self._truth(self._readback.index_of(expression.value))
                return self._choose(test, [functools.partial(self._expression, part) for part in expression.arguments])
            case "tuple" | "list":
                items = "".join(f"{self._expression(item)}, " for item in expression.arguments)
                return self.assign("h", f"({items})" if expression.kind == "tuple" else f"[{items}]")
        if is_read(expression):
            output = self._readback.read(self._readback.index_of(expression.arguments[0].value))
            return self.assign("h", f"{self.constant(expression.function)}({output})")
        arguments = [self._expression(item) for item in expression.arguments]
        infix = _INFIX.get(expression.function)
        if infix is not None and len(arguments) == 2:
            return self.assign("h", f"{arguments[0]} {infix} {arguments[1]}")
        arguments += [f"{name}={self._expression(item)}" for name, item in expression.keywords]
        return self.assign("h", f"{self.constant(expression.function)}({', '.join(arguments)})")

    def assign(self, prefix: str, text: str) -> str:
        name = self._name(prefix)
        self._lines.append(f"{name} = {text}")
        return name

    def _truth(self, index: int) -> str:
        """The name of an output as a Python bool, read once and outside of any block."""
        name = self._truths.get(index)
        if name is None:
            name = self._truths[index] = f"p{index}"
            top = self._top if self._readback.is_bound(index) else self._first
            top.append(f"{name} = {self.constant(bool)}({self._readback.read(index)})")
        return name

    def _choose(self, test: str, sides: list[Callable[[], str]]) -> str:
        """One of two values, of which only the one that is needed is made."""
        name = self._name("v")
        for is_taken, side in zip((True, False), sides, strict=True):
            self._write_block(test, is_taken, side, name)
        return name

    def _write_block(self, test: str, is_taken: bool, write: Callable[[], str], name: str) -> None:
        self._blocks += 1
        if len(self._path) >= _DEEPEST_BLOCK:
            raise DeepRecipe
        if self._blocks > _MOST_BLOCKS:
            raise SharedRecipe
        lines, self._lines = self._lines, []
        self._path.append((test, is_taken))
        found = write()
        block = [*self._lines, f"{name} = {found}"]
        self._path.pop()
        self._lines = lines
        self._lines += [f"if {test}:" if is_taken else f"if not {test}:", *[f"    {line}" for line in block]]

    def _choose_object(self, recipe: Recipe) -> str:
        """Each side is made once under its condition, however many choices hold it."""
        test = self._truth(recipe.value)
        names = []
        for is_taken, part in zip((True, False), recipe.parts, strict=True):
            key = (test, is_taken, id(part))
            name = self._conditional.get(key)
            if name is None:
                name = self._conditional[key] = self._name("v")
                self._write_block(test, is_taken, functools.partial(self.recipe, part), name)
            names.append(name)
        return self.assign("v", f"{names[0]} if {test} else {names[1]}")

    def _rows(self, stack: int, length: Expression, last: int | None) -> str:
        """The list of the first rows of a stack, the last of which may be another array."""
        held, count = self._readback.keep_rows(stack), self._expression(length)
        if last is not None:
            self._lines.append(f"{held}[{count} - 1] = {self._readback.keep(last)}")
        return self.assign("v", f"{held}[:{count}]")

    def _repeat(self, recipe: Recipe) -> str:
        """A list of what is made for each number of a range."""
        length, variable, places, is_backwards = recipe.value
        if is_read(length):
            self._readback.limit([stack for stack, _ in places], self._readback.index_of(length.arguments[0].value))
        count, name = self._expression(length), self.assign("v", "[]")
        outside = self._lines, self._top
        self._lines = self._top = []
        self._path.append((variable, True))
        parts = [self.recipe(part) for part in recipe.parts]
        body = [*self._lines, f"{name} += [{_list_parts(parts, recipe.parts)}]"]
        self._path.pop()
        self._lines, self._top = outside
        arrays = [(self._readback.find_arrays(stack), last) for stack, last in places if last is not None]
        self._lines += [f"{held}[{count} - 1] = {self._readback.keep(last)}" for held, last in arrays if held]
        numbers = f"reversed(range({count}))" if is_backwards else f"range({count})"
        self._lines += [f"for {variable} in {numbers}:", *[f"    {line}" for line in body]]
        return name

    def _table(self, table: int) -> str:
        """The name of a table of numbered arrays; it starts with those of before its loop, which may be of others."""
        if table not in self._tables:
            known = "".join(f"{number}: {self.recipe(recipe)}, " for number, recipe in self._trace.tables[table])
            self._tables[table] = self.assign("t", f"{{{known}}}")
        return self._tables[table]

    def _numbered(self, recipe: Recipe) -> str:
        """The array that was first made under its number."""
        table, number, index = recipe.value
        if index is not None:
            number = f"{self.constant(int)}({self._readback.read(index)})"
        return self.assign("v", f"{self._table(table)}.setdefault({number}, {self.recipe(recipe.parts[0])})")

    def recipe(self, recipe: Recipe) -> str:
        name = self._recipes.get(id(recipe))
        if name is None and self._path and self._top is self._first and self._is_selection(recipe):
            return self._select_first(recipe)
        if name is None:
            is_on_demand = id(recipe) in self._slots or self._path and self._is_shared(recipe)
            write = self._write_on_demand if is_on_demand else self._write_recipe
            self._recipes[id(recipe)] = "cycle"
            name = self._recipes[id(recipe)] = write(recipe)
        if name == "cycle":
            raise CyclicRecipe
        return name

    def _is_selection(self, recipe: Recipe) -> bool:
        """Whether a recipe makes nothing, but is one of several values that are there."""
        known = self._selections.get(id(recipe))
        if known is None:
            self._selections[id(recipe)] = False
            known = recipe.kind == "choice" and all(
                part.kind in ("output", "fetch", "constant") or self._is_selection(part) for part in recipe.parts
            )
            self._selections[id(recipe)] = known
        return known

    def _select_first(self, recipe: Recipe) -> str:
        """The name of what is selected before all blocks, and so once, however many of them hold it."""
        path, lines = self._path[:], self._lines
        self._path[:], self._lines = [], self._top
        name = self.recipe(recipe)
        self._path[:], self._lines = path, lines
        return name

    def _is_shared(self, recipe: Recipe) -> bool:
        """Whether several others hold an object that has an identity."""
        if recipe.kind not in _WITH_IDENTITY or recipe.kind == "tuple" and not recipe.parts:
            return False
        if self._holders is None:
            effects = [effect.value for effect in self._trace.effects if effect.value is not None]
            output = [] if self._trace.output is None else [self._trace.output]
            self._holders = count_holders([self._trace.result, *effects, *output])
        return self._holders[id(recipe)] > 1

    def _write_on_demand(self, recipe: Recipe) -> str:
        """An object that is needed under several conditions is made where the first of them holds."""
        slot = self._slots.get(id(recipe))
        if slot is None:
            slot = self._slots[id(recipe)] = self._name("s")
            self._top.append(f"{slot} = None")
        self._demands += 1
        if self._demands > _MOST_DEMANDS:
            raise SharedRecipe
        self._write_block(f"{slot} is None", True, lambda: self._write_recipe(recipe), slot)
        return slot

    def _write_recipe(self, recipe: Recipe) -> str:
        if recipe.kind in _FILLED_LATER and reaches_itself(recipe):
            return self._write_empty_then_fill(recipe)
        return self._write_whole(recipe)

    def _write_empty_then_fill(self, recipe: Recipe) -> str:
        """An object that contains itself is made empty first."""
        kind, value = recipe.kind, recipe.value
        made = {
            "list": "[]",
            "dict": "{}",
            "cell": f"{self.constant(build_cell)}()",
            "instance": f"{self.constant(new_empty)}({self.constant(value[0]) if kind == 'instance' else ''})",
        }[kind]
        name = self._recipes[id(recipe)] = self.assign("v", made)
        parts = [self.recipe(part) for part in recipe.parts]
        listed = _list_parts(parts, recipe.parts)
        if kind == "list":
            self._lines.append(f"{name}.extend(({listed}))")
        elif kind == "dict":
            self._lines += [f"{name}[{self.constant(key)}] = {part}" for key, part in zip(value, parts, strict=True)]
        elif kind == "cell":
            self._lines += [f"{name}.cell_contents = {part}" for part in parts]
        else:
            fixed = ", ".join(self.constant(item) for item in value[1:])
            self._lines.append(f"{self.constant(fill_instance)}({name}, {fixed}, ({listed}))")
        self._remove_absent(recipe, name, parts)
        return name

    def _remove_absent(self, recipe: Recipe, name: str, parts: list[str]) -> None:
        """Takes out of a new object what is not there on the side that was taken."""
        keys = {"dict": recipe.value, "cell": (None,)}.get(recipe.kind)
        if recipe.kind == "instance":
            keys = recipe.value[1]
        for key, part, made in zip(keys or (), parts, recipe.parts, strict=False):
            if may_be_absent(made):
                self._lines.append(f"if {part} is {self.constant(_native.ABSENT)}:")
                if recipe.kind == "cell":
                    self._lines.append(f"    del {name}.cell_contents")
                else:
                    target = f"{self.constant(instance_dict)}({name})" if recipe.kind == "instance" else name
                    self._lines.append(f"    del {target}[{self.constant(key)}]")

    def _write_whole(self, recipe: Recipe) -> str:
        value = recipe.value
        match recipe.kind:
            case "constant":
                return self.constant(value)
            case "fetch":
                return self.fetched[value.path]
            case "output":
                return self._readback.keep(value)
            case "expression":
                return self._expression(value)
            case "rows":
                return self._rows(*value)
            case "absent":
                return self.constant(_native.ABSENT)
            case "choice" | "splice":
                return self._choose_object(recipe)
            case "repeat":
                return self._repeat(recipe)
            case "numbered":
                return self._numbered(recipe)
        parts = [self.recipe(part) for part in recipe.parts]
        name = self._write_display(recipe, parts)
        self._remove_absent(recipe, name, parts)
        return name

    def _write_display(self, recipe: Recipe, parts: list[str]) -> str:
        value, listed = recipe.value, _list_parts(parts, recipe.parts)
        match recipe.kind:
            case "list":
                return self.assign("v", f"[{listed}]")
            case "tuple" if value is tuple:
                return self.assign("v", f"({listed})")
            case "tuple":
                return self.assign("v", f"{self.constant(tuple.__new__)}({self.constant(value)}, ({listed}))")
            case "dict":
                items = ", ".join(f"{self.constant(key)}: {part}" for key, part in zip(value, parts, strict=True))
                return self.assign("v", f"{{{items}}}")
            case "set":
                return self.assign("v", f"{self.constant(value)}(({listed}))")
            case "instance":
                fixed = ", ".join(self.constant(item) for item in value)
                return self.assign("v", f"{self.constant(build_instance)}({fixed}, ({listed}))")
            case "function":
                return self.assign("v", f"{self.constant(build_function)}({self.constant(value)}, {listed})")
        if recipe.kind == "deque":
            return self.assign("v", f"{self.constant(collections.deque)}({parts[0]}, {value!r})")
        builder = {
            "cell": build_cell,
            "Counter": build_counter,
            "OrderedDict": collections.OrderedDict,
            "defaultdict": collections.defaultdict,
            "method": types.MethodType,
            "partial": build_partial,
            "slice": slice,
        }[recipe.kind]
        return self.assign("v", f"{self.constant(builder)}({listed})")


class SharedRecipe(Exception):
    """Objects that sides of branches made have too many names, each under other conditions."""


class DeepRecipe(Exception):
    """One of two values, of which one is one of two values, and so on."""


class CyclicRecipe(Exception):
    """An object made in the trace contains itself."""
