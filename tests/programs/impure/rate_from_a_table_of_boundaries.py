"""The rate is piecewise constant: bisect finds the piece by the number of the step."""
# expect: converted, compiles<=10, hits>=10

# calls: 20

import bisect

import jax.numpy as jnp

BOUNDARIES, RATES = [3, 6, 9], [0.1, 0.05, 0.02, 0.01]


def setup():
    return {"w": jnp.array([1.0, 4.0]), "step": 0}


def step(state, i):
    rate = RATES[bisect.bisect_right(BOUNDARIES, state["step"])]
    state["w"] = state["w"] - rate * state["w"] ** 2
    state["step"] += 1
    return state["w"], rate
