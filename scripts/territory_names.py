"""Make the converter's table of the English names of countries: ``python scripts/territory_names.py``.

They are CLDR's, by Babel. A table, because to load Babel takes a tenth of the time in which an article in English is
imported; for one in another language the names are Babel's own.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

TABLE = Path(__file__).parent.parent / "plugins" / "timeline" / "importers" / "tables" / "territories.json"


def main() -> None:
    """Write the table."""
    TABLE.write_text(text(), encoding="utf-8")


def text() -> str:
    """The table as it stands in its file: the names by ISO 3166-1 code."""
    names = {code: name for code, name in Locale.parse("en").territories.items() if len(code) == 2}
    return json.dumps(names, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    main()
