"""The words that mean yes, no or nothing at all, in English and in Chinese.

Every word stands here as `texts.folded` leaves it: small letters, single spaces, 1 for 1.0.
"""

from __future__ import annotations

from typing import Final

YES: Final = frozenset(
    """
    yes y true t 1 on ✓ ✔ √ ☑ ○
    是 有 會 会 對 对 真 要 買 买 買了 买了 有買 有买 已買 已买 購買 购买 已購買 已购买
    同意 願意 愿意 可以 能 喜歡 喜欢
    """.split()
)

NO: Final = frozenset(
    """
    no n false f 0 off ✗ ✘ ☒ ☐ ×
    否 不是 沒有 没有 沒 没 無 无 不 不會 不会 不對 不对 錯 错 假 不要
    沒買 没买 不買 不买 未買 未买 未購買 未购买 沒購買 没购买
    不同意 不願意 不愿意 不可以 不能 不喜歡 不喜欢
    """.split()
)

TICKS: Final = frozenset("x v ✓ ✔ √ ☑ ○ checked selected 勾選 勾选 已選 已选".split())
"""Marks that say yes where everybody else left the box empty."""

BLANKS: Final = frozenset(
    ("", "na", "n/a", "#n/a", "n.a.", "nan", "<na>", "null", "nil", "-", "--", "—", "?", ".")
)
"""Marks that stand for an empty cell in every question."""

VAGUE: Final = frozenset(
    (
        *("none", "unknown", "not known", "not sure", "unsure", "refused"),
        *("don't know", "don’t know", "dont know", "do not know", "prefer not to say"),
        *("不知道", "不清楚", "不確定", "不确定", "不詳", "不详", "未知", "無", "无"),
        *("沒有", "没有", "不願回答", "不愿回答", "拒答"),
    )
)
"""Answers in a question of choice; where numbers are asked for they say that there is none."""
