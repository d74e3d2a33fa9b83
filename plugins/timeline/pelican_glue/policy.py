"""What a page's Content-Security-Policy says of the script that stands in the page itself."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache


@lru_cache(maxsize=8)
def hash_source(script: str) -> str:
    """A script's text → the source expression that allows it and no other: 'sha256-…', in quotes.

    Source: Content Security Policy Level 3, W3C, 2.3.1, hash-source.
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
