"""Arrays of lists are read by the number of the iteration, from either end."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept, xs = jnp.zeros(4) + i, [], state["xs"]
    for t in range(len(xs)):
        h = jnp.tanh(state["w"] @ h + xs[t] * xs[-1 - t])
        kept.append(xs[t])
        x = xs[t // 2]
    state["kept"], state["x"] = kept, x
    return h, kept[5] is xs[5], x is xs[29], kept[-1] is xs[t]
