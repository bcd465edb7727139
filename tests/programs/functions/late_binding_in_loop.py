"""Lambdas made in a loop all see the loop variable's last value, unless it is bound as a default."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    late, bound = [], []
    for power in range(1, 4):
        late.append(lambda x: x**power)
        bound.append(lambda x, power=power: x**power)
    state["x"] = state["x"] * 0.9
    return [f(state["x"]) for f in late], [f(state["x"]) for f in bound]
