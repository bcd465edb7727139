"""What a list held in the iteration before is kept in another list, and a shorter way back is followed step by step."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, before, earlier, seen = jnp.zeros(4) + i, None, None, []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        earlier, before = before, x
    return h, earlier is state["xs"][-2], before is state["xs"][-1], earlier
