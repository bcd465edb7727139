"""A loop tries a step, catches the error of a too large one, and tries again with half the size."""
# expect: converted, compiles<=5, hits>=11
# calls: 16

import jax.numpy as jnp


class TooLarge(Exception):
    pass


def advance(x, size, limit):
    if size > limit:
        raise TooLarge(size)
    return x + size * jnp.cos(x)


def setup():
    return {"x": jnp.array([0.5, 1.0]), "tries": []}


def step(state, i):
    size, tries = 1.6, 0
    while True:
        tries += 1
        try:
            state["x"] = advance(state["x"], size, 0.3 + 0.1 * (i % 4))
            break
        except TooLarge:
            size /= 2
    state["tries"] = [*state["tries"][-2:], tries]
    return state["x"], size, state["tries"]
