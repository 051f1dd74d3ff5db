"""What a file truly is, whatever its name says: told from its first bytes."""

from __future__ import annotations

from typing import Final

SIGNATURES: Final = (
    (b"PK", "Excel (.xlsx) or ZIP"),
    (b"\xd0\xcf\x11\xe0", "Excel (.xls)"),
    (b"%PDF", "PDF"),
    (b"PAR1", "Parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"\x80\x02", "pickle"),
    (b"\x80\x03", "pickle"),
    (b"\x80\x04", "pickle"),
    (b"\x80\x05", "pickle"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
)
"""The bytes a format opens with. Names of formats are the same in every language."""

MARKUP: Final = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<table", "HTML"))
OTHER_MARKUP: Final = ((b"<?xml", "XML"), (b'{"', "JSON"), (b'[{"', "JSON"), (b"[[", "JSON"))
WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""What UTF-16 opens with; UTF-32 opens with the same or with two zeros before."""


def disguised(head: bytes) -> str | None:
    """The name of the format a file is written in, or None when it may be the text it should be."""
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signature, name in MARKUP + OTHER_MARKUP:
        if begins.startswith(signature):
            return name
    return None


def is_wide(head: bytes) -> bool:
    """Whether the text is UTF-16 or UTF-32, which Excel calls Unicode text."""
    return head.startswith(WIDE)


def only_old_line_ends(head: bytes) -> bool:
    """Whether lines end with CR alone, as before Mac OS X."""
    return b"\r" in head and b"\n" not in head
