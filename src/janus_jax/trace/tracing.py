"""Traces one call of a function: runs its frame on shadows and tracers, and records what a specialization needs.

Invariant: tracing has no effect on the program: real objects are read, never written; the same call can still be run
eagerly.
"""

import functools
import gc
import itertools
import threading
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp

from janus_jax import _jax_compat, _jax_programs, _native
from janus_jax.guards.program import GuardProgram
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Expression
from janus_jax.heap.source import Source
from janus_jax.interp.adoption import adopt, guard_globals
from janus_jax.interp.array_writes import expect_apart
from janus_jax.interp.calls import call
from janus_jax.interp.context import CONDITION, Around, Budget, Context, GraphInput, PreludeGuard
from janus_jax.interp.jax_calls import call_jax, make_visible
from janus_jax.interp.padded import ROWS
from janus_jax.interp.subscripts import get_item
from janus_jax.profile.loops import LoopMemory
from janus_jax.reasons import Rejected
from janus_jax.trace.branch import follow_branch, run_without_effect, split
from janus_jax.trace.driver import run_until
from janus_jax.trace.functions import parameter_names, run_bound, run_callback, run_function
from janus_jax.trace.given_rows import given_outputs, note_given_rows
from janus_jax.trace.loop import follow_loop, follow_range, roll
from janus_jax.trace.recipes import Effect, Recipe, Recipes, collect_effects
from janus_jax.trace.warning_filter import WithheldWarnings

_TOO_LARGE = ("trace-too-large", "recursion-too-deep")
_CHANGED_KINDS = ("list", "dict", "instance", "cell", "module", "class", "function")


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What one traced call was found to do.

    `waits` says whether the program waits for arrays, `is_transformed` whether it is called inside a transformation of
    JAX's; `check` is the output of the graph that says whether every
    assumed branch went as assumed, if there is one; `assumed` says why each was, with line and file.

    `rows` says which of the outputs are rows of another one, which the graph does not give, and `tables` which arrays a
    table of numbered ones starts with (see `Recipes`).
    `fetches` are the sources whose values the compiled callable is given, in order; `inputs` the arguments of the
    graph.
    """

    name: str
    guards: GuardProgram
    fetches: tuple[Source, ...]
    inputs: tuple[GraphInput, ...]
    prelude_guards: tuple[PreludeGuard, ...]
    closed_jaxpr: Any
    outputs: tuple
    rows: dict[int, tuple[int | None, int | str, int]]
    tables: list[list[tuple[int, Recipe]]]
    result: Recipe
    effects: tuple[Effect, ...]
    output: Recipe | None
    obligations: tuple[Expression, ...]
    waits: bool
    is_transformed: bool
    check: int | None
    decisions: dict
    slots: dict[int, Source]
    assumed: tuple[tuple[str, int, str], ...] = ()

    def source_of_slot(self, slot: int) -> Source | None:
        """The place whose value a slot of the guard program holds."""
        return self.slots.get(slot)


_active = threading.local()


def active_context() -> Context | None:
    """The context of the trace that this thread is making."""
    return getattr(_active, "context", None)


def traced_callback(function: types.FunctionType | None, arguments: tuple) -> Any:
    """The frame hook's way into the trace: a user function that native code called."""
    context = active_context()
    if context is None:
        return _native.EAGER
    return run_callback(context, function, arguments)


def trace_call(
    function: types.FunctionType,
    arguments: tuple,
    varying: frozenset,
    budget: Budget,
    memory: LoopMemory | None = None,
    around: Around | None = None,
) -> Trace:
    """Traces `function` called with the frame arguments given; raises Rejected where that cannot be done. `around` is
    where an explicit call is made.

    The trace starts again where it finds that an array ends a loop, which is then lowered from its start, or that the
    arrays of a rolled loop may have several names, which then is not rolled.
    """
    memory = LoopMemory() if memory is None else memory
    while True:
        found: list = []
        try:
            return _trace_once(function, arguments, varying, budget, memory, around, found)
        except Rejected:
            if not any([learn(*place) for learn, place in found]):
                raise


