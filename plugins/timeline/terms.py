"""The closed vocabularies: every term with its definition and the words it is used instead of.

Sources of the definitions: IATI (transaction and activity codes), SIPRI Arms Transfers Database
(orders, actual deliveries), the Arms Trade Treaty's reporting templates (authorised and actual
exports), the Kiel Institute's Ukraine Support Tracker (allocations), the Admiralty code (letters A to F for a source).
"""

from __future__ import annotations

from collections.abc import Mapping

from .values.termset import Term, TermSet


def _terms(name: str, *terms: Term, instead: Mapping[str, str] | None = None) -> TermSet:
    return TermSet(name, {term.id: term for term in terms}, instead or {})


ENTRY_KINDS = _terms(
    "kind",
    Term(
        "statement",
        "Statement",
        "Somebody with authority says something that changes no rule, transfer or consent.",
    ),
    Term(
        "agreement", "Agreement", "Two or more actors bind themselves in writing to more than one transfer."
    ),
    Term(
        "report", "Report", "A finding about past events is published: an audit, a count, an investigation."
    ),
    Term("context", "Context", "An event outside the subject without which others cannot be understood."),
    instead={"speech": "statement", "announcement": "statement", "treaty": "agreement", "background": "context"},
)

ENTRY_STATUSES = _terms(
    "status",
    Term("draft", "Draft", "Not yet reviewed by a person: shown on its own page only, counted nowhere."),
    Term("published", "Published", "Reviewed against its sources."),
    instead={"hidden": "draft", "review": "draft", "final": "published"},
)

RULE_ACTIONS = _terms(
    "action of a rule",
    Term("propose", "Proposed", "Put forward by somebody who can; nothing is in force yet."),
    Term("enact", "Enacted", "Passed by those who can; not in force yet, and the day is open."),
    Term("adopt", "Adopted", "Brought into force for the first time."),
    Term("amend", "Amended", "Changed; the clauses named have a new state from then on."),
    Term("interpret", "Interpreted", "The words stay, what they are read to allow changes."),
    Term("suspend", "Suspended", "Out of force for a time."),
    Term("reinstate", "Reinstated", "In force again after a suspension."),
    Term("repeal", "Repealed", "Ended by a decision."),
    Term("expire", "Expired", "Ended by its own terms."),
    Term("reject", "Rejected", "A proposal failed."),
    instead={"change": "amend", "ease": "amend", "relax": "amend", "abolish": "repeal", "pass": "enact"},
)

CLAUSE_STATES = _terms(
    "state of a clause",
    Term("permitted", "Permitted", "Open as a kind of case; the single export may still need a licence."),
    Term("conditional", "Conditional", "Allowed if a stated condition is met, such as prior consent."),
    Term("forbidden", "Forbidden", "Not allowed."),
    instead={"allowed": "permitted", "restricted": "conditional", "banned": "forbidden", "prohibited": "forbidden"},
)

LADDER = _terms(
    "status of a transfer",
    Term("requested", "Requested", "The recipient, or somebody for it, asks."),
    Term("considered", "Considered", "A supplier says that it is deciding."),
    Term("pledged", "Pledged", "Promised in public, not yet firm.", source="IATI 12"),
    Term("authorised", "Authorised", "The supplier’s state allows the export.", source="ATT authorised export"),
    Term("committed", "Committed", "Firm and in writing.", source="IATI 2"),
    Term("allocated", "Allocated", "Assigned: named goods or money from a named source.", source="Kiel allocation"),
    Term("contracted", "Contracted", "Ordered from a maker or seller.", source="SIPRI order"),
    Term("in_transit", "In transit", "On its way."),
    Term("delivered", "Delivered", "Handed over, at the delivery point stated.", source="SIPRI / ATT actual, IATI 3"),
    Term("operational", "Operational", "In use by the recipient."),
)

SIDE_STATES = _terms(
    "status of a transfer",
    Term("delayed", "Delayed", "Put back to a later day, still promised."),
    Term("paused", "Paused", "Stopped for a time."),
    Term("resumed", "Resumed", "Going on after a pause."),
    Term("reduced", "Reduced", "Made smaller than promised."),
    Term("diverted", "Diverted", "Sent to somebody else."),
    Term("refused", "Refused", "The supplier says no."),
    Term("declined", "Declined", "The recipient, or somebody through whose hands it would go, says no."),
    Term("cancelled", "Cancelled", "Given up after a promise."),
    Term("expired", "Expired", "Lapsed by its own terms."),
    Term("returned", "Returned", "Given back."),
)

