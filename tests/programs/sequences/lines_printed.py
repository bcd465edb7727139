"""A line is printed for some time steps."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(state["w"] @ h + x)
        if t % 10 == 0:
            print(f"step {t}: {float(jnp.sum(h)):.3f}")
    print("done", t)
    return h
