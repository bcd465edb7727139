"""Two lists grow in one loop, and what one holds is what the other held before."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, c, hs, cs = jnp.zeros(4) + i, jnp.ones(4), [], []
    for x in state["xs"]:
        h, c = jnp.tanh(state["w"] @ h + x * c), c * 0.9 + h
        hs.append(h)
        cs.append(c)
        cs.append(h * c)
    return jnp.stack(hs), jnp.stack(cs), hs[-1] is h
