"""The trainer and the plotter have one list; += keeps it one, + makes another."""
# expect: converted, compiles<=8, hits>=8
# calls: 16

import jax.numpy as jnp


class Holder:
    pass


def setup():
    trainer, plotter = Holder(), Holder()
    trainer.losses = plotter.losses = []
    trainer.w = jnp.array([1.0, 2.0])
    return {"trainer": trainer, "plotter": plotter}


def step(state, i):
    trainer, plotter = state["trainer"], state["plotter"]
    trainer.w = trainer.w * 0.9
    trainer.losses += [jnp.sum(trainer.w) * i]
    same = plotter.losses is trainer.losses
    if i % 4 == 3:
        plotter.losses = plotter.losses + [jnp.array(-1.0)]
    if i % 5 == 4:
        trainer.losses = plotter.losses
    return same, len(trainer.losses), len(plotter.losses), plotter.losses[-1]
