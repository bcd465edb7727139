"""A specialization: one trace, compiled, with the callable that the frame hook runs when its guards hold.

Invariant: `run` either gives what the eager call would have given, all effects included, or gives MISS and has
changed nothing.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import jax

from janus_jax import _jax_compat, _jax_programs, _native
from janus_jax.heap.generators import restore_states
from janus_jax.reasons import Rejected
from janus_jax.specialize import policy
from janus_jax.specialize.emission import RUN_FILE, OutputFailed, Replaying
from janus_jax.specialize.readback import pack
from janus_jax.specialize.run_calls import CheckFailed, Misplaced
from janus_jax.specialize.run_text import CyclicRecipe, DeepRecipe, RunText, RunWriter, SharedRecipe
from janus_jax.trace.tracing import Trace
from janus_jax.trace.warning_filter import WithheldWarnings


class Retraced(Exception):
    """JAX asked for a second trace of a compiled program: an input's shape, dtype, placement or JAX's own settings
    changed."""


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """Why a run was given up, as text: the error itself would keep the frames it went through, and their objects."""

    text: str
    is_of_compile: bool


def describe_failure(error: BaseException) -> Failure:
    """What is kept of an error; `is_of_compile` if the run failed because of its program (XLA, another shape), not
    because of a value computed around it."""
    name = type(error).__name__
    plain = all(type(argument) in (str, int, float) for argument in error.args)
    text = f"{name}: {error}" if error.args and plain else name
    is_of_compile = isinstance(error, Retraced) or type(error).__module__.startswith(("jax", "jaxlib"))
    return Failure(text.strip().partition("\n")[0], is_of_compile)


@dataclass(slots=True, eq=False)
class Specialization:
    """`abandoned` counts the runs that were given up after the guards had held, `last_failure` says why the last one
    was; `wrong` of them because a branch went the way that was assumed not to be taken, or a loop went on too long,
    `failed` because of what was computed around the program."""

    trace: Trace
    text: RunText
    run: Callable
    plan: Callable
    equations: int
    arrays: int
    entry: Any = None
    abandoned: int = 0
    wrong: int = 0
    failed: int = 0
    last_failure: Failure | None = None
    has_other_value: bool = False
    compile_seconds: float = 0.0


def build_specialization(trace: Trace) -> Specialization:
    """Compiles nothing yet: XLA does on the first run."""
    closed = trace.closed_jaxpr
    equations = _jax_programs.equation_count(closed)
    if not equations:
        raise Rejected("no-array-work")
    if equations > policy.MAX_EQUATIONS:
        raise Rejected("trace-too-large", f"{equations} operations")
    read = _jax_programs.inputs_read(closed)
    used = [index for index, made in enumerate(trace.inputs) if index in read or not made.is_host]
    holder: list[Specialization] = []

    def abandon(error: BaseException | None, saved: Sequence = ()) -> Any:
        restore_states(saved)
        holder[0].abandoned += error is not None  # else a guard did not hold: another entry may
        holder[0].wrong += isinstance(error, CheckFailed)
        failure = holder[0].last_failure = None if error is None else describe_failure(error)
        is_of_values = failure is not None and not failure.is_of_compile
        holder[0].failed += is_of_values and not isinstance(error, (CheckFailed, Misplaced, Replaying, OutputFailed))
        holder[0].has_other_value = error is None
        return _native.MISS

    try:
        text = RunWriter(trace, used, abandon, _native.MISS).write()
    except (RecursionError, DeepRecipe):
        raise Rejected("trace-too-large", "too deep a chain of values") from None
    except CyclicRecipe:
        raise Rejected("escaping-object", "an object that contains itself") from None
    except SharedRecipe:
        raise Rejected("branch-merge", "objects made on one side have too many names") from None
    if trace.outputs:
        expected = [trace.inputs[index].aval for index in used]
        program = pack(_jax_programs.program_from(closed, used), text.packed)
        text.names["graph"] = jax.jit(_traced_once(program, expected))
    made = Specialization(trace, text, *_define(text), equations, len(used) + len(trace.outputs))
    holder.append(made)
    return made


def _define(text: RunText) -> tuple[Callable, Callable]:
    names = dict(text.names)
    exec(compile(text.run, RUN_FILE, "exec"), names)
    exec(compile(text.plan, "<janus_jax plan>", "exec"), names)
    return names["run"], names["plan"]


def _traced_once(program: Callable, expected: list) -> Callable:
    """The program, which raises Retraced when it is traced again: that is the guard on every array's shape and
    dtype."""
    count = [0]

    def graph(*arrays):
        count[0] += 1
        if count[0] > 1 or not all(map(_jax_compat.is_same_aval, [array.aval for array in arrays], expected)):
            raise Retraced
        return program(*arrays)

    return graph


def first_run(specialization: Specialization, run: Callable, fetched: tuple) -> Any:
    """Runs a new specialization once, by `run`, which compiles it; notes how long that took."""
    names = specialization.run.__globals__
    graph = names.get("graph")
    start = time.perf_counter()

    def compile_and_run(*arrays: Any) -> Any:
        with WithheldWarnings():  # of JAX's, about the program; an eager run compiles no such
            return graph(*arrays)

    names["graph"] = compile_and_run
    try:
        return run(*fetched)
    finally:
        names["graph"] = graph
        specialization.compile_seconds = time.perf_counter() - start
