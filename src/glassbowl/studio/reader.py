"""What reads requests off the line: uvicorn's own, with our headers over its refusals too."""

from __future__ import annotations

from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from glassbowl.studio.headers import HEADERS, NEVER_KEPT

REFUSAL: Final = [
    *HEADERS.items(),
    ("Cache-Control", NEVER_KEPT),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Connection", "close"),
]


class Reader(H11Protocol):
    """Reads HTTP. What is no HTTP never reaches the application, so it is answered here."""

    def send_400_response(self, msg: str) -> None:
        """Say so and hang up; in the middle of another answer there is nothing to be said."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            answer = h11.Response(status_code=400, headers=REFUSAL, reason=b"Bad Request")
            for part in (answer, h11.Data(data=msg.encode()), h11.EndOfMessage()):
                self.transport.write(self.conn.send(part) or b"")
        self.transport.close()
