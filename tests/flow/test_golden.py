"""Facts about listings written as text: blocks, dominators, joins, loops and live slots.

A golden file is a listing, a line of dashes, and the text of its facts; `python tests/flow/test_golden.py` with the
package on the path writes the second part anew.
"""

from pathlib import Path

import pytest

from janus_jax.decode import check_listing, parse_listing
from janus_jax.flow import find_facts

FOLDER = Path(__file__).parent.parent / "golden" / "flow"
RULER = "-" * 40 + "\n"
GOLDENS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_facts_of_listing(path):
    text, _, expected = path.read_text().partition(RULER)
    listing = parse_listing(text)
    check_listing(listing)
    assert str(find_facts(listing)) == expected


def write_golden(path):
    text, _, _ = path.read_text().partition(RULER)
    path.write_text(f"{text}{RULER}{find_facts(parse_listing(text))}")


if __name__ == "__main__":
    for golden in GOLDENS:
        write_golden(golden)
