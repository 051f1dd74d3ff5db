"""arm64, built here and run by qemu: another instruction set, the same bits."""

from __future__ import annotations

import platform
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.kernel import surveys
from tests.kernel.conftest import fingerprint
from tests.kernel.surveys import KINDS, Job, trained
from tests.kernel.test_one_hash import crowded, seeded

from glassbowl.kernel import bits
from glassbowl.kernel.bits import Learner
from glassbowl.kernel.bits_definition import hidden_of

if TYPE_CHECKING:
    import ctypes
    from pathlib import Path

ROUNDS = """
#include <stdio.h>
#include "glassbowl.h"
static double X[] = {1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1}, y[] = {1, 1, 0, 0};
static double many[150], targets[150];
static double synapses[16], recorded[60001 * 16], room[9000];
static int run(int rows, const double *inputs, const double *answers, double rate, int rounds)
{
    int32_t widths[] = {3, 4, 1};
    if (glassbowl_room(2, widths, rows) > 9000)
        return 1;
    glassbowl_draws(1, 16, synapses);
    for (int p = 0; p < 16; p++)
        synapses[p] = 2 * synapses[p] - 1;
    glassbowl_descend(2, widths, rows, inputs, answers, 0, 0, 0, rate, rounds, -1, 0, synapses,
                      recorded, room);
    fwrite(synapses, sizeof synapses, 1, stdout);
    fwrite(recorded, sizeof *recorded, (size_t)(rounds + 1) * 16, stdout);
    return 0;
}
int main(void)
{
    glassbowl_draws(2, 150, many);
    glassbowl_draws(3, 150, targets);
    return run(4, X, y, 1.0, 60000) || run(50, many, targets, 0.1, 2000);
}
"""
"""The seeded run, then that of a crowd, as a program."""

SURVEY = """
#include <stdio.h>
#include "glassbowl.h"
static _Alignas(64) uint8_t memory[1 << 25];
static size_t used;
static void *space(int64_t size)
{
    void *here = memory + used;
    used += ((size_t)size + 63) / 64 * 64;
    return here;
}
static void *given(void) /* an array: how many bytes, then these; less than 0 for none */
{
    int32_t size = -1;
    if (!fread(&size, sizeof size, 1, stdin) || size < 0)
        return 0;
    void *here = space(size);
    return fread(here, 1, (size_t)size, stdin) == (size_t)size ? here : 0;
}
int main(void)
{
    int32_t *form = given(), *sizes = given();
    int32_t hidden = sizes[0], rows = sizes[1], batch = sizes[2], batches = sizes[3];
    uint8_t *yes = given(), *known = given();
    float *number = given();
    int32_t *chosen = given(), *order = given();
    float *targets = given(), *weight = given();
    float *network = given(), *first = given(), *second = given();
    double *rate = given(), *progress = given();
    float *room = space(4 * glassbowl_bits_room(form, hidden, 1));
    float *scores = space(4 * (int64_t)rows);
    for (int pass = 0; pass < 2; pass++) {
        int64_t shared[2] = {0};
        progress[2] = 0;
        glassbowl_bits_begin(form, hidden, network, first, second, room);
        if (glassbowl_bits_train(form, hidden, yes, known, number, chosen, order, targets, weight,
                                 rows, batch, *rate, pass * batches / 2, batches, progress, 0,
                                 shared, room))
            return 1;
        glassbowl_bits_end(form, hidden, network, first, second, room);
    }
    glassbowl_bits_score(form, hidden, yes, known, number, chosen, order, rows, scores, room);
    size_t numbers = (size_t)sizes[4];
    fwrite(network, 4, numbers, stdout);
    fwrite(first, 4, numbers, stdout);
    fwrite(second, 4, numbers, stdout);
    fwrite(progress, 8, 3, stdout);
    fwrite(scores, 4, (size_t)rows, stdout);
    return 0;
}
"""
"""Two passes over answers as bits, and their scores, as a program."""


