"""What the studio and its server say in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ruff: noqa: E501 - a sentence stays on its line, however long

SENTENCES: Final[Mapping[str, str]] = {
    "studio.help": "the lab in your browser: every number of every round, to look at and to touch",
    "studio.help.port": "which port to use (otherwise the usual one, or any that is free)",
    "studio.help.host": "which address of this machine to answer at (otherwise 127.0.0.1, which no other machine can reach)",
    "studio.help.no_browser": "print the link and open nothing",
    "studio.link": "The studio is open until you press Ctrl-C. Its link: {link}",
    "studio.for_others": "Whoever can reach {host} and has the link can open the studio, and the link travels unencrypted; on another machine, put this machine's own address in the place of the one in the link.",
    "studio.onward": "On to the studio",
    "studio.refused.host": "This studio answers to the address that `glassbowl studio` printed, and to no other; open that link.",
    "studio.refused.origin": "This studio answers its own page only, and another site asked; open the link that `glassbowl studio` printed.",
    "studio.refused.token": "This studio opens with its key: use the whole link that `glassbowl studio` printed, or start it again for a new one.",
    "studio.refused.body": "Nothing can be sent to the studio; its pages are only there to be read.",
    "studio.refused.too_long": "The address and the headers of this request are longer than the studio reads; clear this browser's cookies for this address, then open the link again.",
    "studio.refused.path": "There is nothing at this address; the studio begins at its first page, /.",
    "studio.refused.method": "This can only be read here, and not changed; the studio takes GET and HEAD.",
    "studio.refused.mistake": "This is our mistake, not yours: something went wrong in the studio. Open its first page again, or start glassbowl studio anew.",
}
