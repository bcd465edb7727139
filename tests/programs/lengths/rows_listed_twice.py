"""Who makes a list of an array twice gets other arrays the second time."""
# expect: converted, compiles<=4, hits>=5
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(4.0 * n) + i).reshape(n, 4)


def step(state, i):
    xs = state["xs"] @ state["w"]
    kept, again, total = [], [], jnp.zeros(4)
    for x in xs:
        total = total * 0.5 + x
        kept.append(x)
    for x in xs:
        again.append((x, float(x[0])))
    return list(xs), list(xs), list(reversed(xs)), kept, again, total
