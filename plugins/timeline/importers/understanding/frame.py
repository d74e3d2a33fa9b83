"""One act with goods in a sentence: who does what to whom."""

from __future__ import annotations

from typing import Literal

from ...values.frozen import quick

Act = Literal["give", "deliver", "promise", "refuse", "allow", "buy", "sell", "receive", "request", "aid"]


@quick
class Frame:
    """One act in a sentence.

    Args:
        act: What is done.
        form: Which sort of word says so: a name of acts.yaml ("pause" is a refusal of a sort).
        agents: Ids of those who do it: the supplier for give, sell, refuse; the buyer for buy; the asker for request.
        recipients: Ids of those to whom.
        sources: Ids of those from whom (buy, receive).
        negated: "not", "cannot".
        future: It lies ahead.
        done: The form of the verb says that it has happened.
        aside: It is only said to be possible, or in a clause that explains something else.
        goods: Goods or money stand near it.
        sentence: The sentence's place in the article.
        start: First character of the word in the sentence.
        end: Character after the last.
    """

    act: Act
    form: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    sources: tuple[str, ...]
    negated: bool
    future: bool
    done: bool
    aside: bool
    goods: bool
    sentence: int
    start: int
    end: int
