"""Every error is one sentence, a stable key and its values; other people's text is made safe."""

from __future__ import annotations

import pytest

from glassbowl import errors
from glassbowl.errors import GlassbowlError, listed, shown

PARENTS: dict[str, type[Exception]] = {
    "RecipeError": ValueError,
    "ShapeError": ValueError,
    "DivergedError": ArithmeticError,
    "EngineError": ValueError,
    "KernelError": ValueError,
    "SurveyError": ValueError,
    "QuestionError": errors.SurveyError,
    "ModelFileError": ValueError,
    "OutputError": OSError,
    "MissingPackageError": ImportError,
    "StudioError": OSError,
    "CommandError": ValueError,
}

KINDS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, GlassbowlError) and kind is not GlassbowlError
}


def test_the_tree_is_this_one() -> None:
    """There are these errors and no other."""
    assert set(PARENTS) == set(KINDS)


@pytest.mark.parametrize("name", PARENTS)
def test_each_is_what_people_already_catch(name: str) -> None:
    """Every error is a GlassbowlError and the built-in error of its kind."""
    assert issubclass(KINDS[name], GlassbowlError)
    assert issubclass(KINDS[name], PARENTS[name])


@pytest.mark.parametrize("name", PARENTS)
def test_each_is_its_sentence(name: str) -> None:
    """The text of an error is its English sentence with the values in place."""
    error = KINDS[name]("test.key", "Rows must be {most}. Got {rows}.", most=3, rows="4")
    assert str(error) == "Rows must be 3. Got 4."


@pytest.mark.parametrize("name", PARENTS)
def test_each_carries_its_key_and_values(name: str) -> None:
    """A face can say the same in another language from the key and the values."""
    error = KINDS[name]("test.key", "Got {rows} of {names}.", rows=4, names=("cat", "beer"))
    assert ("test.key", {"rows": 4, "names": ("cat", "beer")}) == (error.key, error.values)


@pytest.mark.parametrize("name", PARENTS)
def test_each_can_be_raised_and_caught(name: str) -> None:
    """Raised as its own kind, it is caught as the common one."""
    with pytest.raises(GlassbowlError, match=r"^Got 1\.$"):
        raise KINDS[name]("test.key", "Got {n}.", n=1)


def test_a_runaway_may_bring_the_last_good_network() -> None:
    """Nothing comes with it until something is put there, and then with that error alone."""
    first, second = (errors.DivergedError("diverged", "Diverged.") for _ in range(2))
    first.last_good = "network"
    assert ("network", None) == (first.last_good, second.last_good)


def test_several_names_stand_with_commas() -> None:
    """A tuple of texts is listed in a sentence; anything else stands as it is."""
    values: list[errors.Value] = [("cat", "beer"), ("cat",), (), "a, b", 3, 2.5]
    assert ["cat, beer", "cat", "", "a, b", 3, 2.5] == [listed(value) for value in values]


def test_names_are_listed_in_the_sentence() -> None:
    """An error given a tuple says its items with commas."""
    assert str(errors.EngineError("e", "One of: {names}.", names=("a", "b"))) == "One of: a, b."


def test_braces_in_a_value_are_left_alone() -> None:
    """A name in braces is text like any other."""
    assert str(errors.SurveyError("s", "Got {name}.", name="{file}")) == "Got {file}."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cat", "'cat'"),
        ("", "''"),
        ("é 貓 🐈", "'é 貓 🐈'"),
        ("O'Hara", "'O'Hara'"),
        (3.5, "'3.5'"),
        (None, "'None'"),
        ("a\nb", r"'a\nb'"),
        ("a\r\n\tb", r"'a\r\n\tb'"),
        ("\x1b[31mred", r"'\x1b[31mred'"),
        ("\x00", r"'\x00'"),
        ("\x7f\x9b", r"'\x7f\x9b'"),
        ("a\u202eb", r"'a\u202eb'"),
        ("\u2066x\u2069", r"'\u2066x\u2069'"),
        ("\u200f\u200b\ufeff", r"'\u200f\u200b\ufeff'"),
        ("\u2028\u2029", r"'\u2028\u2029'"),
        ("\xa0", r"'\xa0'"),
        ("\ud800", r"'\ud800'"),
        ("\U000e0041", r"'\U000e0041'"),
        ("100 %", "'100 %'"),
    ],
    ids=ascii,
)
def test_other_peoples_text_is_shown_safely(text: object, expected: str) -> None:
    """Quoted; marks that control a terminal, a line or its direction are written out."""
    assert expected == shown(text)


@pytest.mark.parametrize(
    ("length", "shown_length", "ending"),
    [(40, 42, "x'"), (41, 42, "x…'"), (1_000_000, 42, "x…'")],
)
def test_long_text_is_cut(length: int, shown_length: int, ending: str) -> None:
    """Forty marks are shown whole; of more, 39 and a sign that there is more."""
    text = shown("x" * length)
    assert len(text) == shown_length
    assert text.endswith(ending)


@pytest.mark.parametrize("mark", ["\n", "\x1b", "\u202e", "\U000e0041", "貓"], ids=ascii)
def test_text_of_marks_is_cut_too(mark: str) -> None:
    """However many characters a mark takes when written out, no more than forty are shown."""
    assert len(shown(mark * 500)) <= 42


def test_shown_text_is_always_one_printable_line() -> None:
    """Of all there is in Unicode nothing gets through that a terminal would obey."""
    everything = [chr(code) for code in range(0x110000)]
    assert [] == [mark for mark in everything if not shown(mark).isprintable()]
