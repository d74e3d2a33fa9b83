// The search page: names of records and texts of events, as the reader types; the query is in the address.

import { announcer } from "./announce.js";
import { running } from "./columns.js";
import { spokenDay } from "./dates.js";
import { find, haystack, marks, words } from "./search.js";
import { fitting } from "./find.js";
import { load } from "./load.js";
import { marked } from "./marked.js";
import { PHRASES } from "./phrases.js";
import { WORDS, digits } from "./words.js";

const PAUSE = 120;
const EVENTS = 30;
const IN_OTHERS = 3;
const form = document.querySelector("[data-search]");
const input = form.elements.q;
const found = document.querySelector("[data-found]");
const index = document.querySelector("[data-index]");
const told = document.querySelector("[data-told]");
const announce = announcer(document.querySelector("[data-status]"));
let coming;
let timer;

/** What is searched, fetched once. */
function data() {
  const files = [form.dataset.names, form.dataset.texts, form.dataset.columns];
  coming ??= Promise.all(files.map((file) => load(file))).then(([names, texts, columns]) => ({
    kinds: names.kinds,
    texts,
    days: running(columns.anchor),
    hay: haystack(texts.titles.map((title, row) => `${title} ${texts.summaries[row]}`)),
  }));
  return coming;
}

/** Seen at once, heard when the typing rests. */
function tell(text) {
  told.textContent = text;
  announce(text);
}

async function show() {
  const query = input.value.trim();
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  index.hidden = Boolean(query);
  if (!query) {
    tell("");
    return found.replaceChildren();
  }
  try {
    const all = await data();
    if (query === input.value.trim()) lay(all, query);
  } catch {
    index.hidden = false;
    tell(PHRASES.searchFailed);
  }
}

function lay({ kinds, texts, days, hay }, query) {
  const groups = kinds.map(({ heading, names }) => ({ heading, ...fitting(names, query) })).filter((one) => one.total);
  const rows = find(hay, query);
  const hits = texts.titles.map((_, row) => row).filter((row) => rows?.[row]);
  const sections = groups.map((group) => names(group, query));
  if (hits.length) sections.push(events(texts, days, hits, query));
  found.replaceChildren(...sections);
  index.hidden = sections.length > 0; // where nothing fits, all names may help
  tell(PHRASES.found(groups.reduce((sum, group) => sum + group.total, 0), hits.length));
}

/** The names of a kind that fit; those after the best are folded. */
function names({ heading, total, best, more }, query) {
  const made = section(heading, digits(total), list("ul", "index", best.map((one) => named(one, query))));
  if (!more.length) return made;
  const [folded, summary] = [document.createElement("details"), document.createElement("summary")];
  summary.textContent = WORDS.more(digits(more.length));
  folded.append(summary, list("ul", "index", more.map((one) => named(one, query))));
  made.append(folded);
  return made;
}

function events(texts, days, hits, query) {
  const rows = hits.slice(0, EVENTS).map((row) => event(texts, days, row, query));
  const count = rows.length < hits.length ? PHRASES.newest(rows.length, digits(hits.length)) : digits(hits.length);
  const made = section(PHRASES.events, count, list("ol", "events", rows));
  made.append(paragraph(link(`${form.dataset.at}?q=${encodeURIComponent(query)}`, PHRASES.onTimeline)));
  return made;
}

/** A date of which no line cuts the day. */
function dated(text) {
  const day = /\d{1,2} [A-Z][a-z]+ \d{4}$/.exec(text)?.[0] ?? "";
  const whole = Object.assign(document.createElement("span"), { className: "whole", textContent: day });
  return [text.slice(0, text.length - day.length), whole];
}

/** An event as the server sets one in a list. */
function event(texts, days, row, query) {
  const [line, what, summary] = ["li", "div", "p"].map((tag) => document.createElement(tag));
  const [when, time] = ["span", "time"].map((tag) => document.createElement(tag));
  [line.className, when.className, what.className, summary.className] = ["event", "event-when", "event-what", "event-summary"];
  time.append(...dated(texts.dates[row] ?? spokenDay(days[row])));
  time.classList.toggle("doubtful", Boolean(texts.dates[row]));
  when.append(time);
  const to = link(`${form.dataset.at}entries/${texts.ids[row]}/`, "");
  to.className = "event-title";
  to.append(...withMarks(texts.titles[row], query));
  summary.append(...withMarks(texts.summaries[row], query));
  what.append(to, summary);
  line.append(when, what);
  return line;
}

/** Other names are shown only where it was they that matched. */
function named({ name, address, also, rank }, query) {
  const wanted = words(query);
  const those = rank < IN_OTHERS ? [] : also.split(", ").filter((other) => marks(other, wanted).length);
  return item(name, address, those.join(", "), query);
}

function item(label, address, below, query) {
  const line = document.createElement("li");
  const to = link(form.dataset.at + address, "");
  to.append(...withMarks(label, query));
  line.append(to);
  if (below) {
    const note = document.createElement("span");
    note.className = "meta";
    note.append(...withMarks(below, query));
    line.append(" ", note);
  }
  return line;
}

function withMarks(text, query) {
  return marked(text, marks(text, words(query)));
}

function section(heading, told, items) {
  const made = document.createElement("section");
  const head = document.createElement("h2");
  const count = document.createElement("span");
  count.className = "count";
  count.textContent = told;
  head.append(heading, " ", count);
  made.append(head, items);
  return made;
}

function list(tag, name, items) {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...items);
  return made;
}

function link(address, label) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = label;
  return made;
}

function paragraph(child) {
  const made = document.createElement("p");
  made.append(child);
  return made;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
input.addEventListener("focus", data, { once: true });
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE);
});
input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value) show();
