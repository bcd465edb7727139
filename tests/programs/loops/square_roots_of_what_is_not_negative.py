"""A loop in each iteration of a long one, which would never end with the number that the iteration refuses."""
# expect: converted, compiles<=3, hits>=4, rolled>=1
# calls: 9

import jax.numpy as jnp


def setup():
    return {"numbers": [jnp.float32(k + 1.5) for k in range(60)], "last": None}


def between(state, i):
    state["numbers"][20] = jnp.float32(-3.0) if i == 5 else jnp.float32(4.0 + i)


def square_root(number, start):
    x = start
    while jnp.abs(x * x - number) > 1e-3 * number:
        x = 0.5 * (x + number / x)
    return x


def step(state, i):
    x, roots = jnp.float32(1.0), []
    for number in state["numbers"]:
        if number < 0:
            raise ValueError("no square root")
        x = square_root(number, x)
        roots.append(x)
    state["last"] = roots
    return jnp.sum(jnp.stack(roots))
