"""What every command says in simplified Chinese: its help, its progress, what it was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ruff: noqa: E501 - a sentence stays on its line, however long

SENTENCES: Final[Mapping[str, str]] = {
    "main.interrupted": "已停止，没有留下做到一半的文件。",
    "main.no_room": "打印的内容要有地方可放，系统却说：{message}。请在那个磁盘上腾出空间，或把输出送到别处。",
    "slower.absent": "这里没有编译好的内核，改用 NumPy 计算，会慢一些。",
    "slower.refused": "编译好的内核无法加载，改用 NumPy 计算，会慢一些（{detail}）。",
    "slower.wrong": "编译好的内核（{detail}）算出的答案不对，改用 NumPy 计算，会慢一些。",
    "main.our_fault": "这是我们的错，不是您的（{kind}：{message}）。设置 GLASSBOWL_TRACEBACK=1 再运行一次，就能看到出错的位置，请把它反馈给我们。",
    "help.usage": "用法：",
    "help.options": "选项",
    "help.arguments": "处理的对象",
    "help.commands": "命令",
    "help.help": "显示这份帮助",
    "help.version": "显示版本",
    "help.lang": "界面语言：en、zh-Hant、zh-Hans（不指定则跟随系统）",
    "help.json": "标准输出里只有一个 JSON 对象",
    "help.glassbowl": "一个看得透的神经网络：16 个数字先从四位顾客那里学会谁买了猫砂 Litter Rip!，再从您自己的问卷里学习。",
    "help.epilog": "第一次用？先运行：glassbowl demo",
    "progress.learn": "正在学习",
    "progress.doubt": "请教另外一百个网络",
    "band.certain": "几乎肯定会",
    "band.probable": "多半会",
    "band.maybe": "也许",
    "band.improbable": "多半不会",
    "band.certain_not": "几乎肯定不会",
    "band.nobody_knows": "谁也不知道",
    "code.help": "网络的 28 行代码，可以读，也可以运行",
    "code.help.run": "运行这 28 行，显示打印的结果",
    "picture.title": "{rounds:,} 轮之后的 {numbers} 个数字",
    "picture.customer_1": "顾客 1",
    "picture.legend": "蓝色：正\u3000橙色虚线：负\u3000粗细：大小",
    "picture.words": "三道题、四个隐藏神经元、一个预测的网络学会了 {customers} 位顾客，其中 {bought} 位买了；平均差距是 {miss}。",
    "progress.read": "正在读取",
    "progress.count": "正在统计回答",
    "progress.logistic": "不用隐藏神经元再学一次，以便比较",
    "progress.score": "正在打分",
    "progress.write": "正在写入",
    "note.frozen": "{rows:,} 位顾客加在一起，第一步迈得太大，网络冻住了：差距的平方平均为 {miss:.3f}，并不比一律说平均值（{average:.3f}）好。请加上 --mean，除以顾客人数。",
    "note.sampled": "可供学习的顾客有 {rows:,} 位，几乎人人回答不同，所以随机抽出 {taken:,} 位。",
    "note.few_buyers": "只有 {bought:,} 位顾客说“是”：顺序比概率可信。",
    "list.comma": "、",
    "input.answer": "{question}＝{answer}",
    "input.other": "{question}＝其他",
    "input.band": "{question} {low} 到 {high}",
    "input.no_answer": "{question}＝未回答",
}
