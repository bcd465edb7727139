"""Which functions of JAX's treat each row of an array for itself: what is said of a function is compared with what it
makes of fewer rows."""

from __future__ import annotations

import operator
from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from janus_jax.interp.rowwise import find_row_results

ROWS = jnp.sin(jnp.arange(24.0)).reshape(8, 3)
OTHERS = jnp.cos(jnp.arange(24.0)).reshape(8, 3)
BLOCKS = jnp.sin(jnp.arange(48.0)).reshape(8, 2, 3)
TOKENS = jnp.arange(8) % 3
WEIGHTS = jnp.linspace(-1.0, 1.0, 15).reshape(3, 5)
TABLE = jnp.linspace(-1.0, 1.0, 80).reshape(20, 4)

ROWWISE: dict[str, tuple[Callable, tuple, tuple]] = {
    "product with weights": (operator.matmul, (ROWS,), (WEIGHTS,)),
    "difference": (operator.sub, (ROWS, OTHERS), ()),
    "power": (lambda x: x**2, (ROWS,), ()),
    "sum of each row": (lambda x: jnp.sum(x, axis=-1), (ROWS,), ()),
    "mean of each row": (lambda x: x.mean(axis=1, keepdims=True), (ROWS,), ()),
    "softmax": (jax.nn.softmax, (ROWS,), ()),
    "log_softmax": (jax.nn.log_softmax, (ROWS,), ()),
    "gelu": (jax.nn.gelu, (ROWS,), ()),
    "one_hot": (lambda t: jax.nn.one_hot(t, 5), (TOKENS,), ()),
    "rows looked up": (lambda t, table: table[t], (TOKENS,), (TABLE,)),
    "taken along an axis": (lambda x, t: jnp.take_along_axis(x, t[:, None], axis=1), (ROWS, TOKENS), ()),
    "cross entropy": (optax.softmax_cross_entropy_with_integer_labels, (ROWS, TOKENS), ()),
    "where": (lambda x, y: jnp.where(x > 0, x, y), (ROWS, OTHERS), ()),
    "einsum": (lambda x, w: jnp.einsum("nbd,dh->nbh", x, w), (BLOCKS,), (WEIGHTS,)),
    "product within blocks": (lambda x: jnp.einsum("nbd,ncd->nbc", x, x), (BLOCKS,), ()),
    "column": (lambda x: x[:, 0], (ROWS,), ()),
    "part of each row": (lambda x: x[:, 1:], (ROWS,), ()),
    "joined side by side": (lambda x, y: jnp.concatenate([x, y], axis=-1), (ROWS, OTHERS), ()),
    "split": (lambda x: jnp.split(x, 3, axis=-1), (ROWS,), ()),
    "numbers of the rows": (lambda x: x + jnp.arange(x.shape[0])[:, None], (ROWS,), ()),
    "sum up to each row": (lambda x: jnp.cumsum(x, axis=0), (ROWS,), ()),
    "sorted within rows": (lambda x: jnp.sort(x, axis=-1), (ROWS,), ()),
    "largest of each row": (lambda x: jnp.argmax(x, axis=-1), (ROWS,), ()),
    "blocks laid flat": (lambda x: x.reshape(x.shape[0], -1), (BLOCKS,), ()),
    "type changed": (lambda x: x.astype(jnp.int32), (ROWS,), ()),
    "zeros of the same shape": (jnp.zeros_like, (ROWS,), ()),
}

NOT_ROWWISE: dict[str, tuple[Callable, tuple, tuple]] = {
    "sum": (jnp.sum, (ROWS,), ()),
    "mean over rows": (lambda x: x.mean(axis=0), (ROWS,), ()),
    "divided by the number of rows": (lambda x: x / x.shape[0], (ROWS,), ()),
    "less the mean": (lambda x: x - x.mean(), (ROWS,), ()),
    "softmax over rows": (lambda x: jax.nn.softmax(x, axis=0), (ROWS,), ()),
    "each with each": (lambda x, y: x @ y.T, (ROWS, OTHERS), ()),
    "transposed": (jnp.transpose, (ROWS,), ()),
    "backwards": (lambda x: x[::-1], (ROWS,), ()),
    "sum from each row on": (lambda x: jax.lax.cumsum(x, reverse=True), (ROWS,), ()),
    "one behind the other": (lambda x, y: jnp.concatenate([x, y]), (ROWS, OTHERS), ()),
    "laid flat": (lambda x: x.reshape(-1), (ROWS,), ()),
    "sorted over rows": (lambda x: jnp.sort(x, axis=0), (ROWS,), ()),
    "number of the largest": (lambda x: jnp.argmax(x, axis=0), (ROWS,), ()),
    "random numbers": (lambda x: jax.random.normal(jax.random.key(0), x.shape), (ROWS,), ()),
    "rows shifted by one": (lambda x: jnp.roll(x, 1, axis=0), (ROWS,), ()),
    "rows of the array itself": (lambda x, t: x[t], (ROWS, TOKENS), ()),
    "a scan": (lambda x: jax.lax.scan(lambda c, r: (c + r, c), jnp.zeros(3), x)[1], (ROWS,), ()),
    "a linspace": (lambda x: x + jnp.linspace(0.0, 1.0, x.shape[0])[:, None], (ROWS,), ()),
    "a test of the number of rows": (lambda x: x * 2 if x.shape[0] > 5 else x, (ROWS,), ()),
}


def find(function: Callable, rows: tuple, fixed: tuple) -> list[bool] | None:
    avals = list(map(jax.typeof, (*rows, *fixed)))
    return find_row_results(function, avals, [True] * len(rows) + [False] * len(fixed))


@pytest.mark.parametrize("name", ROWWISE)
def test_first_rows_are_those_of_fewer(name):
    function, rows, fixed = ROWWISE[name]
    whole = jax.tree.leaves(function(*rows, *fixed))
    assert find(function, rows, fixed) == [True] * len(whole)
    for count in (1, 3, 7):
        part = jax.tree.leaves(function(*[array[:count] for array in rows], *fixed))
        for longer, shorter in zip(whole, part, strict=True):
            np.testing.assert_allclose(longer[:count], shorter, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", NOT_ROWWISE)
def test_rows_that_meet_are_refused(name):
    assert find(*NOT_ROWWISE[name]) is None
