"""Settings of the local site. Plain values only: Pelican reads this file before it can find the plugin."""

SITENAME = "Arms Ledger"
SITESUBTITLE = "A sourced timeline of arms-export rules and military aid"
SITEURL = ""
RELATIVE_URLS = True
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["plugins.timeline"]

# Entries and vocabulary are the plugin's; Pelican reads the pages of text and copies the static files.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_PAGE_URL = "drafts/pages/{slug}/"
DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}/index.html"
DRAFT_PAGE_LANG_URL = "drafts/pages/{lang}/{slug}/"
DRAFT_PAGE_LANG_SAVE_AS = "drafts/pages/{lang}/{slug}/index.html"
STATIC_PATHS = ["images", "extra"]
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""

# The feed of entries is the plugin's; these would be feeds of articles, and there are none.
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Days that get a page of what was in force, promised and handed over by then, and what was known of it.
TIMELINE_DAYS = ["2022-02-24", "2022-12-31", "2023-06-30", "2023-12-22", "2024-06-30", "2024-12-31", "2025-12-31"]

JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
# Where a mistake is told: "mailto:" or "https:" and an address. Empty: the page "about" says that none is named yet.
CORRECTIONS_TO = ""
# {early}: the hash of the few lines that run in a page's head before it is painted.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' {early}; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
