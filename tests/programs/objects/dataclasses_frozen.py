"""A frozen dataclass replaced at every step, the functional style, and one that cannot be written."""
# expect: converted, compiles<=2, hits>=5

import dataclasses

import jax
import jax.numpy as jnp


@dataclasses.dataclass(frozen=True)
class State:
    w: jax.Array
    step: int
    lr: float = 0.1


def update(state):
    grad = jax.grad(lambda w: jnp.sum(w**2))(state.w)
    return dataclasses.replace(state, w=state.w - state.lr * grad, step=state.step + 1)


def setup():
    return {"state": State(jnp.array([1.0, -1.0]), 0)}


def step(holder, i):
    holder["state"] = update(holder["state"])
    try:
        holder["state"].step = 0
    except dataclasses.FrozenInstanceError as error:
        return str(error), holder["state"].step
