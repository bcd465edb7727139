"""The repr and the equality that dataclass writes, of an object that the step has just changed."""
# expect: compiles<=2

from dataclasses import dataclass, field

import jax.numpy as jnp


@dataclass
class Metrics:
    count: int = 0
    names: list = field(default_factory=lambda: ["none"])


def setup():
    return {"metrics": Metrics(), "x": jnp.array([1.0])}


def step(state, i):
    metrics = state["metrics"]
    metrics.count += 2
    metrics.names[0] = "even" if metrics.count % 4 == 0 else "odd"
    state["x"] = state["x"] * 0.5
    return repr(metrics), metrics == Metrics(2, ["odd"]), f"{metrics}"
