"""On every third step the loss is printed; the rest of the steps print nothing."""
# expect: converted, compiles<=2, hits>=10
# calls: 12

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.w, self.count = jnp.array([1.0, 2.0, 3.0]), 0


def setup():
    return Trainer()


def step(trainer, i):
    trainer.w = trainer.w - 0.1 * jnp.sin(trainer.w)
    trainer.count += 1
    loss = jnp.sum(trainer.w**2)
    if trainer.count % 3 == 0:
        print("step", trainer.count, "loss", f"{loss:.2f}")
    return loss
