"""At zero the gradient of `max(x, 0)` is that of the operand that max gives: the first, unlike that of jnp.maximum."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def first(w):
    return sum(max(w[n], 0.0) for n in range(2))


def second(w):
    return sum(max(0.0, w[n]) for n in range(2)) + w[0] * 0.0


def setup():
    return {"w": jnp.array([0.0, 0.0])}


def between(state, i):
    state["w"] = jnp.array([i % 3 - 1.0, i % 2 * 1.0])


def step(state, i):
    return jax.grad(lambda w: first(w) + w[1] * 0.0)(state["w"]), jax.grad(second)(state["w"])
