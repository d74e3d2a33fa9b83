"""A page saved with all its parts in one file (.mhtml, .mht), or a message (.eml): the page among the parts."""

from __future__ import annotations

from collections.abc import Iterable
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from .page import Page


def read_mhtml(data: bytes) -> Page | None:
    """The page itself; None if no part of it is HTML or text. What is broken in the wrapping is read as far as it goes.

    Args:
        data: The file as it was saved.
    """
    whole = message_from_bytes(data)
    root = _root(whole)
    payload = root.get_payload(decode=True) if root else None
    if root is None or not isinstance(payload, bytes) or not payload.strip():
        return None
    address = _address([whole["Snapshot-Content-Location"], root["Content-Location"], whole["Content-Location"]])
    charset = str(root.get_content_charset() or "")
    if root.get_content_type() == "text/plain":
        return Page(_sent(whole) + payload, address, charset, "flat")
    return Page(payload, address, charset, "html")


def _sent(whole: Message) -> bytes:
    """The day on which a message was sent, in front of its text as dumps have it: a hint at the day of publication."""
    try:
        return f" date {parsedate_to_datetime(str(whole['Date'])):%Y-%m-%d} ".encode()
    except ValueError:
        return b""


def _root(whole: Message) -> Message | None:
    """The part that the wrapping names as its beginning, else its first HTML part, else its first text."""
    parts = list(whole.walk())
    start = whole.get_param("start")
    named = (part for part in parts if isinstance(start, str) and part["Content-ID"] == start)
    pages = (part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    texts = (part for part in parts if part.get_content_type() == "text/plain")
    return next((part for some in (named, pages, texts) for part in some if not part.is_multipart()), None)


def _address(headers: Iterable[object]) -> str | None:
    found = (str(header).strip() for header in headers if header)
    return next((address for address in found if address.startswith(("http://", "https://"))), None)
