"""Numbers that a long loop leaves in a list are put below each other as rows of one, and beside each other."""
# expect: converted, rolled==1, compiles<=1, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.5)}


def step(state, i):
    x = state["x"]
    outputs = []
    for number in range(300):
        x = jnp.sin(x) * 0.5 + number * 0.25 - jnp.cos(x)
        outputs.append(x)
    state["x"] = x * 0.001
    return jnp.vstack(outputs), jnp.hstack(outputs), jnp.stack(outputs, axis=-1)
