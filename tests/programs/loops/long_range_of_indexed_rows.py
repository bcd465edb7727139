"""A sequence read by the position in it, forward and backward."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"xs": jnp.sin(jnp.arange(90.0)).reshape(30, 3), "w": jnp.eye(3) * 0.3}


def step(state, i):
    xs, w = state["xs"] + i, state["w"]
    h, outs = jnp.zeros(3), []
    for t in range(len(xs)):
        h = jax.nn.softmax(h @ w + xs[t]) + jax.nn.gelu(xs[len(xs) - 1 - t]) * t
        outs.append(h)
    back = jnp.zeros(3)
    for t in reversed(range(len(xs))):
        back = jax.nn.softmax(back @ w + outs[t]) + jax.nn.log_softmax(xs[t])
    return jnp.stack(outs), back
