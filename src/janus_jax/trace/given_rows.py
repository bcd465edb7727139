"""Outputs of a graph that are rows of one stack: the graph gives the stack, and the run takes it apart.

A list that grew in a rolled loop is left behind as its rows. As outputs of their own each of them is a slice that XLA
compiles, milliseconds each; the stack is one output.

Invariant: a row that the graph does not give is one of a stack that it gives, of the same type.
"""

import collections
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.interp.context import Context
from janus_jax.trace.recipes import Recipes


def note_given_rows(context: Context, recipes: Recipes) -> None:
    """Finds the outputs that are rows of one stack. The stacks are among the outputs afterwards."""
    if context.around is not None and context.around.is_transformed:
        return
    found = {}
    for index, tracer in enumerate(recipes.outputs):
        stack, number = context.notes.get(("row", id(tracer)), (None, 0))
        if stack is not None and _is_row(context, stack, tracer):
            found[index] = stack, number
    counts = collections.Counter(id(stack) for stack, _ in found.values())
    least = context.budget.rolled.split
    wanted = {index: place for index, place in found.items() if counts[id(place[0])] >= least}
    copies: collections.Counter = collections.Counter()
    for index, (stack, number) in wanted.items():  # who goes over an array again gets other arrays
        copy = copies[id(stack), number]
        copies[id(stack), number] += 1
        recipes.rows.setdefault(index, (recipes.output(stack), number, copy))


def given_outputs(recipes: Recipes) -> list:
    """The outputs that the graph gives."""
    return [tracer for index, tracer in enumerate(recipes.outputs) if index not in recipes.rows]


def _is_row(context: Context, stack: Any, row: Any) -> bool:
    """Whether a row can be taken from the stack behind the graph."""
    if not isinstance(stack, _jax_compat.Tracer) or not _jax_compat.belongs_to(stack, context.trace):
        return False
    whole, part = _jax_compat.aval_of(stack), _jax_compat.aval_of(row)
    return isinstance(whole.dtype, np.dtype) and _jax_compat.is_same_aval(whole.update(shape=whole.shape[1:]), part)
