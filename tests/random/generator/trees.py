"""Trees drawn from the grammar by hypothesis, so that shrinking removes statements and takes the simpler form.

Invariant: every name is bound before a program begins, so a tree without any one of its statements is a program too.
It does not know how a program looks around its statements.
"""

from __future__ import annotations

import dataclasses
import functools
import re

from hypothesis import strategies as st

from generator import grammar, kits, names, sequences
from generator.grammar import Weighted
from generator.names import Names

HOLE = re.compile(r"(?<!{){([a-z ]+)}(?!})")
# By the number of loops around the one that binds the name.
NEW_NAMES = {
    "pyint": ("j", "h", "g"),
    "float": ("item", "part", "bit"),
    "vector": ("row", "line", "band"),
    "counter": ("t", "u", "s"),
}
DEPTH_OF_STATEMENTS = 2
DEPTH_OF_EXPRESSIONS = 1

# What other code may do to the state before each step.
CHANGES = (
    "state['x'] = jnp.float32(i * 3 % 5 - 2)",
    "state['y'] = jnp.float32(i % 3 * 0.5)",
    "state['k'] = jnp.int32(i * 2 % 3)",
    "state['v'] = jnp.array([i % 2, 1.0, -0.5 * i])",
    "state['flag'] = jnp.array(i % 2 == 1)",
    "state['model'].rate = jnp.float32(i % 4 - 1)",
    "state['on'] = i < 3",
    "state['items'] = [jnp.float32(i)]",
)
# The bodies that are drawn only where they are called, by what calls them.
FUNCTIONS = {
    "closure": ("shifted(", names.CLOSURE),
    "function": ("mix(", names.FUNCTION),
    "method": ("model.update(", names.METHOD),
}


@dataclasses.dataclass(frozen=True)
class Tree:
    """A form of the grammar with its holes filled: with text, with a tree, or with a tuple of trees for a block."""

    form: str
    parts: tuple[str | Tree | tuple[Tree, ...], ...]


