"""Recipes: how to make, on each call, what a trace left behind: its result and its effects.

Invariant: a recipe refers to nothing of the trace itself: only to constants, sources, graph outputs and expressions
of those. An object that two places shared in the trace is one object after the run too.
"""

import collections
import enum
import functools
import re
import types
from dataclasses import dataclass, field
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import ABSENT, Choice, Expression, Host, Late, Repeated, Rows, Splice, StandIn, walk
from janus_jax.heap.shadow import UNSET, Change, find_changes
from janus_jax.heap.source import Source
from janus_jax.interp.adoption import instance_dict, is_plain_class, slot_descriptors
from janus_jax.interp.array_writes import SharedMemory, is_version, owned
from janus_jax.interp.attributes import HostMethod
from janus_jax.interp.context import CONSTANT_TYPES, Context, NumberedName
from janus_jax.interp.covers import find_covered, uncovered_type
from janus_jax.interp.padded_items import original_rows
from janus_jax.interp.sets import reproduce
from janus_jax.reasons import Rejected
from janus_jax.trace.functions import original_of

_CONSTANT_CLASSES = (_jax_compat.ArrayImpl, _jax_compat.KeyArray, enum.Enum, type, np.dtype, re.Pattern)

#: An array that may be more others than these is told from each of them apart.
_MOST_OTHERS = 3


@dataclass(slots=True, eq=False)
class Recipe:
    """`kind` names what is made; `value` is its constant part, `parts` the recipes of its items in order.

    A choice is made of one of its two parts, as the output of the graph with the index `value` says; in a splice they
    are lists, whose items go where it stands. A repeat is made as often as the first part of its value says. What is
    numbered is the array that was first made under its number, an int or an output of the graph, in one of the tables.
    """

    kind: str
    value: Any = None
    parts: list = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """One change of the existing `container` (a kind of shadow) at `source`; `value` is None for deletions.

    It holds the place, never the object: that would stay alive as long as the specialization.
    """

    container: str
    source: Source
    kind: str
    key: Any
    value: Recipe | None


