"""The language of a text, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..patterns import pattern_of

_COMMON: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en":
            "the of and to in that is was for on with as by at from has have will be are which its not "
            "said",
        "de":
            "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an "
            "werden aus hat",
        "fr":
            "le la les de des et du un une dans que pour qui sur avec est au par plus ce pas sont aux "
            "en ne se",
        "es": "el la los las de y que en un una para por con del se su al es lo como más ha pero sus",
        "it": "il la di che e per un una in con del della dei le non si da sono al alla gli anche più ha nel",
        "pt": "o a os as de do da dos das e que em um uma para por com não se na no mais foi ao pela são",
        "nl":
            "de het een van en in op te dat is voor met zijn die aan door er niet ook naar uit bij om "
            "wordt",
        "pl": "i w na z się że do nie jest to o jak przez dla po od są oraz które ma za co być także",
        "cs": "a v na se že je do to s z o i k pro by za jsou který po jako ale podle které také",
        "sk": "a v na sa že je do to s z o aj k pre by za sú ktorý po ako ale podľa ktoré tiež",
        "sv": "och i att det som en på är av för med den till har inte om ett de från men sig vid kan ska",
        "da": "og i at det som en på er af for med den til har ikke om et de fra men sig ved kan skal vil",
        "nb":
            "og i at det som en på er av for med den til har ikke om et de fra men seg ved kan skal "
            "vil etter",
        "fi": "ja on ei että se hän oli mutta kun myös ovat joka mukaan kuin voi vain jo sekä tai ole",
        "tr": "ve bir bu için ile de da olarak daha olan çok gibi sonra kadar ise değil ancak en ne",
        "ro": "și de în la a cu pe că din pentru este care nu un o mai au prin sunt să fost sau",
        "hu": "a az és hogy nem egy is ez meg csak már volt de mint el még volna szerint lesz ki",
        "id": "yang dan di untuk dengan dari pada ini itu dalam tidak akan ke oleh juga sebagai telah ada",
        "lt": "ir kad yra į iš su tai ne apie bei o kaip bet už nuo per dėl buvo taip pat",
        "et": "ja on ei et see ta oli aga kui ka mis või nii kes veel oma mida siis ning",
        "lv": "un ir ka no ar uz par bet kas arī kā to lai tas pēc vai nav tika",
        "uk": "і в на що не до з та за про як від це для по його є але також який був",
        "ru": "и в на что не с по о как из от это за для его к но также который был",
        "bg": "и в на че не да се за от с по е са до като но които ще при",
    }.items()
}  # fmt: skip
_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _one in _words:
        _LANGUAGES.setdefault(_one, []).append(_language)
_SCRIPTS = (
    ("ja", pattern_of(r"[\u3040-\u30ff]")), ("ko", pattern_of(r"[\uac00-\ud7af]")), ("zh",
    pattern_of(r"[\u4e00-\u9fff]")),
    ("ar", pattern_of(r"[\u0600-\u06ff]")), ("he", pattern_of(r"[\u0590-\u05ff]")), ("el",
    pattern_of(r"[\u0370-\u03ff]")),
)  # fmt: skip
# Letters that only one of the languages of a script has; short texts have too few common words to tell these apart.
_LETTERS = (("uk", pattern_of("[іїєґ]", re.I)), ("ru", pattern_of("[ыэё]", re.I)))
_OTHER_SCRIPT = pattern_of(r"[^\x00-\u036f\u2000-\u2e7f]")  # said by the others, as in features
_WORD = pattern_of(r"[^\W\d_]+")
SAMPLE = 1500


def language_of(text: str) -> str:
    """BCP 47 tag of the language that a text is most likely in; ``und`` where nothing is known of it.

    Args:
        text: A story; its first few thousand characters are looked at.
    """
    sample = text[:SAMPLE]
    if not sample.isascii() and _OTHER_SCRIPT.search(sample):
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > 0.12 * len(sample):
                return language
        for language, letters in _LETTERS:
            if len(letters.findall(sample)) > 0.01 * len(sample):
                return language
    votes: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(sample.lower())).items():
        for language in _LANGUAGES.get(word, ()):
            votes[language] += times
    best, count = max(votes.items(), key=lambda one: (one[1], one[0] == "en"), default=("und", 0))
    return best if count >= 2 else "und"
