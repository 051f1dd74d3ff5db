"""What every command says in traditional Chinese: its help, its progress, what it was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ruff: noqa: E501 - a sentence stays on its line, however long

SENTENCES: Final[Mapping[str, str]] = {
    "main.interrupted": "已停止，沒有留下做到一半的檔案。",
    "main.no_room": "印出來的內容要有地方可放，系統卻說：{message}。請在那個磁碟騰出空間，或把輸出送到別處。",
    "slower.absent": "這裡沒有編譯好的核心，改由 NumPy 計算，會慢一些。",
    "slower.refused": "編譯好的核心無法載入，改由 NumPy 計算，會慢一些（{detail}）。",
    "slower.wrong": "編譯好的核心（{detail}）算出的答案不對，改由 NumPy 計算，會慢一些。",
    "main.our_fault": "這是我們的錯，不是您的（{kind}：{message}）。設定 GLASSBOWL_TRACEBACK=1 再執行一次，就會顯示出錯的位置，請把它回報給我們。",
    "help.usage": "用法：",
    "help.options": "選項",
    "help.arguments": "處理的對象",
    "help.commands": "指令",
    "help.help": "顯示這份說明",
    "help.version": "顯示版本",
    "help.lang": "顯示用的語言：en、zh-Hant、zh-Hans（不指定就看系統語系）",
    "help.json": "標準輸出只有一個 JSON 物件",
    "help.glassbowl": "一個看得透的類神經網路：16 個數字先向四位顧客學習誰買了貓砂 Litter Rip!，再向您自己的問卷學習。",
    "help.epilog": "第一次來？先執行：glassbowl demo",
    "progress.learn": "學習中",
    "progress.doubt": "請教另外一百個網路",
    "band.certain": "幾乎肯定會",
    "band.probable": "大概會",
    "band.maybe": "也許",
    "band.improbable": "大概不會",
    "band.certain_not": "幾乎肯定不會",
    "band.nobody_knows": "沒有人知道",
    "code.help": "網路的 28 行程式，可以讀，也可以執行",
    "code.help.run": "執行這 28 行，顯示印出的結果",
    "picture.title": "{rounds:,} 輪之後的 {numbers} 個數字",
    "picture.customer_1": "顧客 1",
    "picture.legend": "藍色：正\u3000橘色虛線：負\u3000粗細：大小",
    "picture.words": "三個問題、四個隱藏神經元、一個預測的網路學會了 {customers} 位顧客，其中 {bought} 位買了；平均差距是 {miss}。",
    "progress.read": "讀取中",
    "progress.count": "計算回答",
    "progress.logistic": "不用隱藏神經元再學一次，好作比較",
    "progress.score": "評分中",
    "progress.write": "寫入中",
    "note.frozen": "{rows:,} 位顧客加總起來，第一步跨得太大，網路凍住了：差距的平方平均為 {miss:.3f}，並不比一律說平均值（{average:.3f}）好。請加上 --mean，除以顧客人數。",
    "note.sampled": "可供學習的顧客有 {rows:,} 位，幾乎人人回答不同，所以隨機抽出 {taken:,} 位。",
    "note.few_buyers": "只有 {bought:,} 位顧客說「是」：順序比機率可信。",
    "list.comma": "、",
    "input.answer": "{question}＝{answer}",
    "input.other": "{question}＝其他",
    "input.band": "{question} {low} 到 {high}",
    "input.no_answer": "{question}＝沒有回答",
}
