"""One file of the output, in pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.pelican_glue import disk

PIECES = st.lists(st.text("ab", max_size=5).map(str.encode), max_size=5)


@given(PIECES, PIECES)
def test_a_file_is_mended_to_hold_its_pieces(
    tmp_path_factory: pytest.TempPathFactory, before: list[bytes], after: list[bytes]
) -> None:
    file = tmp_path_factory.mktemp("disk") / "file"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(disk, "CHUNK", 2)
        if before:
            file.write_bytes(b"".join(before))
        written, stamp = disk.mended(str(file), (memoryview(piece) for piece in after))
    assert file.read_bytes() == b"".join(after)
    assert written == (b"".join(before) != b"".join(after))
    assert stamp == (file.stat().st_mtime_ns, file.stat().st_size)
