"""Each iteration says where it is, and some say more."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h = jnp.zeros(4)
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        print("step", t, "of", len(state["xs"]), f"{float(h[0]):.3f}")
        if t % 4 == 3:
            print("mean", float(h.mean()), h[1] > 0)
        if h[1] > 0.5:
            print("large", t)
    print("done")
    return h
