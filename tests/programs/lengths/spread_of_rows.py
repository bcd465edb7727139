"""Variance, standard deviation, running sums and softmax go along the rows."""
# expect: converted, compiles<=4, hits>=5
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    xs = state["xs"]
    logits = xs @ jnp.ones(3)
    spread = jnp.var(xs, axis=0), xs.std(), jnp.std(xs, axis=0, keepdims=True), jnp.var(logits, ddof=1)
    weights = jax.nn.softmax(logits)
    running = jnp.cumsum(xs, axis=0)
    return spread, weights, weights @ xs if i < 0 else running, jax.nn.log_softmax(xs, axis=0)
