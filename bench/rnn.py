"""The recurrent network of the JANUS paper: an imperative program that learns to write like Python's documentation.

Nothing here knows of janus_jax and nothing is jitted: a Python loop over the characters of a sequence, a list that
grows, state that is read from and written to an object, a new closure for every sequence.

    python bench/rnn.py --steps 400
    python -m janus_jax --report bench/rnn.py --steps 400
"""

import argparse
import pydoc_data.topics
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax
import rich.progress


def read_text():
    """English text that comes with every Python: the topics of help()."""
    return "\n".join(pydoc_data.topics.topics[name] for name in sorted(pydoc_data.topics.topics))


class Characters:
    """The text as batches of sequences, each of which goes on where the one before it ended."""

    def __init__(self, text, batch, length):
        self.letters = sorted(set(text))
        codes = {letter: code for code, letter in enumerate(self.letters)}
        columns = np.array([codes[letter] for letter in text], np.int32)
        self.columns = columns[: len(columns) // batch * batch].reshape(batch, -1).T
        self.length = length

    def sequences(self):
        while True:
            for start in range(0, len(self.columns) - self.length - 1, self.length):
                yield jnp.asarray(self.columns[start : start + self.length + 1])


def rnn_cell(params, state, item):
    return jnp.tanh(params["input"][item] + state @ params["recurrent"] + params["bias"])


def compute_loss(params, outputs, targets):
    logits = jnp.stack(outputs) @ params["output"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, targets).mean()


class RNNModel:
    def __init__(self, key, letters, hidden, batch):
        keys = jax.random.split(key, 3)
        self.params = {
            "input": jax.random.normal(keys[0], (letters, hidden)) * 0.1,
            "recurrent": jax.random.normal(keys[1], (hidden, hidden)) / np.sqrt(hidden),
            "bias": jnp.zeros(hidden),
            "output": jax.random.normal(keys[2], (hidden, letters)) * 0.1,
        }
        self.state = jnp.zeros((batch, hidden))

    def __call__(self, params, sequence):
        state = self.state
        outputs = []
        for item in sequence[:-1]:
            state = rnn_cell(params, state, item)
            outputs += [state]
        return compute_loss(params, outputs, sequence[1:]), state


class Trainer:
    def __init__(self, model, learning_rate):
        self.model = model
        self.optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(learning_rate))
        self.optimizer_state = self.optimizer.init(model.params)
        self.steps = 0
        self.history = []

    def optimize(self, loss_fn):
        (loss, state), grads = jax.value_and_grad(loss_fn, has_aux=True)(self.model.params)
        updates, self.optimizer_state = self.optimizer.update(grads, self.optimizer_state, self.model.params)
        self.model.params = optax.apply_updates(self.model.params, updates)
        self.model.state = state
        return loss

    def train(self, sequence):
        loss = self.optimize(lambda params: self.model(params, sequence))
        self.steps += 1
        self.history.append(loss)
        return loss


def make_trainer(batch=16, length=32, hidden=128, learning_rate=2e-3, seed=0):
    """A trainer and the endless stream of its sequences."""
    data = Characters(read_text(), batch, length)
    model = RNNModel(jax.random.key(seed), len(data.letters), hidden, batch)
    return Trainer(model, learning_rate), data.sequences()


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="Train a character-level RNN on Python's own documentation.")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--length", type=int, default=32, help="characters in a sequence")
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--every", type=int, default=50, help="print the loss after so many steps")
    return parser.parse_args(arguments)


def main(arguments=None):
    options = parse_arguments(arguments)
    trainer, sequences = make_trainer(options.batch, options.length, options.hidden)
    started = time.perf_counter()
    with rich.progress.Progress(disable=not sys.stdout.isatty()) as progress:
        task = progress.add_task("training", total=options.steps)
        for step in range(1, options.steps + 1):
            loss = trainer.train(next(sequences))
            progress.advance(task)
            if step % options.every == 0 or step == options.steps:
                recent = np.mean(trainer.history[-options.every :])
                print(f"step {step:5d}  loss {loss:.3f}  mean of the last {options.every}: {recent:.3f}")
    seconds = time.perf_counter() - started
    print(f"{options.steps} steps in {seconds:.1f} s, {1e3 * seconds / options.steps:.1f} ms a step")


if __name__ == "__main__":
    main()