TRANSFER_STATUSES = TermSet(
    "status of a transfer",
    {**LADDER, **SIDE_STATES},
    {
        "announced": "pledged", "promised": "pledged", "offered": "pledged", "approved": "authorised",
        "authorized": "authorised", "licensed": "authorised", "ordered": "contracted", "bought": "contracted",
        "shipped": "in_transit", "received": "delivered", "arrived": "delivered", "donated": "delivered",
        "denied": "refused", "rejected": "refused", "suspended": "paused", "halted": "paused",
        "deployed": "operational", "canceled": "cancelled", "postponed": "delayed",
    },
)  # fmt: skip

CONSENT_ACTIONS = _terms(
    "action of a consent",
    Term("request", "Consent requested", "Somebody asks the holder of a right to consent."),
    Term("grant", "Consent granted", "The holder consents."),
    Term("deny", "Consent denied", "The holder refuses."),
    Term("withdraw", "Consent withdrawn", "The holder takes back a consent."),
    Term(
        "condition",
        "Consent required",
        "The holder states that its consent is needed, or on what terms it is given.",
    ),
    instead={"approve": "grant", "allow": "grant", "refuse": "deny", "veto": "deny", "ask": "request"},
)

DELIVERY_POINTS = _terms(
    "delivery point",
    Term("origin", "Handed over at origin", "Handed over in the supplier’s country."),
    Term("port", "At a port", "Arrived at a port or airfield on the way."),
    Term("transit", "In a third country", "Handed over in a third country, on the way."),
    Term("border", "At the border", "Arrived at the recipient’s border."),
    Term("recipient", "With the recipient", "In the recipient’s hands in its own country."),
    Term("unstated", "Point of delivery not stated", "The source says delivered, not where."),
    instead={"destination": "recipient", "unknown": "unstated", "factory": "origin", "third_country": "transit"},
)

BOUNDS = _terms(
    "bound",
    Term("exact", "", "The sum itself, as stated."),
    Term("about", "about", "Near the sum."),
    Term("at_least", "at least", "The sum or more."),
    Term("more_than", "more than", "Over the sum."),
    Term("at_most", "up to", "The sum or less: a ceiling, such as an American drawdown’s."),
    Term("less_than", "less than", "Under the sum."),
    instead={
        "up_to": "at_most", "over": "more_than", "min": "at_least", "max": "at_most", "approximately": "about",
    },
)  # fmt: skip

BASES = _terms(
    "basis of a value",
    Term("stated", "as stated", "As the source puts it, which does not say how it was reckoned."),
    Term("replacement_cost", "replacement cost", "What it costs to buy the same again."),
    Term("net_book_value", "net book value", "What it cost, less depreciation."),
    Term("market_price", "market price", "What it would sell for."),
    Term("contract_price", "contract price", "What the contract says."),
    Term("estimate", "estimate", "Reckoned by somebody who is no party."),
    instead={"historical_cost": "net_book_value", "replacement": "replacement_cost", "market": "market_price"},
)

COVERS = _terms(
    "what a value covers",
    Term("military", "military", "Weapons, ammunition, military equipment, training."),
    Term("non_lethal", "non-lethal military", "Military equipment that is no weapon."),
    Term("humanitarian", "humanitarian", "Relief for people."),
    Term("financial", "financial", "Grants and loans to a budget."),
    Term("mixed", "of several kinds", "More than one of these."),
    Term("unstated", "of a kind not stated", "The source does not say."),
    instead={"aid": "mixed", "budget": "financial", "nonlethal": "non_lethal", "lethal": "military"},
)

COUNTS = _terms(
    "counts",
    Term("new", "new", "Money or goods not counted before. Only this is ever summed."),
    Term("restates", "restated", "The same promise said again: counts nothing."),
    Term("part_of", "part of a larger sum", "Already inside another value: counts nothing."),
    Term("cumulative", "running total", "A total to date: counts nothing."),
    instead={"total": "cumulative", "repeat": "restates", "part": "part_of"},
)

SOURCE_TYPES = _terms(
    "type of a source",
    Term("legal_text", "Legal text", "The law, licence or contract itself."),
    Term("official", "Official", "A government, a union or a firm about its own acts."),
    Term("parliament", "Parliament", "A parliament’s record, question, answer or report."),
    Term("wire", "News agency", "An agency’s report."),
    Term("newspaper", "News", "A newspaper, broadcaster or news site."),
    Term("analysis", "Analysis", "A research institute, journal or think tank."),
    Term("dataset", "Data set", "A published collection of records."),
    Term("social", "Social media", "A post."),
    instead={
        "news": "newspaper", "website": "newspaper", "agency": "wire", "government": "official", "law": "legal_text",
    },
)  # fmt: skip

