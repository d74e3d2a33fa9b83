// A row of the list: made from the server's template, its searched words marked.

import { DOUBT, termsOf } from "./columns.js";
import { spokenDay } from "./dates.js";
import { marked } from "./marked.js";
import { marks, words } from "./search.js";
import { bound, tied } from "./whole.js";
import { WORDS } from "./words.js";

const FOLDERS = {
  from: "actors", to: "actors", actor: "actors", system: "systems", rule: "rules", programme: "programmes",
  transfer: "transfers",
};

/** Address of the page of a term below the site's root; "" if it has none. */
export function pageOf(facet, term) {
  return FOLDERS[facet] ? `${FOLDERS[facet]}/${term}/` : "";
}

/** A function that makes the <li> of a row. template: the server's; at: the site's root. */
export function rowMaker(template, data, at) {
  const model = template.content.firstElementChild;
  return (row, texts) => {
    const item = model.cloneNode(true);
    const part = (name) => item.querySelector(`.row-${name}`);
    item.dataset.row = row;
    item.dataset.shape = shapeOf(data.doubt[row], data.latest[row] === data.anchor[row]);
    const date = texts.dates[row];
    part("date").replaceChildren(...(date ? bound(date) : [spokenDay(data.anchor[row])]));
    fillTag(part("kind"), tagsOf(data, row, "kind", at)[0]);
    part("kind").className = `row-kind kind kind-${part("kind").dataset.term}`;
    part("title").firstElementChild.href = `${at}entries/${texts.ids[row]}/`;
    part("title").firstElementChild.replaceChildren(...bound(texts.titles[row]));
    part("summary").textContent = tied(texts.summaries[row]); // no element more: the document has so many
    fillTags(item, data, row, at);
    part("sources").textContent = WORDS.sources(termsOf(data, "publisher", row).length);
    return item;
  };
}

function shapeOf(doubt, oneDay) {
  if (doubt & (DOUBT.approximate | DOUBT.uncertain)) return "doubt";
  if (doubt & DOUBT.openStart) return "before";
  if (doubt & DOUBT.openEnd) return "since";
  if (doubt & DOUBT.interval) return "span";
  return oneDay ? "exact" : "part";
}

function tagsOf(data, row, facet, at) {
  const column = data.facets.get(facet);
  const all = termsOf(data, facet, row);
  const wholes = all.map((number) => column.wholes[number]);
  return all.filter((number) => !wholes.includes(number)).map((number) => {
    const term = column.terms[number];
    return { facet, term, label: column.labels[number], address: `${at}${pageOf(facet, term)}` };
  });
}

function fillTag(link, { facet, term, label, address }) {
  link.href = address;
  link.dataset.facet = facet;
  link.dataset.term = term;
  link.textContent = label;
  return link;
}

function fillTags(item, data, row, at) {
  const [way, systems] = [item.querySelector(".row-way"), item.querySelector(".row-systems")];
  const model = systems.firstElementChild;
  const linked = (tags) => joined(tags.map((tag) => fillTag(model.cloneNode(), tag)));
  const links = (facet) => linked(tagsOf(data, row, facet, at));
  const [givers, takers] = [tagsOf(data, row, "from", at), tagsOf(data, row, "to", at)];
  const isOne = givers.map(({ term }) => term).join() === takers.map(({ term }) => term).join();
  const [from, to] = [linked(givers), linked(isOne ? [] : takers)];
  if (from.length || to.length) way.replaceChildren(...from, ...(to.length ? [WORDS.to.slice(from.length ? 0 : 1)] : []), ...to);
  else way.replaceChildren(...links("actor"));
  const named = links("system");
  if (named.length) systems.replaceChildren(...named);
  else systems.remove();
}

function joined(links) {
  return links.flatMap((link, number) => (number ? [WORDS.and, link] : [link]));
}

/** Mark the words of a query in title and summary; take marks away where there is none. */
export function markRow(item, query) {
  if ((item.dataset.marked ?? "") === query) return;
  item.dataset.marked = query;
  const wanted = words(query);
  for (const part of item.querySelectorAll(".row-title a, .row-summary, .row-tags a")) {
    const text = part.textContent;
    part.replaceChildren(...marked(text, marks(text, wanted), Boolean(part.closest(".row-title"))));
  }
}