@dataclasses.dataclass(frozen=True)
class ProgramTree:
    """The bodies of a program's functions, each a list of trees, what `between` changes, and how long its loops are."""

    step: tuple[Tree, ...]
    result: Tree
    function: tuple[Tree, ...]
    method: tuple[Tree, ...]
    closure: tuple[Tree, ...]
    changes: tuple[str, ...]
    size: int


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a statement stands: the names it sees, the kit of its program, its depth, and the jumps it may make."""

    names: Names
    is_step: bool
    kit: str = ""
    depth: int = DEPTH_OF_STATEMENTS
    loops: int = 0
    is_long: bool = False
    can_continue: bool = False
    can_return: bool = True
    bound: tuple[tuple[str, str], ...] = ()

    def leaves(self, kind: str) -> tuple[str, ...]:
        own = tuple(name for bound_kind, name in self.bound if bound_kind == kind)
        return own * 2 + dict(self.names.leaves).get(kind, ())


def draw_weighted(forms: Weighted, place: Place, depth: int) -> st.SearchStrategy[Tree]:
    spread = [form for weight, form in forms for _ in range(weight)]
    return st.sampled_from(spread).flatmap(lambda form: fill(form, place, depth))


@functools.cache
def fill(form: str, place: Place, depth: int) -> st.SearchStrategy[Tree]:
    """The form with names for what it binds, and strategies for its holes."""
    inner = place
    for kind in re.findall(r"{new ([a-z]+)}", form):
        name = NEW_NAMES[kind][place.loops]
        form = form.replace(f"{{new {kind}}}", name).replace("{counter}", name)
        inner = dataclasses.replace(inner, bound=(*inner.bound, (kind, name)))
    holes = HOLE.findall(form)
    return st.builds(Tree, st.just(form), st.tuples(*(fill_hole(hole, place, inner, depth) for hole in holes)))


def fill_hole(hole: str, place: Place, inner: Place, depth: int) -> st.SearchStrategy:
    if hole in ("block", "loop", "loop without continue", "long"):
        return block_of(hole, place, inner)
    if hole == "bound":
        return draw_weighted(grammar.BOUNDS, place, 0)
    kind, _, only = hole.partition(" ")
    if only == "target":
        return st.sampled_from(dict(place.names.targets)[kind])
    if only == "leaf":
        return st.sampled_from(place.leaves(kind))
    return expression(hole, place, depth - 1)


def block_of(hole: str, place: Place, inner: Place) -> st.SearchStrategy:
    inner = dataclasses.replace(inner, depth=place.depth - 1)
    if hole != "block":
        can_continue = hole in ("loop", "long")
        is_long = place.is_long or hole == "long"
        inner = dataclasses.replace(inner, loops=place.loops + 1, is_long=is_long, can_continue=can_continue)
    return statements(inner, 2)


@functools.cache
def expression(kind: str, place: Place, depth: int) -> st.SearchStrategy:
    """A leaf, or a form of that kind while there is depth left."""
    leaves = place.leaves(kind)
    if depth <= 0 and leaves:
        return st.sampled_from(leaves)
    forms = grammar.EXPRESSIONS.get(kind)
    if forms is None:
        return st.sampled_from(leaves)
    if not leaves:
        return st.deferred(lambda: draw_weighted(forms, place, max(depth, 1)))
    return st.one_of(st.sampled_from(leaves), st.deferred(lambda: draw_weighted(forms, place, depth)))


@functools.cache
def statements(place: Place, at_most: int) -> st.SearchStrategy[tuple[Tree, ...]]:
    return st.lists(st.deferred(lambda: statement(place)), min_size=1, max_size=at_most).map(tuple)


@functools.cache
def statement(place: Place) -> st.SearchStrategy[Tree]:
    tables = tables_in_long_loops(place) if place.is_long else tables_elsewhere(place)
    shallow = dataclasses.replace(place, depth=max(place.depth, 1))
    spread = [table for weight, table in tables for _ in range(weight)]
    return st.sampled_from(spread).flatmap(lambda table: draw_weighted(table, shallow, DEPTH_OF_EXPRESSIONS + 1))


def tables_in_long_loops(place: Place) -> list[tuple[int, Weighted]]:
    tables = [*(sequences.NESTED if place.depth > 0 else sequences.PLAIN), *sequences.ENDINGS]
    tables += sequences.CONTINUES if place.can_continue else ()
    return [*tables, (1, looping(place))] if place.depth > 0 else tables


def tables_elsewhere(place: Place) -> list[tuple[int, Weighted]]:
    assignments = grammar.ASSIGNMENTS_IN_LOOPS if place.loops else grammar.ASSIGNMENTS
    tables = [(5, assignments)]
    if place.is_step:
        is_sequence = place.kit == sequences.KIT
        tables += [(3, grammar.EFFECTS), (6 if is_sequence else 3, kits.KITS[place.kit])]
        tables += [(18, sequences.USES)] if is_sequence and place.loops else []  # a long loop in another one is rare
    tables += [(3 if place.is_step else 1, grammar.PRINTS)]
    if place.depth > 0:
        tables += [(4, grammar.BRANCHES), (2, grammar.ATTEMPTS if place.is_step else grammar.BRANCHES)]
        tables += [(4, looping(place))] if place.is_step or not place.loops else []
    if place.loops:
        tables += [(2, grammar.LOOP_ENDINGS)]
        tables += [(1, grammar.LOOP_CONTINUES)] if place.can_continue else []
    if place.can_return and place.depth < DEPTH_OF_STATEMENTS + 1:
        tables += [(1, grammar.ENDINGS if place.is_step else grammar.ENDINGS_OF_FUNCTIONS)]
    if place.is_step:
        tables += [(1, grammar.CHECKS)]
    return tables


def looping(place: Place) -> Weighted:
    """The loops that are possible there: rows and items are the step's."""
    if place.is_step:
        return grammar.LOOPS
    return tuple((weight, form) for weight, form in grammar.LOOPS if "rows" not in form and "items" not in form)


def long_loops(place: Place) -> st.SearchStrategy[tuple[Tree, ...]]:
    """What a program of that kit begins with, so that most of them have one."""
    loop = draw_weighted(sequences.LONG_LOOPS, place, DEPTH_OF_EXPRESSIONS + 1)
    return st.lists(loop, max_size=2).map(tuple)


@st.composite
def program_trees(draw: st.DrawFn) -> ProgramTree:
    """A step, and then the bodies of the functions that it calls."""
    place = Place(names.STEP, is_step=True, kit=draw(st.sampled_from(kits.KIT_NAMES)))
    has_sequences = place.kit == sequences.KIT
    step = (draw(long_loops(place)) if has_sequences else ()) + draw(statements(place, 4))
    result = draw(draw_weighted(grammar.EXPRESSIONS["result"], place, DEPTH_OF_EXPRESSIONS))
    bodies = {}
    for name, (call, own) in FUNCTIONS.items():
        is_called = call in repr((step, result, bodies))
        bodies[name] = draw(statements(Place(own, is_step=False, depth=1), 2)) if is_called else ()
    possible = (*sequences.CHANGES, *CHANGES) if has_sequences else CHANGES
    changes = draw(st.lists(st.sampled_from(possible), max_size=3, unique=True))
    return ProgramTree(step, result, **bodies, changes=tuple(changes), size=draw(st.sampled_from(sequences.SIZES)))
