"""What can be seen of one call that a test makes itself, without the oracle: objects, error and output, comparable."""

from __future__ import annotations

import dataclasses

from support.compare import Tolerance, find_differences
from support.snapshot import Snapshot


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The program's objects after a call, its result among them, and everything that came out."""

    objects: Snapshot
    error: str
    output: tuple

    def differences(self, other: Outcome) -> list[str]:
        found = [] if self.error == other.error else [f"{self.error or 'no error'} became {other.error or 'none'}"]
        found += [] if self.output == other.output else [f"output {self.output} became {other.output}"]
        return found + find_differences(self.objects, other.objects, Tolerance())
