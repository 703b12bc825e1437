"""The stub server of the benchmarks, under the name the tests have for it."""

from benchmarks.stub import Answer, Body, Entry, Fault, Script, StubServer

__all__ = ["Answer", "Body", "Entry", "Fault", "Script", "StubServer"]
