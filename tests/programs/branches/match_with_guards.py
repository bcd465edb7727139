"""match with captures and guards that compare arrays."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def area(shape):
    match shape:
        case ("circle", r) if r > 0:
            return jnp.pi * r**2
        case ("box", w, h) if w > 0 and h > 0:
            return w * h
        case ("box", w, _):
            return -w
        case _:
            return jnp.float32(0.0)


def setup():
    return {"size": jnp.array([1.0, 1.0])}


def between(state, i):
    state["size"] = jnp.array([i % 3 - 1.0, i % 4 - 1.0])


def step(state, i):
    w, h = state["size"]
    return area(("circle", w)) + area(("box", w, h))
