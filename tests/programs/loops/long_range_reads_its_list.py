"""Each number of a sequence is made of the two before it, which are read from the list that grows."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3)}


def step(state, i):
    made = [state["x"], state["x"] + i]
    for _ in range(30):
        made.append(jax.nn.softmax(made[-1] + made[-2]) + jax.nn.log_softmax(made[-1]) * 0.1 + jax.nn.gelu(made[-1]))
    return jnp.stack(made[-4:]), len(made)
