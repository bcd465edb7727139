"""Optimiser state in a NamedTuple, replaced as a whole on either side."""
# expect: converted, compiles<=2, hits>=4

from typing import NamedTuple

import jax.numpy as jnp


class State(NamedTuple):
    w: object
    momentum: object
    count: object


def setup():
    return {"opt": State(jnp.array([2.0, -1.0]), jnp.zeros(2), jnp.int32(0))}


def step(state, i):
    opt = state["opt"]
    grad = 2.0 * opt.w
    if jnp.sum(grad * opt.momentum) > 1.0:
        opt = State(opt.w, jnp.zeros(2), opt.count + 1)
    else:
        momentum = 0.5 * opt.momentum - 0.5 * grad
        opt = opt._replace(w=opt.w + momentum, momentum=momentum)
    state["opt"] = opt
    return opt.w, opt.count
