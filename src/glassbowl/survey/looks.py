"""What single answers look like: dates, addresses, numbers with something attached."""

from __future__ import annotations

import re
from typing import Final

CLOCK: Final = (
    r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:[ap]m|z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
DATES: Final = (
    r"[0-9]{4}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])",  # 2024-03-04
    r"(?:0?[1-9]|[12][0-9]|3[01])([-/.])(?:0?[1-9]|[12][0-9]|3[01])\2[0-9]{4}",  # 4/3/2024
    r"(?:0?[1-9]|[12][0-9]|3[01])([-/])(?:0?[1-9]|[12][0-9]|3[01])\3[0-9]{2}",  # 4/3/24
    r"[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日",
    r"[0-9]{1,2}[ -][a-z]{3,9}\.?,?[ -](?:[0-9]{4}|[0-9]{2})",  # 4 March 2024
    r"[a-z]{3,9}\.? [0-9]{1,2},? [0-9]{4}",  # March 4, 2024
)
DATE: Final = re.compile(f"(?:{'|'.join(DATES)}){CLOCK}", re.IGNORECASE)

ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE: Final = re.compile(
    r"(?:\+|\(?0)[0-9 ()/.-]{6,}[0-9]|[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4}"
)

ATTACHED: Final = re.compile(
    r"(?:nt\$|us\$|hk\$|[$€£¥￥₩₹]|rmb|eur|usd)? ?[+-]?"
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?)"
    r" ?(?:%|[a-z°€£$元塊块歲岁年月天週周次個个人]{1,10})?",
    re.IGNORECASE,
)
"""A number with a unit, a currency, a percent sign, separated thousands or a decimal comma."""

ID_WORDS: Final = frozenset("id ids uid uuid guid".split())
CHINESE_ID_WORDS: Final = ("編號", "编号", "序號", "序号", "流水號", "流水号")
NUMBERING_WORDS: Final = frozenset("no nr num number key index row record code".split())
CHINESE_NUMBERING_WORDS: Final = ("號碼", "号码", "代號", "代号", "代碼", "代码")
DATE_WORDS: Final = frozenset(("date", "dates"))
CHINESE_DATE_WORDS: Final = ("日期",)

WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""The words of a name such as CustomerID, customer_id or Customer id."""


def is_date(text: str) -> bool:
    """Whether a text is a day, perhaps with the time, in one of the usual ways of writing it."""
    return DATE.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether a text is an e-mail address or a telephone number."""
    return ADDRESS.fullmatch(text) is not None or PHONE.fullmatch(text) is not None


def is_number_with_more(text: str) -> bool:
    """Whether a text is a number with something attached, or a plain one."""
    return ATTACHED.fullmatch(text) is not None


def named_as_id(name: str) -> bool:
    """Whether a question is called an id."""
    return names_any(name, ID_WORDS, CHINESE_ID_WORDS)


def named_as_numbering(name: str) -> bool:
    """Whether a question is called a number or a code, which may be an id or a question."""
    return names_any(name, NUMBERING_WORDS, CHINESE_NUMBERING_WORDS)


def named_as_date(name: str) -> bool:
    """Whether a question is called a date."""
    return names_any(name, DATE_WORDS, CHINESE_DATE_WORDS)


def names_any(name: str, words: frozenset[str], parts: tuple[str, ...]) -> bool:
    """Whether a name holds one of these English words, or of these Chinese ones."""
    found = {word.casefold() for word in WORD.findall(name)}
    return bool(found & words) or any(part in name for part in parts)
