"""What a sentence says of a transfer, in the languages that articles come in: sentences written for this test."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.timeline.importers.article import Article
from plugins.timeline.importers.suggest.entry import Draft, draft_entry
from plugins.timeline.importers.understanding.gazetteer import build
from plugins.timeline.load import load
from plugins.timeline.model.library import Library

HERE = Path(__file__).parent
SENTENCES = (
    # language, from, to, status, how many, sentence
    ("de", "no", "ua", "delivered", "8", "Norwegen hat der Ukraine acht Haubitzen vom Typ Heron 2 geliefert."),
    ("de", "nl", "ua", "pledged", "12", "Die Niederlande werden der Ukraine zwölf Haubitzen Heron 2 liefern."),
    ("de", "nl", "ua", "pledged", "12", "Die Niederlande wollen der Ukraine zwölf Heron 2 zur Verfügung stellen."),
    ("de", "no", "lv", "delivered", "4", "Vier Haubitzen Heron 2 aus Norwegen sind in Lettland eingetroffen."),
    ("de", "no", "lv", "contracted", "6", "Lettland kauft von Norwegen sechs Haubitzen Heron 2."),
    ("de", "no", "lv", "refused", "", "Norwegen lehnt die Lieferung von Heron 2 an Lettland ab."),
    ("de", "no", "lv", "paused", "", "Norwegen setzt die Lieferung von Heron 2 an Lettland aus."),
    ("de", "no", "lv", "authorised", "20", "Norwegen genehmigt die Ausfuhr von 20 Heron 2 an Lettland."),
    ("de", "no", "lv", "requested", "12", "Lettland bittet Norwegen um zwölf Haubitzen Heron 2."),
    ("fr", "fi", "lv", "delivered", "8", "La Finlande a livré à la Lettonie huit obusiers Heron 2."),
    ("fr", "nl", "ua", "pledged", "12", "Les Pays-Bas vont fournir à l'Ukraine douze obusiers Heron 2."),
    ("fr", "no", "lv", "delivered", "4", "Quatre obusiers Heron 2 de la Norvège sont arrivés en Lettonie."),
    ("fr", "no", "lv", "contracted", "6", "La Lettonie achète à la Norvège six obusiers Heron 2."),
    ("fr", "no", "lv", "refused", "", "La Norvège refuse de livrer des obusiers Heron 2 à la Lettonie."),
    ("fr", "no", "lv", "paused", "", "La Norvège suspend la livraison d'obusiers Heron 2 à la Lettonie."),
    ("fr", "no", "lv", "authorised", "20", "La Norvège autorise l'exportation de vingt Heron 2 vers la Lettonie."),
    ("fr", "no", "lv", "requested", "12", "La Lettonie demande à la Norvège douze obusiers Heron 2."),
    ("es", "fi", "lv", "delivered", "8", "Finlandia ha entregado a Letonia ocho obuses Heron 2."),
    ("es", "nl", "ua", "pledged", "12", "Países Bajos enviará a Ucrania doce obuses Heron 2."),
    ("es", "no", "lv", "delivered", "4", "Cuatro obuses Heron 2 llegaron a Letonia desde Noruega."),
    ("es", "no", "lv", "contracted", "6", "Letonia compra a Noruega seis obuses Heron 2."),
    ("es", "no", "lv", "refused", "", "Noruega rechaza la entrega de obuses Heron 2 a Letonia."),
    ("es", "no", "lv", "paused", "", "Noruega suspende la entrega de obuses Heron 2 a Letonia."),
    ("es", "no", "lv", "authorised", "20", "Noruega autoriza la exportación de veinte Heron 2 a Letonia."),
    ("es", "no", "lv", "requested", "12", "Letonia pide a Noruega doce obuses Heron 2."),
    ("pl", "fi", "lv", "delivered", "8", "Finlandia przekazała Łotwie osiem haubic Heron 2."),
    ("pl", "nl", "ua", "pledged", "12", "Holandia przekaże Ukrainie dwanaście haubic Heron 2."),
    ("pl", "no", "lv", "delivered", "4", "Pierwsze cztery haubice Heron 2 z Norwegii dotarły na Łotwę."),
    ("pl", "no", "lv", "contracted", "6", "Łotwa kupiła od Norwegii sześć haubic Heron 2."),
    ("pl", "no", "lv", "refused", "", "Norwegia odmówiła Łotwie dostarczenia haubic Heron 2."),
    ("pl", "no", "lv", "paused", "", "Norwegia wstrzymała dostawy haubic Heron 2 dla Łotwy."),
    ("pl", "no", "lv", "authorised", "20", "Norwegia zgodziła się na eksport 20 haubic Heron 2 na Łotwę."),
    ("pl", "no", "lv", "requested", "12", "Łotwa poprosiła Norwegię o dwanaście haubic Heron 2."),
    ("uk", "fi", "lv", "delivered", "8", "Фінляндія передала Латвії вісім гаубиць Heron 2, що є новими."),
    ("uk", "nl", "ua", "pledged", "12", "Нідерланди передадуть Україні дванадцять гаубиць Heron 2, які є новими."),
    ("uk", "no", "lv", "delivered", "4", "Перші чотири гаубиці Heron 2 з Норвегії прибули до Латвії."),
    ("uk", "no", "lv", "contracted", "6", "Латвія купила в Норвегії шість гаубиць Heron 2."),
    ("uk", "no", "lv", "refused", "", "Норвегія відмовилася передати Латвії гаубиці Heron 2."),
    ("uk", "no", "lv", "paused", "", "Норвегія призупинила постачання Латвії гаубиць Heron 2."),
    ("uk", "no", "lv", "authorised", "20", "Норвегія дозволила експорт 20 гаубиць Heron 2 до Латвії."),
    ("uk", "no", "lv", "requested", "12", "Латвія попросила Норвегію про дванадцять гаубиць Heron 2."),
    ("ja", "fi", "lv", "delivered", "8", "フィンランドはラトビアに榴弾砲8門を引き渡した。"),
    ("ja", "nl", "ua", "pledged", "12", "オランダ政府は、ウクライナに榴弾砲12門を供与すると表明した。"),
    ("ja", "no", "lv", "contracted", "6", "ラトビアはノルウェーから榴弾砲6門を購入した。"),
    ("ja", "no", "lv", "refused", "", "ノルウェーはラトビアへの榴弾砲の輸出を拒否した。"),
    ("ja", "no", "lv", "paused", "", "ノルウェーはラトビアへの榴弾砲の輸出を停止した。"),
    ("ja", "no", "lv", "authorised", "20", "ノルウェー政府はラトビアへの榴弾砲20門の輸出を承認した。"),
    ("ja", "no", "lv", "requested", "12", "ラトビアはノルウェーに榴弾砲12門の供与を求めた。"),
    ("ru", "fi", "lv", "delivered", "8", "Финляндия передала Латвии восемь гаубиц Heron 2."),
    ("ru", "nl", "ua", "pledged", "12", "Нидерланды передадут Украине двенадцать гаубиц Heron 2."),
    ("it", "fi", "lv", "delivered", "8", "La Finlandia ha consegnato alla Lettonia otto obici Heron 2."),
    ("it", "nl", "ua", "pledged", "12", "I Paesi Bassi forniranno all'Ucraina dodici obici Heron 2."),
    ("nl", "fi", "lv", "delivered", "8", "Finland heeft acht houwitsers Heron 2 aan Letland geleverd."),
    ("nl", "no", "lv", "pledged", "12", "Noorwegen zal twaalf houwitsers Heron 2 aan Letland leveren."),
    ("sv", "fi", "lv", "delivered", "8", "Finland har levererat åtta haubitsar Heron 2 till Lettland."),
    ("cs", "fi", "lv", "delivered", "8", "Finsko dodalo Lotyšsku osm houfnic Heron 2."),
    ("pt", "fi", "lv", "delivered", "8", "A Finlândia entregou à Letônia oito obuses Heron 2."),
)  # fmt: skip


@pytest.fixture(scope="session")
def library() -> Library:
    return load(HERE / "content").library


def drafted(text: str, language: str, library: Library) -> Draft:
    article = Article("x.txt", "", "2024-03-07", (), "", None, language, (text,))
    return draft_entry(article, library, build(library, language), date(2026, 1, 2))


@pytest.mark.parametrize(
    ("language", "supplier", "recipient", "status", "number", "text"),
    SENTENCES,
    ids=[f"{row[0]}-{row[3]}" for row in SENTENCES],
)
def test_a_sentence(
    language: str, supplier: str, recipient: str, status: str, number: str, text: str, library: Library
) -> None:
    draft = drafted(text, language, library)
    transfers: Any = draft.fields.get("transfers")
    assert transfers, draft.story.frames
    (step,) = transfers
    assert (step["from"], step["to"], step["status"]) == (supplier, recipient, status)
    quantity = step["items"][0].get("quantity", {})
    assert quantity.get("exact", "") == number
    assert all(one.quote in text and one.sure in ("high", "medium", "low") for one in draft.evidence)
