"""States are joined along an axis that they have, stacked along others, from the last to the first."""
# expect: converted, compiles<=1, hits>=3, rolled==4
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, outputs = jnp.zeros((2, 4)) + i, []
    for x in state["xs"]:
        h = jnp.tanh(h @ state["w"] + x)
        outputs.append(h)
    return (
        jnp.concatenate(outputs),
        jnp.concatenate(outputs, axis=1),
        jnp.stack(outputs, axis=-1),
        jnp.vstack(outputs),
        jnp.hstack(outputs),
        jnp.stack(outputs[::-1], 1),
        jnp.stack(outputs[2:20:3]),
        jnp.concatenate(outputs[:-1], -1),
        jnp.hstack([h[0] for h in outputs]),
        jnp.vstack([h[0] for h in outputs]),
        jnp.vstack([h[0, 0] for h in outputs]),
    )