def _new_context(code: types.CodeType, varying: frozenset, budget: Budget, memory: LoopMemory) -> Context:
    """A context that knows the parts of `trace` that lie above it."""
    context = Context(trace=None, varying=varying, budget=budget, entry=(code.co_filename, code.co_firstlineno))
    context.memory, context.loops = memory, memory.headers
    context.is_padding = any(path[-1] == ROWS for path in varying)
    context.run_function = run_function
    context.run_until = run_until
    context.follow_branch = follow_branch
    context.follow_loop = follow_loop
    context.follow_range = follow_range
    context.roll = roll
    context.get_item = lambda *args: get_item(context, *args)
    context.split = lambda *args: split(context, *args)
    context.run_without_effect = lambda *args: run_without_effect(context, *args)
    context.call = lambda *args: call(context, *args)
    context.call_jax = lambda *args: call_jax(context, *args)
    context.visible = lambda obj: make_visible(context, obj, {})
    return context


def _trace_once(
    function: types.FunctionType,
    arguments: tuple,
    varying: frozenset,
    budget: Budget,
    memory: LoopMemory,
    around: Around | None,
    found: list,
) -> Trace:
    context = _new_context(function.__code__, varying, budget, memory)
    context.around = around
    left: list = []

    def program() -> list:
        context.trace = _jax_compat.current_trace()
        result = _run(context, function, arguments)
        _expect_finished_generators(context)
        first = Recipes(context)
        first.make(result)
        first.make(context.output)
        collect_effects(context, first)
        recipes = Recipes(context, first.found_names)
        check = _join_checks(context, recipes)
        output = recipes.make(context.output) if context.output else None
        left.extend((recipes.make(result), collect_effects(context, recipes), output, recipes.outputs, check))
        for expression in context.obligations:
            recipes.note_outputs(expression)
        recipes.name_arrays()
        note_given_rows(context, recipes)
        left.extend((recipes.rows, recipes.tables))
        return given_outputs(recipes)

    previous = getattr(_active, "context", None)
    _active.context = context
    settings = _jax_compat.settings()
    same_settings = expressions.call(_jax_compat.are_settings, (expressions.constant(settings),))
    context.prelude_guards.append(PreludeGuard(same_settings, True, "the settings of JAX"))
    is_collecting = gc.isenabled()
    gc.disable()  # what the collector frees may run code of the user's, which is none of this trace's
    try:
        with WithheldWarnings() as withheld:
            closed = _jax_programs.trace_program(program)
        if withheld.messages and context.failure is None:
            raise context.reject("output", f"a warning: {withheld.messages[0]}")
        if context.failure is None:
            closed = _jax_programs.keep_calls(closed) if context.has_calls else closed
            return _finish(context, function, closed, *left)
        again = context.failure.copy()
    except Rejected as rejected:
        again = (context.failure or rejected).copy()
    except RecursionError:
        again = Rejected("trace-too-large", "too deep a chain of values", context.entry[1], context.entry[0])
    finally:
        if context.found_loop is not None:
            found.append((memory.add, context.found_loop))
        elif context.found_rolled is not None:
            found.append((memory.write_out, context.found_rolled))
        elif context.found_arrays:
            found.append((memory.note_written, tuple(context.found_arrays)))
        unrolled = next(iter(context.unrolled.values()), None)
        _active.context = previous
        context.leave_entered()
        context.close()
        if is_collecting:
            gc.enable()
        left.clear()
    if again.reason in _TOO_LARGE and unrolled is not None:
        again = unrolled.copy()  # why the loop had to be unrolled at all
    raise again


def _join_checks(context: Context, recipes: Recipes) -> int | None:
    if not context.checks:
        return None
    return recipes.output(context.keep(functools.reduce(jnp.logical_and, context.checks)))


def _run(context: Context, function: types.FunctionType, arguments: tuple) -> Any:
    place = context.function_sources[id(function)] = sources.called_function(function.__qualname__)
    guard_globals(context, function, place)
    names = parameter_names(function.__code__)
    variables = {}
    for index, (name, value) in enumerate(zip(names, arguments, strict=True)):
        variables[name] = adopt(context, value, sources.local(index, name))
    try:
        return run_bound(context, function, variables)
    except (Rejected, KeyboardInterrupt):
        raise
    except BaseException as error:
        file, line = context.raised_at
        detail = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
        context.failure = context.failure or Rejected("exception-raised", detail, line, file)
        raise context.failure from error


def _expect_finished_generators(context: Context) -> None:
    for kind, made in list(context.notes.items()):
        if kind[0] == "generator" and made.is_left_unfinished:
            raise context.reject("unsupported-op", "a generator is left before its end, which runs its finally block")


