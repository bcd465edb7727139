"""What iterators have left behind the loop."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    long, short, numbers = iter(state["xs"]), iter(state["xs"][:45]), iter(range(100))
    h = jnp.zeros(4) + i
    for x, y, k in zip(long, short, numbers):
        h = jnp.tanh(state["w"] @ h + x * y)
    return h, len(list(long)), list(short), next(numbers), k
