"""Random keys of a split, one for each time step."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"key": jax.random.key(3), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, outputs = jnp.zeros(4) + i, []
    for key in jax.random.split(state["key"], 60):
        h = jnp.tanh(state["w"] @ h + jax.random.normal(key, (4,)))
        outputs.append(h)
    state["key"] = key
    return jnp.stack(outputs)
