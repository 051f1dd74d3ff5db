"""What every answer of the studio says about itself, and so forbids whoever receives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MAY: Final = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",  # the kernel is WebAssembly; no text is ever run
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
"""What a page may do: use files of this server, and nothing and nobody else."""

UNUSED: Final = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
    *("geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
"""What the page never asks a browser for, and so need not be given."""

HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "; ".join(MAY),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What stands over every answer, refusals and mistakes of ours among them."""

NEVER_KEPT: Final = "no-store"
KEPT_FOR_EVER: Final = "private, max-age=31536000, immutable"
"""How long a browser may keep an answer: not at all, or, where its name tells its content, ever."""