PUBLISHER_KINDS = _terms(
    "kind of a publisher",
    Term("authority", "Authority", "A government, a union, an alliance or one of their bodies."),
    Term("parliament", "Parliament", "A parliament, its committees and its research service."),
    Term("law", "Collection of laws", "A gazette or a collection that prints laws and treaties as they are."),
    Term("agency", "News agency", "Sells its reports to other media."),
    Term("state_media", "State media", "An agency or outlet that a state owns and steers."),
    Term("broadcaster", "Broadcaster", "Radio or television, public or private, and its site."),
    Term("press", "Press", "A newspaper, magazine or news site with a newsroom of its own."),
    Term("specialist", "Specialist press", "Writes for those who deal with arms or aviation."),
    Term("research", "Research", "An institute, think tank or learned journal."),
    Term("association", "Association", "A civil or a campaigning group that writes on its subject."),
    Term("database", "Data bank", "Keeps records that others entered or published."),
    Term("firm", "Firm", "A company or law firm on its own subject, or a service that sends out releases."),
    Term("carrier", "Carrier", "Mostly passes on what others wrote."),
    instead={
        "government": "authority", "official": "authority", "wire": "agency", "newspaper": "press",
        "television": "broadcaster", "aggregator": "carrier", "think_tank": "research", "gazette": "law",
    },
)  # fmt: skip

RELIABILITY = _terms(
    "reliability",
    Term("A", "A: completely reliable", "The text itself, or the body that keeps it: no doubt that it says so."),
    Term("B", "B: usually reliable", "Has reporters of its own, says whence it knows, corrects itself in public; or an "
         "authority on its own acts."),
    Term("C", "C: fairly reliable", "Retells much, or stands near a party to the war; who said what is named."),
    Term("D", "D: not usually reliable", "Speaks for a party or a cause, or seldom says whence it knows: good for what "
         "its own side says, and for dates."),
    Term("E", "E: unreliable", "Found by courts or authorities to spread untruths; no fact rests on it alone."),
    Term("F", "F: cannot be judged", "Not known to us well enough to say."),
    instead={"high": "B", "medium": "C", "low": "D", "unknown": "F"},
)  # fmt: skip

ACTOR_KINDS = _terms(
    "kind of an actor",
    Term("state", "State", "A state; its id is the lower-case ISO 3166 alpha-2 code."),
    Term("union", "Union", "A union of states, such as the European Union."),
    Term("alliance", "Alliance", "An alliance of states, such as NATO."),
    Term("group", "Group", "A looser group: a coalition, a contact group."),
    Term("agency", "Agency", "A body of a state or union that acts in its own name."),
    Term("firm", "Firm", "A company."),
    instead={"country": "state", "company": "firm", "organisation": "agency", "coalition": "group"},
)

RULE_FORMS = _terms(
    "form of a rule",
    Term("law", "Law", "Passed by a legislature."),
    Term("regulation", "Regulation", "Made by an executive under a law."),
    Term("guideline", "Guideline", "An executive’s statement of how it decides."),
    Term("policy", "Policy", "A declared practice without a text of law."),
    Term("regime", "Regime", "Agreed between states, such as a control regime."),
    Term("embargo", "Embargo", "A ban on transfers to a named recipient."),
    Term("treaty", "Treaty", "Agreed between states, and binding."),
    instead={
        "act": "law", "statute": "law", "decree": "regulation", "guidelines": "guideline", "sanctions": "embargo",
    },
)  # fmt: skip

PROGRAMME_ACTIONS = _terms(
    "action of a programme",
    Term("create", "Set up", "It comes into being."),
    Term("fund", "Funded", "Money is put into it."),
    Term("pause", "Paused", "Nothing flows under it for a time."),
    Term("resume", "Resumed", "It goes on after a pause."),
    Term("lower", "Revalued downwards", "Sums stated before under it were too high, by the value given."),
    Term("raise", "Revalued upwards", "Sums stated before under it were too low, by the value given."),
    Term("close", "Closed", "It ends."),
    instead={"start": "create", "launch": "create", "suspend": "pause", "end": "close", "top_up": "fund"},
)

PROGRAMME_KINDS = _terms(
    "kind of a programme",
    Term("authority", "Authority", "A legal power to give from stock or to buy."),
    Term("fund", "Fund", "Money set aside."),
    Term("coalition", "Coalition", "Several suppliers for one purpose."),
    Term("loan", "Loan", "Money to be paid back."),
    Term("initiative", "Initiative", "A joint purchase or a drive with a name."),
    instead={"facility": "fund", "package": "authority", "credit": "loan"},
)

