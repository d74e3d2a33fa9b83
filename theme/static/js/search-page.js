// The search page: names of records and texts of events, as the reader types; the query is in the address.

import { announcer } from "./announce.js";
import { find, haystack, marks, words } from "./search.js";
import { fitting } from "./find.js";
import { load } from "./load.js";
import { PHRASES } from "./phrases.js";
import { digits } from "./words.js";

const PAUSE = 120;
const EVENTS = 30;
const IN_OTHERS = 3;
const form = document.querySelector("[data-search]");
const input = form.elements.q;
const found = document.querySelector("[data-found]");
const index = document.querySelector("[data-index]");
const announce = announcer(document.querySelector("[data-status]"));
let coming;
let timer;

/** What is searched, fetched once. */
function data() {
  coming ??= Promise.all([load(form.dataset.names), load(form.dataset.texts)]).then(([names, texts]) => ({
    kinds: names.kinds,
    texts,
    hay: haystack(texts.titles.map((title, row) => `${title} ${texts.summaries[row]}`)),
  }));
  return coming;
}

async function show() {
  const query = input.value.trim();
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  index.hidden = Boolean(query);
  if (!query) return found.replaceChildren();
  try {
    const all = await data();
    if (query === input.value.trim()) lay(all, query);
  } catch {
    index.hidden = false;
    announce(PHRASES.searchFailed);
  }
}

function lay({ kinds, texts, hay }, query) {
  const groups = kinds.map(({ heading, names }) => ({ heading, ...fitting(names, query) })).filter((one) => one.total);
  const rows = find(hay, query);
  const hits = texts.titles.map((_, row) => row).filter((row) => rows?.[row]);
  const sections = groups.map((group) => section(group.heading, group.total, group.best.map((one) => named(one, query))));
  if (hits.length) sections.push(events(texts, hits, query));
  found.replaceChildren(...sections);
  index.hidden = sections.length > 0; // where nothing fits, all names may help
  announce(PHRASES.found(groups.reduce((sum, group) => sum + group.total, 0), hits.length));
}

function events(texts, hits, query) {
  const items = hits.slice(0, EVENTS).map((row) => {
    const address = `entries/${texts.ids[row]}/`;
    return item(texts.titles[row], address, texts.summaries[row], query);
  });
  const made = section(PHRASES.events, hits.length, items);
  const more = link(`${form.dataset.at}?q=${encodeURIComponent(query)}`, PHRASES.onTimeline);
  made.append(paragraph(more));
  return made;
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
  to.append(...marked(label, query));
  line.append(to);
  if (below) {
    const note = document.createElement("span");
    note.className = "meta";
    note.append(...marked(below, query));
    line.append(" ", note);
  }
  return line;
}

/** A text with what matched in <mark>. */
function marked(text, query) {
  const parts = [];
  let at = 0;
  for (const [from, to] of marks(text, words(query))) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    parts.push(text.slice(at, from), mark);
    at = to;
  }
  return [...parts, text.slice(at)];
}

function section(heading, total, items) {
  const made = document.createElement("section");
  const head = document.createElement("h2");
  const count = document.createElement("span");
  count.className = "count";
  count.textContent = items.length < total ? PHRASES.first(digits(items.length), digits(total)) : digits(total);
  head.append(heading, " ", count);
  const list = document.createElement("ul");
  list.className = "index";
  list.append(...items);
  made.append(head, list);
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
