"""The forms that an article can come in beside a page and a dump: saved pages, archives, texts with a header."""
