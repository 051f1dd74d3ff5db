"""What a browser test says of the page, it waits for: no claim rests on a look at one instant."""

from __future__ import annotations

import ast

LOOKS = frozenset({"count", "is_visible", "is_hidden", "is_enabled", "is_disabled", "is_checked"})
"""What Playwright answers at once, of a page that may still be about to follow a press."""

LISTS = frozenset({"all", "all_inner_texts", "all_text_contents", "evaluate_all"})
"""What it lists at once; `every`, `texts` and `Lab.at_rest` wait first."""

PAGES = ("tests/browser/test_", "tests/studio/test_real_page")


def hasty(text: str) -> list[str]:
    """Every list made at once, and every look at one instant within an assertion, with its line."""
    tree = ast.parse(text)
    claimed = {
        id(node)
        for claim in ast.walk(tree)
        if isinstance(claim, ast.Assert)
        for node in ast.walk(claim.test)
    }
    return [
        f"{call.lineno} {call.func.attr}"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in LISTS or (call.func.attr in LOOKS and id(call) in claimed)
    ]


def test_claims_about_the_page_wait(tests: dict[str, str]) -> None:
    """A slow machine is no fault of the page: `expect` looks until it is so, or far too late."""
    found = {
        path: looks
        for path, text in tests.items()
        if path.startswith(PAGES)
        if (looks := hasty(text))
    }
    assert {} == found


def test_a_look_at_one_instant_is_found() -> None:
    """Said outright, within a list, or of what is not there; expect and a bare name are fine."""
    lines = (
        "assert 4 == rows.count()",
        "names = [row.inner_text() for row in rows.all()]",
        "assert not any(one.is_visible() for one in found)",
    )
    assert {"1 count", "2 all", "3 is_visible"} == set(hasty("\n".join(lines)))
    assert [] == hasty("expect(rows).to_have_count(4)\nassert all(found)\n")
