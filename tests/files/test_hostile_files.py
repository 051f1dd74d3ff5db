"""Files made to exhaust a reader are refused in an instant and take no memory."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from glassbowl.errors import ModelFileError
from glassbowl.files.container import read_container, write_container

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 0.05
MEGABYTE = 1_000_000
MOST_MEMORY = 5 * MEGABYTE
ROOM = 64 * MEGABYTE
"""How much more address space than it already has the child may take."""

CHILD = """
import json, resource, sys, time, tracemalloc
from pathlib import Path
import numpy, safetensors.numpy
from glassbowl.errors import ModelFileError
from glassbowl.files.container import read_container

def trusting(path):
    '''A reader that believes the length in the file.'''
    length = int.from_bytes(Path(path).read_bytes()[:8], "little")
    bytes(min(length, 30_000_000)).count(1)
    time.sleep(0.06)
    raise ModelFileError("trusting", "trusting")

read = {"read_container": read_container, "trusting": trusting}[sys.argv[1]]
pages = int(Path("/proc/self/statm").read_text().split()[0])
room = pages * resource.getpagesize() + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (room, room))

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

def outcome(path):
    try:
        read(path)
    except ModelFileError as error:
        return error.key, str(error)
    return "read", ""

report = {}
for path in sorted(Path(sys.argv[3]).iterdir()):
    before, seconds = peak(), []
    for _ in range(3):
        start = time.perf_counter()
        key, sentence = outcome(path)
        seconds.append(time.perf_counter() - start)
    grown = peak() - before
    tracemalloc.start()
    outcome(path)
    traced = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # The fastest of three: on a busy machine, the others time the neighbours.
    report[path.name] = [key, sentence, min(seconds), max(grown, traced)]
print(json.dumps(report))
"""


def report(reader: str, files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """For each file: what a reader in a process of its own said, its seconds and its bytes."""
    for name, body in files.items():
        (folder / name.replace("/", " ")).write_bytes(body)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, reader, str(ROOM), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def outcomes(hostile: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of each hostile file."""
    return report("read_container", hostile, tmp_path_factory.mktemp("hostile"))


def test_all_hostile_files_are_refused(outcomes: dict[str, Any], hostile: dict[str, bytes]) -> None:
    """Each of the seventeen is refused by the reader's one error, and none was left out."""
    assert dict.fromkeys(hostile, True) == {
        name: key.startswith("model.") for name, (key, *_) in outcomes.items()
    }


def test_hostile_files_are_refused_for_what_they_are(outcomes: dict[str, Any]) -> None:
    """The reason is the file's own fault, not a checksum that happens to be wrong."""
    assert [] == [name for name, (key, *_) in outcomes.items() if key == "model.damaged"]


def test_hostile_files_cost_no_time(outcomes: dict[str, Any]) -> None:
    """Each is refused in less than 50 ms."""
    slow = {name: seconds for name, (_, _, seconds, _) in outcomes.items() if seconds >= SECONDS}
    assert {} == slow


def test_hostile_files_cost_no_memory(outcomes: dict[str, Any]) -> None:
    """Each is refused with less than 5 MB."""
    large = {name: grown for name, (*_, grown) in outcomes.items() if grown >= MOST_MEMORY}
    assert {} == large


def test_a_trusting_reader_is_caught(hostile: dict[str, bytes], tmp_path: Path) -> None:
    """The measurements can fail: a reader that believes a length takes too long and too much."""
    name = "a header of 1e18 bytes"
    found = report("trusting", {name: hostile[name]}, tmp_path)
    _, _, seconds, grown = found[name]
    assert (True, True) == (seconds >= SECONDS, grown >= MOST_MEMORY)


WATCHED = """
import sys
import numpy, safetensors.numpy
from pathlib import Path
from glassbowl.files.container import read_container
from glassbowl.errors import ModelFileError

def refuse(event, arguments):
    if event in {"pickle.find_class", "marshal.loads", "compile", "exec", "os.system", "import",
                 "subprocess.Popen", "socket.connect", "ctypes.dlopen"}:
        raise RuntimeError(event)

if sys.argv[1] == "pickle":
    import pickle
sys.addaudithook(refuse)
for path in sorted(Path(sys.argv[2]).iterdir()):
    try:
        pickle.loads(path.read_bytes()) if sys.argv[1] == "pickle" else read_container(path)
    except ModelFileError:
        pass
print("nothing ran")
"""


def watched(reader: str, folder: Path) -> str:
    """The last line of a process that reads all files of a folder with every door watched."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, reader, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).splitlines()[-1]


def test_nothing_in_a_file_can_run(hostile: dict[str, bytes], tmp_path: Path) -> None:
    """Reading a model or a hostile file imports, compiles, unpickles and opens nothing."""
    write_container(tmp_path / "model", {}, {"a": 1})
    for number, body in enumerate([*hostile.values(), pickle.dumps(Fault())]):
        (tmp_path / str(number)).write_bytes(body)
    assert "nothing ran" == watched("container", tmp_path)


def test_a_pickle_is_caught(tmp_path: Path) -> None:
    """The watch can fail: unpickling looks up a class and is stopped."""
    (tmp_path / "model").write_bytes(pickle.dumps(Fault()))
    assert "RuntimeError: pickle.find_class" == watched("pickle", tmp_path)


class Fault:
    """Something whose pickle names a function to call."""

    def __reduce__(self) -> tuple[Any, ...]:
        return print, ("a file has run",)


def test_a_pickle_is_no_model(tmp_path: Path) -> None:
    """A pickle is told to be another kind of file."""
    (tmp_path / "model").write_bytes(pickle.dumps(Fault()))
    with pytest.raises(ModelFileError, match="some other kind of file"):
        read_container(tmp_path / "model")
