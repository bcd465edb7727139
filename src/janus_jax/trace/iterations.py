"""All iterations of a rolled loop in the graph: one lax.scan, or a call of one function for each.

    scan     final, stacks = lax.scan(body, starts, columns)
    calls    state, row = body(state, item)      as often as there are items; XLA compiles the body once

A lax.scan goes over stacked arrays: where they would have to be copied for it (the weights of layers), calls are given
each array as it is.

Invariant: both ways give what the body gives, iteration by iteration.
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp

from janus_jax import _jax_compat, _jax_programs
from janus_jax.interp.context import Context
from janus_jax.interp.stacks import note_rows
from janus_jax.trace.items import Column, feed_of
from janus_jax.trace.side import Side


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The body of a rolled loop: its inputs are what is carried, which is `starts` before the loop, and one of each
    column; its outputs what is carried, as many checks as `check_count`, and the row that the iteration leaves. A
    derivative computes it again instead of keeping what it needs of it where `is_recomputed` says so; once a check has
    failed no iteration is run any more if it `is_stopping`: with values that are not meant for them, loops in the body
    might never end."""

    side: Side
    starts: list
    columns: Sequence[Column]
    outputs: list
    check_count: int
    count: int
    is_recomputed: bool
    is_stopping: bool


@dataclass(frozen=True, slots=True, eq=False)
class Iterated:
    """What is carried behind the loop, the checks, and for each output of a row what it is in each iteration; the
    stacks of those, if there are any."""

    finals: list
    checks: list
    rows: list[list]
    stacks: list

    def note_rows(self, context: Context) -> None:
        for stack, rows in zip(self.stacks, self.rows, strict=True) if self.stacks else ():
            note_rows(context, stack, rows)


def scan(context: Context, body: Body) -> Iterated:
    """The iterations as one lax.scan."""
    finals, checks, stacks = run_scan(context, body, jax.lax.scan)
    rows = [list(context.run_natively(_jax_compat.rows_of, (stack,))) for stack in stacks]
    return Iterated(finals, checks, rows, stacks)


def run_scan(context: Context, body: Body, function: Callable) -> tuple[list, list, list]:
    """What is carried, the checks, and the stacked rows, of a loop that `function` makes as jax.lax.scan would."""
    count = len(body.starts)
    last = count + body.check_count
    avals = [_jax_compat.aval_of(column.sample()) for column in body.columns]
    program = _jax_programs.program_of_inputs(body.side.closed, count + len(avals), body.outputs)

    def step(carry: tuple, item: tuple) -> tuple:
        made = program(*carry[:count], *map(_jax_compat.with_weak_type, item, avals))
        pairs = zip(carry[count:], made[count:last], strict=True)
        checks = [jnp.logical_and(old, new) for old, new in pairs]
        return (*made[:count], *checks), made[last:]

    def stopping_step(carry: tuple, item: tuple) -> tuple:
        holds = functools.reduce(jnp.logical_and, carry[count:])
        return jax.lax.cond(holds, step, skip_step(step), carry, item)

    iteration = stopping_step if body.is_stopping else step
    init = (*body.starts, *[_jax_compat.true() for _ in range(body.check_count)])
    feeds = tuple([feed_of(context, column, body.count) for column in body.columns])
    if body.is_recomputed:
        iteration = jax.checkpoint(iteration, prevent_cse=False)
    final, stacks = context.run_natively(function, (iteration, init, feeds), {"length": body.count})
    return list(final[:count]), list(final[count:]), list(stacks)


def skip_step(step: Callable) -> Callable:
    """An iteration that does nothing, and leaves zeros, in the place of `step`."""

    def skip(carry: tuple, item: tuple) -> tuple:
        rows = jax.eval_shape(step, carry, item)[1]
        return carry, jax.tree.map(_jax_compat.zeros_of_aval, rows)

    return skip


def call_each(context: Context, body: Body) -> Iterated:
    """The iterations as calls of one function, which XLA does not write out where they stand."""
    count, last = len(body.starts), len(body.starts) + body.check_count
    wanted = sorted({output for output in body.outputs if not isinstance(output, tuple)})
    program = _jax_programs.shared_program(body.side.closed, wanted)
    state, checks, rows = list(body.starts), [], []
    for number in range(body.count):
        given = (*state, *[column.values[number] for column in body.columns])
        found = dict(zip(wanted, context.run_natively(program, given), strict=True))
        made = [output[0] if isinstance(output, tuple) else found[output] for output in body.outputs]
        state = made[:count]
        checks.append(made[count:last])
        rows.append(made[last:])
    held = [context.run_natively(functools.reduce, (jnp.logical_and, check)) for check in zip(*checks, strict=True)]
    context.has_calls = True
    return Iterated(state, held, [list(row) for row in zip(*rows, strict=True)], [])