RELATIONS = _terms(
    "relation",
    Term("enables", "enables", "Makes possible.", inverse="enabled by"),
    Term("blocks", "blocks", "Makes impossible while it lasts.", inverse="blocked by"),
    Term("implements", "implements", "Carries out.", inverse="implemented by"),
    Term("requests", "requests", "Asks for.", inverse="requested by"),
    Term("fulfils", "fulfils", "Makes good a promise.", inverse="fulfilled by"),
    Term("part_of", "is part of", "Belongs to a larger whole.", inverse="has part"),
    Term("amends", "amends", "Changes.", inverse="amended by"),
    Term("supersedes", "supersedes", "Takes the place of.", inverse="superseded by"),
    Term("ends", "ends", "Brings to an end.", inverse="ended by"),
    Term("backfills", "backfills", "Replaces stock given away in.", inverse="backfilled by"),
    Term("swaps_with", "is swapped with", "Given in exchange for.", inverse="is swapped with"),
    Term("funds", "funds", "Pays for.", inverse="funded by"),
    Term("diverts_from", "diverts from", "Takes goods meant for.", inverse="diverted to"),
    Term("responds_to", "responds to", "Is an answer to.", inverse="answered by"),
    Term("contradicts", "contradicts", "Says what cannot be true together with.", inverse="contradicted by"),
    Term("corrects", "corrects", "Puts right an earlier statement.", inverse="corrected by"),
    Term("restates", "restates", "Says again the same promise: counts nothing.", inverse="restated by"),
    Term("see_also", "see also", "Is worth reading with.", inverse="see also"),
    instead={"allows": "enables", "replaces": "supersedes", "follows": "responds_to", "related": "see_also"},
)

TARGETS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("backfills", "swaps_with", "diverts_from", "requests"), ("transfer",)),
    **dict.fromkeys(("restates", "contradicts", "responds_to"), ("entry",)),
    "corrects": ("entry", "programme"),
    "fulfils": ("entry", "transfer"),
    "funds": ("transfer", "programme"),
    "amends": ("entry", "rule"),
    "implements": ("entry", "rule", "programme"),
}
"""What a relation leads to: kinds of record. A relation that is not named here leads to any."""

ORDERING_RELATIONS = frozenset(
    {"implements", "fulfils", "part_of", "amends", "supersedes", "ends", "responds_to", "corrects", "restates"}
)
"""Relations that say that one thing comes after another: together they have no cycle."""

EVENT_KINDS = _terms(
    "kind",
    Term("rule", "Rule", "A rule is proposed, adopted, changed or ended."),
    Term("refusal", "Refusal", "A consent or a transfer is refused, or a consent withdrawn."),
    Term(
        "setback",
        "Setback",
        "A transfer is delayed, paused, reduced, diverted, cancelled, returned, or lapses.",
    ),
    Term("consent", "Consent", "A consent is asked for, given or stated to be needed."),
    Term("request", "Request", "Somebody asks for a transfer, or a supplier considers one."),
    Term("pledge", "Pledge", "A transfer is promised."),
    Term("authorisation", "Authorisation", "A transfer is allowed by the supplier’s state."),
    Term("contract", "Commitment", "A transfer is made firm: committed, allocated or ordered."),
    Term("delivery", "Delivery", "A transfer is on its way, handed over or in use."),
    Term("resumption", "Resumption", "A transfer goes on after a pause."),
    Term("figure", "Running total", "A total to date is stated."),
    Term("programme", "Programme", "A programme is set up, funded, paused, resumed, revalued or closed."),
    *ENTRY_KINDS.values(),
)
"""What an entry is, told by its effects: the timeline's first facet."""

KIND_OF_STATUS: Mapping[str, str] = {
    "requested": "request", "considered": "request", "pledged": "pledge", "authorised": "authorisation",
    "committed": "contract", "allocated": "contract", "contracted": "contract", "in_transit": "delivery",
    "delivered": "delivery", "operational": "delivery",
    "refused": "refusal", "declined": "refusal", "resumed": "resumption",
    **dict.fromkeys(("delayed", "paused", "reduced", "diverted", "cancelled", "expired", "returned"), "setback"),
}  # fmt: skip
"""The event kind of each status of a transfer."""

ALL: tuple[TermSet, ...] = (
    EVENT_KINDS, ENTRY_STATUSES, RULE_ACTIONS, CLAUSE_STATES, TRANSFER_STATUSES, CONSENT_ACTIONS, RELATIONS,
    DELIVERY_POINTS, BOUNDS, BASES, COVERS, COUNTS, SOURCE_TYPES, PUBLISHER_KINDS, RELIABILITY, ACTOR_KINDS,
    RULE_FORMS, PROGRAMME_KINDS, PROGRAMME_ACTIONS,
)  # fmt: skip
"""Every closed vocabulary, for the glossary."""
