"""Parameters that cannot be named, next to keyword-only ones with the same name in **kwargs."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def mix(a, b, /, *, weight, **rest):
    return a * weight + b * (1 - weight) + rest.get("a", 0.0)


def setup():
    return {"a": jnp.array([1.0]), "b": jnp.array([3.0])}


def step(state, i):
    state["a"] = mix(state["a"], state["b"], weight=0.25)
    return mix(state["a"], state["b"], weight=0.5, a=10.0)