def _finish(
    context: Context,
    function: Callable,
    closed: Any,
    result: Recipe,
    effects: list[Effect],
    output: Recipe | None,
    outputs: list,
    check: int | None,
    rows: dict[int, tuple[int | None, int | str, int]],
    tables: list[list[tuple[int, Recipe]]],
) -> Trace:
    if _jax_programs.has_effects(closed):
        raise context.reject("jax-effects")
    if check is not None and _jax_programs.has_loop(closed, CONDITION):
        raise context.reject("unchecked-assumption", "a loop of a library might never end where one does not hold")
    if _jax_programs.has_donation(closed):
        raise context.reject("user-jit", "a jitted function donates its arguments")
    expect_apart(context)
    is_transformed = context.around is not None and context.around.is_transformed
    if is_transformed and effects:
        raise context.reject("transformed-effect", effects[0].source.label)
    if not outputs:
        _guard_types(context)
    committed = {index for index, made in enumerate(context.inputs) if made.sharding is not None}
    if not _jax_programs.is_placed_as_eagerly(closed, committed):
        raise context.reject("device-placement", "some results are computed from committed arrays and some are not")
    written = list({effect.source.path: effect.source for effect in effects}.values())
    reached = [shadow.source for shadow in context.shadow_by_real.values() if shadow.kind in _CHANGED_KINDS]
    reached += [place for (kind, *_), place in context.notes.items() if kind == "attributes of"]
    looked_at = [place for (kind, *_), place in context.notes.items() if kind == "dict looked at"]
    fetches = _fetched_sources(context, tables, result, effects, output, written)
    guards = context.guards.finish([*written, *looked_at], reached, fetches)
    return Trace(
        name=function.__qualname__,
        guards=guards,
        fetches=tuple(fetches),
        inputs=tuple(context.inputs),
        prelude_guards=tuple(context.prelude_guards),
        closed_jaxpr=closed,
        outputs=tuple(outputs),
        rows=rows,
        tables=tables,
        result=result,
        effects=tuple(effects),
        output=output,
        obligations=tuple(context.obligations),
        waits=context.waits,
        is_transformed=is_transformed,
        check=check,
        decisions=context.decisions,
        slots=context.guards.sources_by_slot(),
        assumed=tuple(context.assumed),
    )


def _guard_types(context: Context) -> None:
    """A graph that gives nothing is not run: what it would check of its arguments is guarded."""
    for made in context.inputs:
        if not made.is_host:
            found = expressions.call(describe_array, (made.expression,))
            wanted = _jax_compat.describe_aval(made.aval)
            context.prelude_guards.append(PreludeGuard(found, wanted, "the type of an array"))


def describe_array(array: Any) -> str:
    return _jax_compat.describe_aval(array.aval)


def _fetched_sources(
    context: Context,
    tables: list[list[tuple[int, Recipe]]],
    result: Recipe,
    effects: list[Effect],
    output: Recipe | None,
    written: list[Source],
) -> list[Source]:
    found: dict[tuple, Source] = {}
    seen: set[int] = set()

    def from_expression(expression: Expression) -> None:
        for part in expressions.walk(expression):
            if part.kind == "fetch":
                found.setdefault(part.source.path, part.source)

    def from_recipe(recipe: Recipe | None) -> None:
        if recipe is None or id(recipe) in seen:
            return
        seen.add(id(recipe))
        if recipe.kind == "fetch":
            found.setdefault(recipe.value.path, recipe.value)
        elif recipe.kind == "expression":
            from_expression(recipe.value)
        elif recipe.kind == "rows":
            from_expression(recipe.value[1])
        elif recipe.kind == "repeat":
            from_expression(recipe.value[0])
        for part in recipe.parts:
            from_recipe(part)

    for graph_input in context.inputs:
        from_expression(graph_input.expression)
    for guard in context.prelude_guards:
        from_expression(guard.expression)
    for expression in context.obligations:
        from_expression(expression)
    for _, recipe in itertools.chain(*tables):
        from_recipe(recipe)
    from_recipe(result)
    from_recipe(output)
    for effect in effects:
        from_recipe(effect.value)
    for source in written:
        found.setdefault(source.path, source)
    return list(found.values())
