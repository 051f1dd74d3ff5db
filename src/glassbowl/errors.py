"""Every deliberate error: one sentence that says what must hold, what was found, what to do.

    GlassbowlError                  whatever the reader can put right; the command line ends with 2
    ├── RecipeError                 a setting is out of range
    ├── ShapeError                  arrays that do not fit, or hold something that is no number
    ├── DivergedError               the numbers ran away while learning
    ├── EngineError                 there is no such engine
    ├── KernelError                 arrays or numbers that the kernel must not be given
    ├── SurveyError                 a file or table that cannot be read or learned from
    │   └── QuestionError           a question or an answer was asked for that cannot do the job
    ├── ModelFileError              not a model file, damaged, or made by a newer version
    ├── OutputError                 a result could not be written
    ├── MissingPackageError         a package is needed and not installed
    ├── StudioError                 the studio cannot be served here
    └── CommandError                the command line could not be understood

Each also inherits the built-in error that people already catch. An error carries a `key` and its
`values`; `str(error)` is the English sentence, and a face may render the same in another language.
"""

from __future__ import annotations

from typing import Final, LiteralString

Value = str | int | float | tuple[str, ...]

LONGEST_SHOWN = 40


class GlassbowlError(Exception):
    """The reader can put this right: the sentence says how."""

    def __init__(self, key: LiteralString, sentence: LiteralString, /, **values: Value) -> None:
        self.key = key
        self.values = values
        super().__init__(sentence.format(**{name: listed(value) for name, value in values.items()}))


class RecipeError(GlassbowlError, ValueError):
    """A setting is out of range."""


class ShapeError(GlassbowlError, ValueError):
    """Arrays do not fit together, or hold something that is not a finite number."""


class DivergedError(GlassbowlError, ArithmeticError):
    """The synapses stopped being finite numbers while the network was learning."""

    last_good: object = None
    """The Network of the round before, every number of it finite."""


class EngineError(GlassbowlError, ValueError):
    """An engine was asked for that does not exist."""


class KernelError(GlassbowlError, ValueError):
    """Arrays or numbers that the kernel must not be given."""


class SurveyError(GlassbowlError, ValueError):
    """A file or table cannot be read, or there is nothing to learn in it."""


class QuestionError(SurveyError):
    """A question or an answer was asked for that is not there or cannot do the job."""


class ModelFileError(GlassbowlError, ValueError):
    """A file is no model file, is damaged, or was made by a newer version."""


class OutputError(GlassbowlError, OSError):
    """A result could not be written; what stood there before is untouched."""


class MissingPackageError(GlassbowlError, ImportError):
    """A package is needed for this and is not installed."""


class StudioError(GlassbowlError, OSError):
    """The page is not there, or this machine does not let us serve it at that address."""


class CommandError(GlassbowlError, ValueError):
    """The command line could not be understood."""


class SlowerWarning(UserWarning):
    """The kernel cannot be used, so the reference engine does the work: the same, but slowly.

    `reason` is "absent" (it was not built), "refused" (it cannot be loaded) or "wrong" (its known
    answer is not the right one).
    """

    SENTENCES: Final = {
        "absent": "The compiled kernel was not built here; NumPy does the work, more slowly.",
        "refused": "The compiled kernel cannot be loaded; NumPy does the work, more slowly.",
        "wrong": "The compiled kernel gave a wrong answer; NumPy does the work, more slowly.",
    }

    def __init__(self, reason: str, detail: str) -> None:
        """Keep the reason and what the system said."""
        super().__init__(f"{self.SENTENCES[reason]} {detail}".strip())
        self.reason, self.detail = reason, detail


def listed(value: Value) -> str | int | float:
    """The value as it stands in a sentence: a tuple of texts becomes "a, b, c"."""
    return ", ".join(value) if isinstance(value, tuple) else value


def shown(text: object) -> str:
    """Somebody's own text, safe in a sentence: quoted, control marks visible, at most 40 long.

    Control marks, line ends and marks that turn the writing direction are shown as escapes, so a
    cell of a hostile file can neither forge a line of output nor recolour a terminal.
    """
    visible = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in str(text))
    return f"'{visible}'" if len(visible) <= LONGEST_SHOWN else f"'{visible[: LONGEST_SHOWN - 1]}…'"
