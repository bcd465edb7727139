"""One program has one listing: the golden files are the same on every Python."""

import pytest

from decode.goldens import FOLDER, format_program, read_golden

GOLDENS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_program_decodes_to_its_golden_text(path):
    source, expected = read_golden(path)
    assert format_program(source) == expected


def test_there_are_goldens():
    assert len(GOLDENS) >= 15
