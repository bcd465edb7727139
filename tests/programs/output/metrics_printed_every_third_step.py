"""Losses are kept in a list as floats; on every third step their average is printed and the list is emptied."""
# expect: converted, compiles<=2, hits>=6

import jax
import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.w, self.losses, self.step = jnp.array([1.0, -2.0]), [], 0


def setup():
    return Trainer()


def step(trainer, i):
    loss, gradient = jax.value_and_grad(lambda w: jnp.sum((w - 1.0) ** 2))(trainer.w)
    trainer.w = trainer.w - 0.125 * gradient
    trainer.step += 1
    trainer.losses.append(float(loss))
    if trainer.step % 3 == 0:
        print(f"step {trainer.step:4d} | loss {sum(trainer.losses) / len(trainer.losses):.4f}")
        trainer.losses.clear()
    return loss
