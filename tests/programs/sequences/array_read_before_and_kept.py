"""What the list held at the number before is compared and kept."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, xs, kept, same = jnp.zeros(4) + i, state["xs"], [], 0
    for t in range(len(xs)):
        x, before = xs[t], xs[t - 1]
        same += x is before
        h = jnp.tanh(state["w"] @ h + x - before)
        kept.append(before)
    state["kept"] = kept
    return h, same
