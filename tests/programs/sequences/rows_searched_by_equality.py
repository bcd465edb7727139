"""Whether a number is among those before is asked in the loop."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {
        "ks": [*[jnp.float32(k % 10) for k in range(58)], jnp.float32(jnp.nan), jnp.float32(3)],
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
    }


def step(state, i):
    h, count, special = jnp.zeros(4) + i, 0, [state["ks"][3], state["ks"][7], jnp.float32(jnp.nan)]
    for k in state["ks"]:
        h = jnp.tanh(state["w"] @ h + k)
        if k in special:
            count += 1
    return h, count
