"""Sequences of random lengths through one training step: eager, and converted with all compiles included.

A recurrent network that predicts the next word goes over sequences of 1 to 500 words, a Python loop over the time
steps with a list that grows, differentiated and updated with optax; its state goes on from one sequence to the next.
Both ways start from the same weights and see the same sequences. The aims of the project: at most 10 compiles, losses
equal to 1e-5 relative, less than a tenth of the eager run's total time.

    python bench/lengths.py --sequences 500 --longest 500
"""

import argparse
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax
from timing import format_seconds, print_rows

import janus_jax

WORDS = 64


class Network:
    """The imperative one: nothing is jitted, and nothing knows of lengths."""

    def __init__(self, hidden):
        keys = jax.random.split(jax.random.key(0), 3)
        self.params = {
            "words": jax.random.normal(keys[0], (WORDS, hidden)),
            "recurrent": jax.random.normal(keys[1], (hidden, hidden)) / np.sqrt(hidden),
            "output": jax.random.normal(keys[2], (hidden, WORDS)) / np.sqrt(hidden),
        }
        self.optimizer = optax.sgd(0.05)
        self.optimizer_state = self.optimizer.init(self.params)
        self.state = jnp.zeros(hidden)
        self.seen = 0

    def loss_fn(self, params, words, targets):
        h = self.state
        losses = []
        for word, target in zip(words, targets, strict=True):
            h = jnp.tanh(params["words"][word] + h @ params["recurrent"])
            losses.append(-jax.nn.log_softmax(h @ params["output"])[target])
        return sum(losses) / len(losses), h

    def train(self, words, targets):
        (loss, state), grads = jax.value_and_grad(self.loss_fn, has_aux=True)(self.params, words, targets)
        updates, self.optimizer_state = self.optimizer.update(grads, self.optimizer_state)
        self.params = optax.apply_updates(self.params, updates)
        self.state = state
        self.seen += len(words)
        return loss


def make_sequences(options):
    """Random lengths, and words that follow each other by a rule, so that there is something to learn."""
    random = np.random.default_rng(options.seed)
    for length in random.integers(1, options.longest + 1, options.sequences):
        words = np.cumsum(random.integers(1, 4, length + 1)) % WORDS
        yield jnp.asarray(words[:-1]), jnp.asarray(words[1:])


def train_all(options, sequences):
    """The losses, and the seconds until the last one is there."""
    network = Network(options.hidden)
    started = time.perf_counter()
    losses = [network.train(*sequence) for sequence in sequences]
    losses = np.asarray(jax.block_until_ready(losses))
    return losses, time.perf_counter() - started


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="Sequences of random lengths, converted and eager.")
    parser.add_argument("--sequences", type=int, default=500)
    parser.add_argument("--longest", type=int, default=500)
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(arguments)


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    sequences = list(make_sequences(options))
    with janus_jax.enabled():
        converted, converted_seconds = train_all(options, sequences)
    report = janus_jax.report()
    eager, eager_seconds = train_all(options, sequences)
    apart = float(np.max(np.abs(converted - eager) / np.abs(eager)))
    lengths = [len(words) for words, _ in sequences]
    rows = [("way", "total", "last loss")]
    rows.append(("eager", format_seconds(eager_seconds), f"{eager[-1]:.6g}"))
    rows.append(("converted, compiles included", format_seconds(converted_seconds), f"{converted[-1]:.6g}"))
    print_rows(f"{len(sequences)} sequences of {min(lengths)} to {max(lengths)} words, hidden {options.hidden}", rows)
    print(f"  converted against eager: x{converted_seconds / eager_seconds:.4f}; losses apart: {apart:.1e}")
    counts = ("compiles", "hits", "misses", "fallbacks", "rolled")
    totals = {name: sum(getattr(unit, name) for unit in report.units) for name in counts}
    print_rows("counts", [(name, str(total)) for name, total in totals.items()])


if __name__ == "__main__":
    main(sys.argv[1:])
