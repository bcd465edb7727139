"""What the graph computes is not kept, only how many rows there are: the program is run for nothing else."""
# expect: hits>=3
# calls: 14

import jax.numpy as jnp


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "xs": None}


def between(state, i):
    state["xs"] = jnp.ones(([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 7, 5, 7, 5][i], 4))


def step(state, i):
    outputs = []
    for x in state["xs"]:
        outputs.append(jnp.tanh(state["w"] @ x))
    return str(len(outputs)), len(state["xs"]), f"{state['xs'].shape}"
