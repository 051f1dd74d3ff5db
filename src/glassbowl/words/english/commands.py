"""What every command says in English: its help, its progress, what it was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ruff: noqa: E501 - a sentence stays on its line, however long

SENTENCES: Final[Mapping[str, str]] = {
    "main.interrupted": "stopped; nothing was left half done.",
    "main.no_room": "what is printed must have somewhere to go, but the system says: {message}. Make room on that disk, or send the output elsewhere.",
    "slower.absent": "the compiled kernel was not built here; NumPy does the work, more slowly.",
    "slower.refused": "the compiled kernel cannot be loaded; NumPy does the work, more slowly ({detail}).",
    "slower.wrong": "the compiled kernel ({detail}) gave a wrong answer; NumPy does the work, more slowly.",
    "main.our_fault": "this is our mistake, not yours ({kind}: {message}). With GLASSBOWL_TRACEBACK=1 set, the same command shows where it happened; please report that.",
    "help.usage": "Usage:",
    "help.options": "options",
    "help.arguments": "what it works on",
    "help.commands": "commands",
    "help.help": "show this help",
    "help.version": "show the version",
    "help.lang": "language of everything said: en, zh-Hant, zh-Hans (otherwise your locale's)",
    "help.json": "one JSON object on stdout and nothing else",
    "help.glassbowl": "A neural network you can see through: 16 numbers learn from four customers who bought the cat litter Litter Rip!, and then from your own survey.",
    "help.epilog": "New here? Start with: glassbowl demo",
    "progress.learn": "Learning",
    "progress.doubt": "Asking a hundred other networks",
    "band.certain": "almost certainly",
    "band.probable": "probably",
    "band.maybe": "maybe",
    "band.improbable": "probably not",
    "band.certain_not": "almost certainly not",
    "band.nobody_knows": "nobody knows",
    "code.help": "the 28 lines of the network, to read or to run",
    "code.help.run": "run them and show what they print",
    "picture.title": "The {numbers} numbers after {rounds:,} rounds",
    "picture.customer_1": "customer 1",
    "picture.legend": "blue: positive · orange, dashed: negative · width: size",
    "picture.words": "A network of three questions, four hidden neurons and one prediction has learned {customers} customers, of whom {bought} bought; it misses by {miss} on average.",
    "progress.read": "Reading",
    "progress.count": "Counting answers",
    "progress.logistic": "Learning without hidden neurons, to compare",
    "progress.score": "Scoring",
    "progress.write": "Writing",
    "note.frozen": "With {rows:,} customers added up, the first step was far too long and the network is frozen: its misses squared are {miss:.3f} on average, no better than always saying the average ({average:.3f}). Add --mean to divide by the number of customers.",
    "note.sampled": "Of {rows:,} customers to learn from, {taken:,} were drawn at random, because nearly everyone answered differently.",
    "note.few_buyers": "Only {bought:,} customers said yes: trust the order more than the probabilities.",
    "list.comma": ", ",
    "input.answer": "{question} = {answer}",
    "input.other": "{question} = any other",
    "input.band": "{question} {low} to {high}",
    "input.no_answer": "{question} = no answer",
}
