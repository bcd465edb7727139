"""Three candidates are made in each call; the best of them is kept, the others are forgotten."""
# expect: converted, compiles<=5, hits>=11
# calls: 16

import jax.numpy as jnp


class Candidate:
    def __init__(self, point, name):
        self.point, self.name = point, name
        self.cost = jnp.sum((point - 1.0) ** 2)


def setup():
    return {"best": Candidate(jnp.array([4.0, -2.0]), "start"), "names": []}


def step(state, i):
    offsets = jnp.cos(jnp.arange(6.0) + i).reshape(3, 2)
    for k in range(3):
        candidate = Candidate(state["best"].point + offsets[k], f"{i}.{k}")
        if candidate.cost < state["best"].cost:
            state["best"] = candidate
    state["names"].append(state["best"].name)
    return state["best"].point, state["best"].name