@dataclass(frozen=True)
class Elsewhere:
    """Makes programs of the kernel for arm64, and runs them."""

    builder: Any
    folder: Path

    def made(self, text: str) -> Path:
        """A program of this text and the kernel."""
        (self.folder / "elsewhere.c").write_text(text, encoding="utf-8")
        program = self.folder / "elsewhere"
        command = [*self.builder.zig(), "-target", "aarch64-linux-musl", "-static", "-O3"]
        names = [name for name in self.builder.sources() if name != "memory.c"]  # C's own is there
        sources = [*names, str(self.folder / "elsewhere.c")]
        subprocess.run(
            [*command, *self.builder.BITS, "-I.", *sources, "-o", str(program)],
            cwd=self.builder.HERE,
            check=True,
            capture_output=True,
        )
        return program

    def printed(self, program: Path, given: bytes = b"") -> bytes:
        """What it prints when it is given this."""
        emulator = shutil.which("qemu-aarch64-static") or shutil.which("qemu-aarch64")
        assert emulator, "qemu-user must be installed: apt-get install qemu-user-static"
        command = [emulator, str(program)]
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, builder: Any) -> Elsewhere:  # noqa: ANN401
    """Another processor than this one."""
    assert platform.machine() != "aarch64"
    return Elsewhere(builder, tmp_path_factory.mktemp("elsewhere"))


@pytest.mark.long
def test_the_seeded_run_has_the_one_hash(elsewhere: Elsewhere, best: ctypes.CDLL) -> None:
    """Synapses at the end, then every round; of four customers and of fifty."""
    numbers = np.frombuffer(elsewhere.printed(elsewhere.made(ROUNDS)), "<f8")
    end = 16 * (1 + 60_001)
    found = fingerprint(numbers[:end]), fingerprint(numbers[end:])
    assert (seeded(best), crowded(best)) == found


@pytest.fixture(scope="module")
def learning(elsewhere: Elsewhere) -> Path:
    """The program that learns from answers as bits."""
    return elsewhere.made(SURVEY)


def as_given(odd: Job) -> bytes:
    """What the program reads: each array with its size in front."""
    rows = odd.answers.rows if odd.order is None else len(odd.order)
    hidden = hidden_of(odd.answers, odd.learner.network)
    batch = min(odd.pace.batch, rows)
    sizes = [hidden, rows, batch, odd.pace.batches, len(odd.learner.network)]
    moments = (odd.learner.network, odd.learner.first, odd.learner.second)
    arrays = (
        *(odd.answers.form, np.array(sizes, np.int32), *odd.answers.arrays, odd.order),
        *(odd.targets, odd.weight, *moments),
        *(np.array([odd.pace.rate]), np.array([*odd.learner.powers, 0.0])),
    )
    lengths = (-1 if array is None else array.nbytes for array in arrays)
    return b"".join(
        np.int32(length).tobytes() + (b"" if array is None else array.tobytes())
        for length, array in zip(lengths, arrays, strict=True)
    )


@pytest.mark.long
@KINDS
def test_answers_as_bits_have_one_hash(
    odd: Job, elsewhere: Elsewhere, learning: Path, best: ctypes.CDLL
) -> None:
    """All that two passes leave behind, in single precision, and every score.

    The page trains no surveys: of these functions there is no WebAssembly that could have the hash.
    """
    printed = elsewhere.printed(learning, as_given(odd))
    numbers, end = odd.learner.network.nbytes, 3 * odd.learner.network.nbytes
    parts = [printed[start : start + numbers] for start in (0, numbers, 2 * numbers)]
    network, first, second = (np.frombuffer(part, "<f4") for part in parts)
    power, other, loss = np.frombuffer(printed[end : end + 24], "<f8").tolist()
    found = Learner(network, first, second, odd.pace.batches, (power, other), loss)
    here = trained(odd, best)
    scores = bits.score_by(best, odd.answers, here.network, order=odd.order)
    assert surveys.fingerprint(here) == surveys.fingerprint(found)
    assert scores.tobytes() == printed[end + 24 :]
