"""One list gets every new array, another one some of them or older ones; the last of each stay under other names."""
# expect: converted, compiles<=2, hits>=4, rolled>=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "seen": []}


def step(state, i):
    x = state["x"] + 3.0 + i
    y = z = x * 2
    seen, others, last = state["seen"], [], []
    for t in range(150):
        last.append(z)
        x = jnp.cos(x * 0.8)
        others.append(x)
        z = x + y
        seen.append(x if z[0] > 5 else y)
        z = z * 2
        seen.append(z if z[1] > 4 else x)
        others.append((t, z.sum()))
    return others, last, x, y, z
