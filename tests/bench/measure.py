"""What every measure of `make bench` hands back."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Measure:
    """One promise: a ratio taken within one run, and what it must reach."""

    name: str
    ratio: float
    bound: Literal["at most", "at least"]
    reach: float

    @property
    def reached(self) -> bool:
        return self.ratio <= self.reach if self.bound == "at most" else self.ratio >= self.reach
