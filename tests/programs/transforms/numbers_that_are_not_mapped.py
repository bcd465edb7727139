"""A Python number that jax.vmap does not map over, or a Jacobian is not taken by, stays one inside."""
# expect: converted, compiles<=2, hits>=5
# calls: 24

import jax
import jax.numpy as jnp
import numpy as np


def setup():
    return {"w": jnp.arange(3.0), "table": np.array([1e8, 1.5, 2.25])}


def scaled(w, y, table):
    return w * (y - 1e8) + (table.sum() - 1e8) * w**2


def total(w, y, table, power=2):
    return jnp.sum(scaled(w, y, table) ** power) + isinstance(y, float) + isinstance(table, np.ndarray)


def step(state, i):
    w, y, table = state["w"], 1e8 + i, state["table"]
    mapped = jax.vmap(scaled, in_axes=(0, None, None))(w, y, table)
    forward = jax.jacfwd(total)(w, y, table, power=2)
    return mapped, forward, jax.jacrev(scaled)(w, y, table), jax.hessian(total)(w, y, table)
