"""A helper prints, changes the state and raises; the step catches it, prints what it was and goes on."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Diverged(Exception):
    pass


def check(state, loss, limit):
    print("checking", loss)
    state["checks"] += 1
    if limit < 3:
        raise Diverged("limit", limit)
    print("fine")


def setup():
    return {"w": jnp.array([1.0, 2.0]), "checks": 0, "caught": []}


def step(state, i):
    loss = jnp.sum(state["w"] ** 2)
    try:
        check(state, loss, i % 5)
        state["w"] = state["w"] * 0.75
    except Diverged as error:
        print("caught", error, error.args[1])
        state["caught"].append(error.args)
        state["w"] = state["w"] * 1.5
    print("checks", state["checks"])
    return loss
