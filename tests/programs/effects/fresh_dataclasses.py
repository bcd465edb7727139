"""A dataclass is made on either side, with other fields: the same class, a fresh object."""
# expect: converted, compiles<=2, hits>=4

from dataclasses import dataclass, field, replace

import jax.numpy as jnp


@dataclass
class Result:
    value: object
    steps: int = 0
    notes: list = field(default_factory=list)


def solve(x):
    if x > 1.0:
        return Result(jnp.sqrt(x), steps=2)
    result = Result(x * x)
    result.notes.append("squared")
    return replace(result, steps=1, notes=["small"])


def setup():
    return {"x": jnp.array(0.5)}


def between(state, i):
    state["x"] = jnp.float32(i % 3 + 0.5)


def step(state, i):
    result = solve(state["x"])
    return result.value, result.steps
