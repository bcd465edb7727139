"""A step that raises on some calls has drawn its numbers by then: the next call goes on behind them."""
# expect: converted, compiles<=3, hits>=5
# calls: 12

import random

import jax.numpy as jnp
import numpy as np


def setup():
    random.seed(3)
    np.random.seed(4)
    return {"x": jnp.array([1.0, 2.0]), "source": np.random.default_rng(7), "failed": 0}


def step(state, i):
    noise = random.gauss(0.0, 1.0)
    size = 0.1 + np.random.rand()
    shift = state["source"].normal(size=2)
    x = state["x"] * size + noise + jnp.asarray(shift)
    if jnp.max(x) > 1.6:
        state["failed"] += 1
        state["x"] = jnp.array([1.0, 2.0])
        raise OverflowError(f"{noise:.3f}")
    state["x"] = x
    return x, random.uniform(1, 2)
