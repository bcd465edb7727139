"""A dataclass that holds an array and a list is printed by the text that dataclasses make, alone and in a list."""
# expect: converted, compiles<=2, hits>=5

import dataclasses

import jax.numpy as jnp


@dataclasses.dataclass
class Metrics:
    loss: object
    rounds: list
    name: str = "run"


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    metrics = Metrics(state["x"], [i])
    print(metrics)
    print([metrics, i], repr(metrics.rounds))
    return str(Metrics(1, [2])), metrics
