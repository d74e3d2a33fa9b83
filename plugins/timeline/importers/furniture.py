"""Lines that stand among the paragraphs of a story on any site, and are none of it: links on, calls, credits."""

from __future__ import annotations

import re

from ..patterns import pattern_of

_MARKS = pattern_of(
    r"^[-–—•*>\s]*(?:"
    r"(?:read|see|watch|listen|related)(?: (?:also|more|next|now|on|posts?|articles?|stories))?\s*:|"
    r"read more\b|more\s*:|also read|"
    r"related (?:articles?|posts?|stories|news)\b|recommended\b|"
    r"lesen sie (?:auch|hier|mehr)|mehr zum thema|siehe auch|lesetipp|newsblog:|les også|läs (?:också|"
    r"mer)|læs også|lue myös|lees ook|"
    r"lire aussi|à lire aussi|leer también|lea también|leggi anche|leia (?:também|mais)|czytaj (?:także|"
    r"też|więcej)|zobacz (?:też|także)|"
    r"читайте також|читайте также|дивіться також|číst také|"
    r"click here|sign up|subscribe|follow (?:us|me|him|her|them|@|\w+ on|\w+['’]s)|join (?:our|us|the "
    r"conversation)|have a tip|"
    r"got a (?:story|tip)|like this story|share (?:this|on)|share\W*$|support (?:us|our|independent)|donate\b|"
    r"listen to this|download (?:the|our)|"
    r"this (?:article|story) (?:was|has been) (?:originally |first )?published|"
    r"\(?(?:(?:additional )?reporting|writing|editing|compiled) by [A-Z]|"
    r"\d{1,2}[:.]\d\d(?: ?(?:uhr|[ap]\.?m\.?|gmt|utc|ce?s?t))?\W*$|"
    r"newsletter:|our standards:|(?:photo|image|picture|foto|bild|quelle|source)(?: credit)?s?\s*[:/]|"
    r"advertisement\b|anzeige\b|"
    r"(?:copyright|©|\(c\)|<copyright)|all rights reserved|"
    r"(?:uppdaterad|publicerad|oppdatert|publisert|aktualisiert|veröffentlicht|updated|published|last "
    r"(?:updated|modified)|stand)\b.{0,40}\d)",
    re.I,
)
_SIGNED = pattern_of(r"^[—–-]\s.{2,60}\(@\w+\)")
_CAPTION = pattern_of(r"^.{0,90}[(.,\s](?:photo|foto|image|bild)(?: credit| by| courtesy)?\s*:\s", re.I)
_CAPTIONS = 140  # characters of a caption at most
_LONG = 230  # characters from which a line is a paragraph whatever it begins with


_AFTERWARDS = pattern_of(
    r"^(?:more [\w ]{0,20}(?:articles|stories|news)|related (?:stories|articles|links|news|posts)|"
    r"photos|most (?:read|popular)|top news|read next|"
    r"you may also like|mehr zum thema|lesen sie auch|"
    r"read also|comments(?: \(\d+\))?)\W*$",
    re.I,
)


def ends_story(text: str) -> bool:
    """Whether a line heads what stands below a story: other stories, comments."""
    return len(text) < _CAPTIONS and _AFTERWARDS.match(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line is, by how it begins, a link to something else, a call to the reader or a credit."""
    if len(text) < _CAPTIONS and _CAPTION.match(text):
        return True
    return len(text) < _LONG and (_MARKS.match(text) is not None or _SIGNED.match(text) is not None)
