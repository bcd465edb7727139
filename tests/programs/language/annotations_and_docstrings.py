"""Annotated names, inner docstrings, Ellipsis, and a function that only passes."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def noop(x: jax.Array) -> None:
    """Nothing happens."""


def setup():
    return {"x": jnp.array([1.0])}


def step(state: dict, i: int) -> tuple[jax.Array, None]:
    scale: float = 0.5
    unset: int

    def inner(a: jax.Array, *, b: float = 2.0) -> jax.Array:
        """Multiplies."""
        ...
        return a * b

    state["x"] = inner(state["x"]) * scale + 1
    return inner(state["x"]), noop(state["x"])
