"""A sourced timeline of arms policy and military aid: the Pelican plugin and its parts.

One import path serves Pelican (``PLUGINS = ["plugins.timeline"]``), pytest and
``python -m plugins.timeline``. Only `pelican_glue` knows Pelican.
"""


def register() -> None:
    """Connect to Pelican's signals. Pelican calls this once, when it loads its plugins."""
    # Here and not above: the commands and the tests of the lower rooms run without Pelican.
    from .pelican_glue import register as register_signals

    register_signals()
