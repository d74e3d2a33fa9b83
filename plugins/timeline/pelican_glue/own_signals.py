"""The signals of our generator, named and sent as Pelican's own generators do: other plugins connect to them."""

from __future__ import annotations

from typing import Final

from pelican.plugins.signals import signal

timeline_generator_init: Final = signal("timeline_generator_init")
"""With the generator, when the content is read, checked and folded and before anything is written: `generator.state`
holds it, and `generator.build.refused` tells if it is wrong."""

timeline_generator_finalized: Final = signal("timeline_generator_finalized")
"""With the generator, when what all templates may use is in `generator.context`."""

timeline_generator_write_page: Final = signal("timeline_generator_write_page")
"""With the generator and `content`, a `views.Page`, before the page is laid out; Pelican's content_written follows."""

timeline_writer_finalized: Final = signal("timeline_writer_finalized")
"""With the generator and `writer`, when every page and file of ours is written."""