@dataclass(slots=True, eq=False)
class Recipes:
    """Collects the recipes of one trace, and the tracers that the graph must return for them.

    `rows` says which outputs the graph does not give: they are rows of another output, of a number or of that which a
    variable of the run holds, in the first, second, ... list of those rows; or they are that variable. `names` says of
    each array of the graph which arrays that are left behind it may be; without it, that is found.
    """

    context: Context
    names: dict[int, set[int]] | None = None
    found_names: dict[int, set[int]] = field(default_factory=dict)
    outputs: list = field(default_factory=list)
    rows: dict[int, tuple[int | None, int | str, int]] = field(default_factory=dict)
    _output_index: dict[int, int] = field(default_factory=dict)
    _made: dict[int, Recipe] = field(default_factory=dict)
    tables: list[list[tuple[int, Recipe]]] = field(default_factory=list)
    _tokens: dict[Any, Any] = field(default_factory=dict)
    _numbered: dict[NumberedName, dict[int, Recipe]] = field(default_factory=dict)

    def output(self, tracer: Any) -> int:
        """The index among the graph's outputs of a traced array."""
        if not _jax_compat.belongs_to(tracer, self.context.trace):
            place, what = self.context.notes.get(("written at", id(tracer)), (self.context.place(), ""))
            raise Rejected("leaked-tracer", what, place[1], place[0])
        return self._output_index.setdefault(id(tracer), self._append(tracer))

    def _append(self, tracer: Any) -> int:
        if id(tracer) in self._output_index:
            return self._output_index[id(tracer)]
        self.outputs.append(tracer)
        return len(self.outputs) - 1

    def make(self, obj: Any) -> Recipe:
        """The recipe of any object of the trace."""
        known = self._made.get(id(obj))
        if known is not None:
            return known
        symbol = self.context.symbol(obj)
        chosen = self._find_choice(obj)
        if isinstance(chosen, Rows):
            recipe = self._rows(obj, chosen)
        elif isinstance(chosen, Repeated):
            recipe = self._repeat(obj, chosen)
        elif isinstance(chosen, Choice) and symbol is None:
            recipe = self._array_choice(obj)
        elif chosen is not None:
            recipe = self._choice(obj, chosen)
        elif symbol is not None:
            recipe = self._symbol(obj, symbol)
        else:
            recipe = self._object(obj)
        self.context.keep(obj)  # a list of changes is nobody else's: another at its address would be taken for it
        self._made.setdefault(id(obj), recipe)
        return self._made[id(obj)]

    def _find_choice(self, obj: Any) -> Choice | Splice | Rows | Repeated | None:
        """The choice that an object is. Inside a transformation, where the caller's arrays are no objects that could
        be told apart, an array that is one of two is an array."""
        chosen = self.context.choices.get(id(obj))
        if chosen is None or not self._is_transformed:
            return chosen
        if isinstance(chosen, Choice) and id(obj) not in self.context.symbols:
            return None
        if not self.context.around.is_readable:
            raise self.context.reject("branch-merge", "inside a transformation")
        return chosen

    @property
    def _is_transformed(self) -> bool:
        return self.context.around is not None and self.context.around.is_transformed

    def _array_choice(self, array: Any) -> Recipe:
        """One of several arrays. Those that are nothing else's need not be told from each other: they are what the
        graph has for the choice."""
        chosen = self.context.choices[id(array)]
        own, others = self._split_leaves(array)
        if not own or len(others) > _MOST_OTHERS:
            return self._choice(array, chosen)
        leaves = [*others, array]
        numbers: dict[int, Any] = {id(leaf): np.int32(number) for number, leaf in enumerate(others)}
        numbers |= dict.fromkeys(own, np.int32(len(others)))

        def visit(part: Any) -> Any:
            if id(part) not in numbers:
                chosen = self.context.choices[id(part)]
                sides = visit(chosen.taken), visit(chosen.other)
                is_one = isinstance(sides[0], np.int32) and isinstance(sides[1], np.int32) and sides[0] == sides[1]
                numbers[id(part)] = sides[0] if is_one else self._choose(chosen.predicate, *sides)
            return numbers[id(part)]

        number = visit(array)
        recipes = [Recipe("output", self.output(array)) if leaf is array else self.make(leaf) for leaf in leaves]
        made = recipes.pop()
        for index, recipe in reversed(list(enumerate(recipes))):
            made = Recipe("choice", self.output(self._is_number(number, index)), [recipe, made])
        return made

    def _split_leaves(self, array: Any) -> tuple[set[int], list]:
        """The arrays that one of several may be: the addresses of those that are nothing else's, and the others."""
        own: set[int] = set()
        others: list = []
        seen: set[int] = set()
        pending = [array]
        while pending:
            part = pending.pop()
            if id(part) in seen:
                continue
            seen.add(id(part))
            chosen = self.context.choices.get(id(part))
            if chosen is not None:
                pending += [chosen.other, chosen.taken]
            elif self._is_only(part, array):
                own.add(id(part))
            else:
                others.append(part)
        return own, others

    def _choose(self, predicate: Any, first: Any, second: Any) -> Any:
        context = self.context
        return context.keep(context.run_natively(_jax_compat.choose_number, (predicate, first, second)))

    def _is_number(self, number: Any, index: int) -> Any:
        return self.context.keep(self.context.run_natively(jnp.equal, (number, np.int32(index))))

    def _is_only(self, part: Any, array: Any) -> bool:
        """Whether an array that `array` may be is a new one, and nothing else's; notes that it is `array`'s."""
        self.found_names.setdefault(id(part), set()).add(id(array))
        if self.names is None:
            return True
        context = self.context
        is_new = isinstance(part, _jax_compat.Tracer) and id(part) not in context.symbols
        is_new = is_new and id(part) not in context.input_sources and id(part) not in context.input_expressions
        return is_new and not context.aliases.get(id(part)) and self.names.get(id(part)) == {id(array)}

    def _rows(self, obj: Any, rows: Rows) -> Recipe:
        """The rows of a stack, each an array of its own in all lists; the last one may have another name."""
        context = self.context
        is_taken = rows.origin is not None and ("items are taken", id(original_rows(rows))) in context.notes
        is_taken |= self.names is not None and not self.names.keys().isdisjoint(map(id, rows.names))
        if is_taken or ("rows are read", id(rows)) in context.notes:
            raise context.reject("array-identity", "the items of a list of varying length have other names too")
        length = context.symbol(rows.length).expression
        self.note_outputs(length)
        last = None if rows.last is None else self.output(rows.last)
        return Recipe("rows", (self.output(rows.stack), length, last))

    def _repeat(self, obj: Any, chosen: Repeated) -> Recipe:
        """What is made once for each row of some stacks."""
        length = self.context.symbol(chosen.length).expression
        self.note_outputs(length)
        variable = f"i{self.output(chosen.position)}"
        self.rows[self.output(chosen.position)] = (None, variable, 0)
        places = []
        for place, stack, last in chosen.places:
            self.rows[self.output(place)] = (self.output(stack), variable, 0)
            places.append((self.output(stack), None if last is None else self.output(last)))
        return self._with_parts(
            obj, Recipe("repeat", (length, variable, tuple(places), chosen.is_backwards)), list(chosen.items)
        )

    def _choice(self, obj: Any, chosen: Choice | Splice) -> Recipe:
        predicate = self.output(chosen.predicate)
        if isinstance(chosen, Splice):
            sides = [
                Recipe("list", None, [self.make(part) for part in parts]) for parts in (chosen.taken, chosen.other)
            ]
            return Recipe("splice", predicate, sides)
        return self._with_parts(obj, Recipe("choice", predicate), [chosen.taken, chosen.other])

    def _symbol(self, obj: Any, symbol: Any) -> Recipe:
        if id(obj) in self.context.input_sources:
            return Recipe("fetch", self.context.input_sources[id(obj)])
        if isinstance(symbol, Late) and self._is_transformed and not self.context.around.is_readable:
            raise self.context.reject("late-value-use", "inside a transformation")
        self.note_outputs(symbol.expression)
        return Recipe("expression", self._apart(symbol))

    def _apart(self, symbol: Host | Late) -> Expression:
        """What is left behind of an array that the run changes is no view of it."""
        if not is_version(symbol.expression):
            return symbol.expression
        if isinstance(symbol, Host):
            try:
                owned(symbol.value)
            except SharedMemory:
                raise self.context.reject("numpy-write", "a view of an array is kept after that was changed") from None
        return expressions.call(owned, (symbol.expression,))

    def note_outputs(self, expression: Expression) -> None:
        """Makes the graph return every array that a late expression reads."""
        for part in walk(expression):
            if part.kind in ("output", "choice"):
                self.output(part.value)

    def _object(self, obj: Any) -> Recipe:
        context = self.context
        if obj is ABSENT:
            return Recipe("absent")
        shadow = context.shadow_by_stand.get(id(obj))
        if shadow is not None:
            if shadow.kind == "module":
                raise context.reject("escaping-object", "the namespace of a module")
            return Recipe("fetch", shadow.source)
        place = context.input_sources.get(id(obj)) or context.find_plain_tuple(obj)
        if place is not None:
            return Recipe("fetch", place)
        if id(obj) in context.input_expressions:
            return Recipe("expression", context.input_expressions[id(obj)])
        if isinstance(obj, _jax_compat.Tracer):
            self.found_names.setdefault(id(obj), set()).add(id(obj))
            recipe = Recipe("output", self.output(obj))
            if not self._is_transformed:
                self._expect_one_name(obj, recipe)
            return recipe
        if id(obj) in context.opaque:
            return Recipe("fetch", context.opaque[id(obj)])
        if type(obj) in CONSTANT_TYPES or isinstance(obj, _CONSTANT_CLASSES):
            return Recipe("constant", obj)
        if isinstance(obj, types.FunctionType):
            return self._function(obj)
        return self._container(obj)

    def _expect_one_name(self, tracer: Any, recipe: Recipe) -> None:
        for token in self.context.aliases.get(id(tracer), ()):
            is_numbered = isinstance(token, NumberedName) and token.knows(tracer)
            if is_numbered and id(tracer) in token.numbers:
                self._numbered.setdefault(token, {})[id(tracer)] = recipe
            other = self._tokens.setdefault(token, tracer)
            if other is not tracer and not (is_numbered and token.knows(other)):
                self.context.write_loops_out(tracer)
                raise self.context.reject("array-identity", "a loop may leave one array under two names")

    def name_arrays(self) -> None:
        """Arrays that may be one are made under their numbers; to be called when all else is made. A table starts with
        the arrays of before its loop."""
        numbers: dict[NumberedName, int] = {}
        while found := [name for name in self._numbered if name not in numbers and self._is_told_apart(name)]:
            for name in found:
                numbers[name] = len(self.tables)
                self.tables.append([(number, self.make(outer)) for number, outer in name.outers.items()])
        for name, table in numbers.items():
            for key, recipe in self._numbered[name].items():
                number = name.numbers[key]
                is_known = isinstance(number, (int, np.integer))
                recipe.parts = [Recipe("output", recipe.value)]
                recipe.kind = "numbered"
                recipe.value = (table, int(number), None) if is_known else (table, None, self.output(number))

    def _is_told_apart(self, name: NumberedName) -> bool:
        """Whether there are several arrays under a name, so that two of them might be one."""
        return len(self._numbered[name]) > 1 or name.has_again or bool(name.outers)

    def _container(self, obj: Any) -> Recipe:
        kind = type(obj)
        if ("vars", id(obj)) in self.context.notes:
            raise self.context.reject("escaping-object", "the __dict__ of an object")
        covered = find_covered(self.context, obj)
        if covered is not None:
            is_deque = covered.kind is collections.deque
            has_factory = covered.kind is collections.defaultdict
            parts = [covered.made_with, covered.inside] if has_factory else [covered.inside]
            return self._with_parts(obj, Recipe(covered.kind.__name__, covered.made_with if is_deque else None), parts)
        if kind in (list, dict, set, frozenset) or isinstance(obj, tuple):
            return self._plain_container(obj)
        if kind is types.CellType:
            return self._cell(obj)
        if kind is types.MethodType:
            return self._with_parts(obj, Recipe("method"), [obj.__func__, obj.__self__])
        if kind is functools.partial:
            return self._with_parts(obj, Recipe("partial"), [obj.func, obj.args, obj.keywords])
        if kind is slice:
            return self._with_parts(obj, Recipe("slice"), [obj.start, obj.stop, obj.step])
        if id(obj) in self.context.constants or isinstance(obj, (types.ModuleType, types.BuiltinFunctionType)):
            return Recipe("constant", obj)
        if is_plain_class(kind) and not isinstance(obj, (StandIn, HostMethod)):
            return self._instance(obj)
        raise self.context.reject("escaping-object", f"a {kind.__name__}")

    def _with_parts(self, obj: Any, recipe: Recipe, parts: list) -> Recipe:
        self._made[id(self.context.keep(obj))] = recipe
        recipe.parts = [self.make(part) for part in parts]
        return recipe

    def _plain_container(self, obj: Any) -> Recipe:
        if isinstance(obj, dict):
            return self._with_parts(obj, Recipe("dict", tuple(obj)), list(obj.values()))
        if isinstance(obj, (set, frozenset)):
            expression = reproduce(self.context, obj)
            if expression is not None:
                return Recipe("expression", expression)
            return self._with_parts(obj, Recipe("set", type(obj)), list(obj))
        if isinstance(obj, tuple):
            return self._with_parts(obj, Recipe("tuple", type(obj)), list(obj))
        return self._with_parts(obj, Recipe("list"), obj)

    def _cell(self, obj: types.CellType) -> Recipe:
        try:
            contents = [obj.cell_contents]
        except ValueError:
            contents = []
        return self._with_parts(obj, Recipe("cell"), contents)

    def _function(self, obj: types.FunctionType) -> Recipe:
        context = self.context
        obj = original_of(context, obj)
        source = context.function_sources.get(id(obj))
        if source is not None:
            return Recipe("fetch", source)
        if ("fresh", id(obj)) not in context.notes:
            raise context.reject("escaping-object", f"the function {obj.__qualname__} made by a library")
        return self._with_parts(
            obj, Recipe("function", obj), [obj.__defaults__, obj.__kwdefaults__, *(obj.__closure__ or ())]
        )

    def _instance(self, obj: Any) -> Recipe:
        recipe = Recipe("instance", (type(obj), *self._layout(obj)))
        names, descriptors = recipe.value[1:]
        attributes = instance_dict(obj) if hasattr(obj, "__dict__") else {}
        values = [attributes[name] for name in names] + [descriptor.__get__(obj) for descriptor in descriptors]
        return self._with_parts(obj, recipe, values)

    def _layout(self, obj: Any) -> tuple[tuple, tuple]:
        names = tuple(instance_dict(obj)) if hasattr(obj, "__dict__") else ()
        slots = []
        for descriptor in slot_descriptors(type(obj)):
            try:
                descriptor.__get__(obj)
            except AttributeError:
                continue
            slots.append(descriptor)
        return names, tuple(slots)


def collect_effects(context: Context, recipes: Recipes) -> list[Effect]:
    """Every change of an existing object, object by object in the order in which they were reached."""
    effects = []
    for shadow in list(context.shadow_by_real.values()):
        container = shadow.kind if shadow.cover is None else uncovered_type(shadow.cover).__name__
        for change in find_changes(shadow):
            effects.append(Effect(container, shadow.source, change.kind, change.key, _value_recipe(recipes, change)))
    for write in context.array_writes:
        recipes.note_outputs(write.writing)
        effects.append(Effect("array", write.source, "put", write.depth, Recipe("expression", write.writing)))
    return effects


def _value_recipe(recipes: Recipes, change: Change) -> Recipe | None:
    if change.kind in ("delete_item", "empty_cell", "move_to_end") or change.value is UNSET:
        return None
    return recipes.make(change.value)
