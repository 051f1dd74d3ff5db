"""An operating system that fails on demand, and model files forged byte by byte."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.files import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Forge = Callable[..., bytes]
    Install = Callable[..., "System"]

STEPS = ("stat", "umask", "open", "write", "fchmod", "fsync", "close", "replace")
"""The calls of a save, each of which may fail; cleaning up after a failure is not counted."""

ZEROS = "0" * 64


class System:
    """The module `os`, with a diary, whose n-th call fails; with n = 0, none does.

    `trouble` is raised instead of the call, or after it where `late` is set, as Ctrl-C may be.
    `at_most` is how many bytes one call of `write` takes.
    """

    def __init__(
        self,
        *,
        nth: int = 0,
        trouble: BaseException | None = None,
        late: bool = False,
        at_most: int | None = None,
    ) -> None:
        self.nth = nth
        self.trouble = trouble
        self.late = late
        self.at_most = at_most
        self.calls: list[tuple[str, tuple[Any, ...], Any]] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  it stands in for a module
        real = getattr(os, name)
        if name not in STEPS:
            return real

        def step(*arguments: Any) -> Any:  # noqa: ANN401
            failing = len(self.calls) + 1 == self.nth
            self.calls.append((name, arguments, None))
            if name == "write" and self.at_most is not None:
                arguments = (arguments[0], bytes(arguments[1])[: self.at_most])
            # A close that fails has closed all the same.
            if failing and self.trouble and not self.late and name != "close":
                raise self.trouble
            given = real(*arguments)
            self.calls[-1] = (name, arguments, given)
            if failing and self.trouble:
                raise self.trouble
            return given

        return step

    @property
    def reached(self) -> bool:
        """Whether there was an n-th call to fail."""
        return len(self.calls) >= self.nth

    @property
    def left_open(self) -> set[int]:
        """The descriptors that were opened and never closed."""
        opened = {given for name, _, given in self.calls if name == "open" and given is not None}
        return opened - {arguments[0] for name, arguments, _ in self.calls if name == "close"}

    def diary(self, names: Mapping[str, str]) -> list[str]:
        """The calls in words; `names` says what to call each folder and file."""
        known: dict[object, str] = dict(names.items())
        told = []
        for name, arguments, given in self.calls:
            things = [known.get(thing, "draft") for thing in arguments if isinstance(thing, str)]
            if name == "open":
                known[given] = things[0]
            elif name in {"write", "fchmod", "fsync", "close"}:
                things = [known[arguments[0]]]
            told.append(" ".join([name, *things]))
        return told


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a System in the place of `os` for the writer, and returns it."""

    def installed(**how: Any) -> System:  # noqa: ANN401
        system = System(**how)
        monkeypatch.setattr(atomic, "os", system)
        return system

    return installed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file in it, `saved`, that holds b"old"."""
    (tmp_path / "saved").write_bytes(b"old")
    return tmp_path


@pytest.fixture(scope="session")
def forge() -> Forge:
    """Builds a model file from its parts, right or wrong, always with a checksum that fits.

    Written from the description of the format, not with the package.
    """

    def forged(
        tensors: str = "",
        data: bytes = b"",
        *,
        document: str = "{}",
        envelope: str | None = None,
        metadata: str = "",
        header: bytes | None = None,
        length: int | None = None,
    ) -> bytes:
        if envelope is None:
            envelope = f'{{"format":1,"sha256":"{ZEROS}","document":{document}}}'
        if header is None:
            front = f'{{"__metadata__":{{"glassbowl":{json.dumps(envelope)}{metadata}}}'
            header = (front + (f",{tensors}" if tensors else "") + "}").encode()
        size = len(header) if length is None else length
        body = size.to_bytes(8, "little") + header + data
        return body.replace(ZEROS.encode(), hashlib.sha256(body).hexdigest().encode(), 1)

    return forged


@pytest.fixture(scope="session")
def hostile(forge: Forge) -> dict[str, bytes]:
    """Files made to exhaust a reader: each declares, nests or counts far beyond what it holds."""
    place = '"data_offsets":[0,8]'
    shapes = {
        "a thousand million numbers": "[1000000000]",
        "a shape that wraps around 2^64": "[4194305,4194305,211106198978564]",
        "two sides that wrap around 2^64": "[4294967296,4294967297]",
        "fifty thousand digits": f"[{'9' * 50_000}]",
    }
    return {
        name: forge(f'"syn0":{{"dtype":"F64","shape":{shape},{place}}}', bytes(8))
        for name, shape in shapes.items()
    } | {
        "a header of 1e18 bytes": forge(length=10**18),
        "a header of 2^64 - 1 bytes": forge(length=2**64 - 1),
        "a header of 63 million bytes": forge(length=63_000_000),
        "fifty thousand lists in the header": forge('"a":' + "[" * 50_000 + "]" * 50_000),
        "fifty thousand lists in the document": forge(
            document='{"a":' + "[" * 50_000 + "]" * 50_000 + "}"
        ),
        "fifty thousand open lists": forge(document='{"a":' + "[" * 50_000),
        "fifty thousand objects": forge(document='{"a":' * 50_000 + "1" + "}" * 50_000),
        "fifty thousand digits in the document": forge(document=f'{{"a":{"9" * 50_000}}}'),
        "fifty thousand digits after the point": forge(document=f'{{"a":1e{"9" * 50_000}}}'),
        "sixty-five tensors": forge(
            ",".join(
                f'"t{k}":{{"dtype":"F64","shape":[0],"data_offsets":[0,0]}}' for k in range(65)
            )
        ),
        "a thousand dimensions": forge(
            f'"a":{{"dtype":"F64","shape":[{",".join("9" * 1000)}],{place}}}', bytes(8)
        ),
        "another safetensors file": bytes([2, 0, 0, 0, 0, 0, 0, 0]) + b"{}",
        "eight bytes": (10**18).to_bytes(8, "little"),
    }
