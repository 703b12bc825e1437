"""The sheets of paper there are."""

from typing import Literal

Paper = Literal["a4", "letter"]
