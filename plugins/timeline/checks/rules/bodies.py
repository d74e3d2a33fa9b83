"""What stands below the front matter can be shown: no HTML but the plain tags, no link to a file that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...markup import may_be_refused, refusals
from ...model import Record
from ..base import Finding, Records, check_each


def find(site: Records, record: Record) -> Iterable[Finding]:
    """What a body loses when it is made safe, and its links to files of content/ that are not there."""
    if not may_be_refused(record.body):
        return ()
    place = replace(site.library.place(record), line=site.library.body_line(record))
    return [Finding(record, (), problem.message, problem.line) for problem in refusals(record.body, place)]


CHECK = check_each("bodies", "What stands below the front matter can be shown", find)
