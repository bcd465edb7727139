"""The step of rnn.py converted, hand-written with jax.jit, and eager, side by side in one process.

The hand-written step is what somebody who knows JAX would write: one pure function of parameters, optimizer state and
carry, with the old buffers donated. The aim of the project: converted within 1.10 of it.

    python bench/rnn_vs_jit.py --rounds 30
"""

import argparse
import contextlib
import sys
from functools import partial

import jax
import optax
import rnn
from timing import Variant, format_seconds, print_rows, time_interleaved

import janus_jax

EXPERT = "hand-written jit"
CONVERTED = "converted"
EAGER = "eager"


class ExpertTrainer:
    """The same model and optimizer, driven by one jitted function."""

    def __init__(self, trainer):
        self.model, self.optimizer = trainer.model, trainer.optimizer
        self.carried = (trainer.model.params, trainer.optimizer_state, trainer.model.state)
        self.history = []

    @partial(jax.jit, static_argnums=0, donate_argnums=1)
    def update(self, carried, sequence):
        params, optimizer_state, state = carried
        (loss, state), grads = jax.value_and_grad(self.loss, has_aux=True)(params, state, sequence)
        updates, optimizer_state = self.optimizer.update(grads, optimizer_state, params)
        return (optax.apply_updates(params, updates), optimizer_state, state), loss

    def loss(self, params, state, sequence):
        outputs = []
        for item in sequence[:-1]:
            state = rnn.rnn_cell(params, state, item)
            outputs.append(state)
        return rnn.compute_loss(params, outputs, sequence[1:]), state

    def train(self, sequence):
        self.carried, loss = self.update(self.carried, sequence)
        self.history.append(loss)
        return loss


def make_variants(options):
    """Three trainers that start alike and see the same sequences, and how each of them takes a step."""
    made = {
        name: rnn.make_trainer(options.batch, options.length, options.hidden) for name in (EAGER, EXPERT, CONVERTED)
    }
    trainers = {name: trainer for name, (trainer, _) in made.items()}
    trainers[EXPERT] = ExpertTrainer(trainers[EXPERT])
    around = {CONVERTED: partial(janus_jax.enabled, hot_after=1)}

    def step_of(name):
        sequences, batch = made[name][1], []

        def fetch():
            batch[:] = [next(sequences)]
            return around[name]() if name in around else contextlib.nullcontext()

        return Variant(lambda: trainers[name].train(batch[0]), fetch)

    return trainers, {name: step_of(name) for name in made}


def find_largest_difference(trainers):
    """How far apart the losses of the three ways are, step by step, relative to eager's."""
    eager = trainers[EAGER].history
    others = (trainers[CONVERTED].history, trainers[EXPERT].history)
    return max(abs(float(a - b)) / abs(float(b)) for other in others for a, b in zip(other, eager, strict=True))


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="One training step of the RNN: converted, hand-written, eager.")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--length", type=int, default=32)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--batch", type=int, default=16)
    return parser.parse_args(arguments)


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    trainers, variants = make_variants(options)
    timings = time_interleaved(variants, options.rounds)
    rows = [(name, format_seconds(timings.median(name))) for name in timings.seconds]
    rows.append((f"{CONVERTED} / {EXPERT}", f"x{timings.ratio(CONVERTED, EXPERT):.3f}"))
    rows.append((f"{EAGER} / {CONVERTED}", f"x{timings.ratio(EAGER, CONVERTED):.1f}"))
    rows.append(("largest difference of a loss", f"{find_largest_difference(trainers):.1e}"))
    report = janus_jax.report()
    rows += [(name, str(getattr(report, name))) for name in ("compiles", "hits", "misses", "fallbacks")]
    print_rows(f"RNN step, length {options.length}, hidden {options.hidden}, batch {options.batch}", rows)


if __name__ == "__main__":
    main(sys.argv[1:])
