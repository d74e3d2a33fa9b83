// The compare page: two pages of the site, fetched, side by side; the choice is in the address.

import { announcer } from "./announce.js";
import { load } from "./load.js";
import { PHRASES } from "./phrases.js";
import { points, reach, read, years } from "./side-by-side.js";

const SVG = "http://www.w3.org/2000/svg";
const TRACKS = 4;
const KINDS = ["Actors", "Transfers"];
const box = document.querySelector("[data-compare]");
const form = box.querySelector("[data-form]");
const result = box.querySelector("[data-result]");
const status = box.querySelector("[data-status]");
const announce = announcer(status);
const names = new Map();
const addresses = new Map();

function make(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function draw(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

async function begin() {
  const { kinds } = await load(box.dataset.names);
  const options = document.createDocumentFragment();
  for (const { heading, names: listed } of kinds.filter((kind) => KINDS.includes(kind.heading))) {
    for (const [name, address] of listed) {
      names.set(address, name);
      addresses.set(name, address);
      options.append(Object.assign(make("option"), { value: name, label: heading }));
    }
  }
  document.getElementById("compare-names").replaceChildren(options);
  if (location.search) restore();
}

/** What came of it: for the eye too, where no result says it. */
function tell(sentence, seen = true) {
  status.classList.toggle("visually-hidden", !seen);
  announce(sentence);
}

/** The choice in the address, shown. */
function restore() {
  const asked = new URLSearchParams(location.search);
  const two = ["a", "b"].map((name) => asked.get(name));
  ["a", "b"].forEach((name, at) => (form.elements[name].value = names.get(two[at]) ?? ""));
  const unknown = two.find((address) => address && !names.has(address));
  if (two.every((address) => names.has(address))) return compare(...two);
  result.replaceChildren();
  if (unknown) tell(PHRASES.unknown(unknown));
  else if (two.some(Boolean)) tell(PHRASES.choose);
}

async function choose(event) {
  event.preventDefault();
  await ready;
  const chosen = [form.elements.a.value.trim(), form.elements.b.value.trim()];
  const unknown = chosen.find((name) => name && !addresses.has(name));
  if (unknown) return tell(PHRASES.unknown(unknown));
  if (!chosen.every(Boolean)) return tell(PHRASES.choose);
  const [a, b] = chosen.map((name) => addresses.get(name));
  history.pushState(null, "", `?${new URLSearchParams({ a, b })}`);
  return compare(a, b);
}

async function compare(...two) {
  try {
    const pages = await Promise.all(two.map(page));
    lay(two, pages.map(read));
  } catch {
    tell(PHRASES.pageFailed);
  }
}

async function page(address) {
  if (!names.has(address)) throw new Error(address);
  const response = await fetch(box.dataset.at + address);
  if (!response.ok) throw new Error(`${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function lay(two, [one, other]) {
  const heads = [one, other].map(({ name }, at) => make("h3", "", link(two[at], ...name)));
  const figures = [one, other].map(numbers);
  const facts = [one, other].map((page) => copy(page.facts));
  const titles = [one.title, other.title];
  const rows = [row(heads), figures.some(Boolean) && row(figures, titles), axis([one, other]), row(facts, titles)];
  for (const id of points(one, other)) {
    const said = [one, other].map(({ sections }) => sections.get(id));
    const heading = (said[0] ?? said[1]).querySelector("h2").firstChild.textContent.trim();
    const sides = said.map(copy);
    const note = id === "sums" && sides.every(Boolean) ? once(sides) : null;
    rows.push(make("h4", "", heading), note, row(sides.map((side) => side ?? nothing()), titles));
  }
  result.replaceChildren(...rows.filter(Boolean));
  tell(PHRASES.compared(one.title, other.title), false);
}

/** The note that both sides begin with, taken out of them; null where they have none. */
function once(sides) {
  const notes = sides.map((side) => side.querySelector(".note"));
  if (!notes[0] || notes[0].textContent !== notes[1]?.textContent) return null;
  for (const note of notes) note.remove();
  return notes[0];
}

/** Two cells; whose each is stands above them for the eye, and is said to whoever listens. */
function row(cells, titles = []) {
  const made = make("div", "side-by-side", ...cells.map((cell) => make("div", "", cell ?? nothing())));
  titles.forEach((title, at) => {
    made.children[at].setAttribute("role", "group");
    made.children[at].setAttribute("aria-label", title);
  });
  return made;
}

function nothing() {
  return make("p", "muted", PHRASES.none);
}

function link(address, ...label) {
  return Object.assign(make("a", "", ...label), { href: box.dataset.at + address });
}

function numbers({ figures }) {
  if (!figures.length) return null;
  return make("ul", "figures-row", ...figures.map(({ number, label }) => make("li", "", make("strong", "", number), " ", make("span", "meta", label))));
}

/** A part of another page: without its heading, its picture and what is folded, and without ids, which would be there twice. */
function copy(part) {
  if (!part) return null;
  const made = document.importNode(part, true);
  for (const one of made.querySelectorAll("h2, svg.visually-hidden, figure.rises, details.as-table, script")) one.remove();
  if (part.getAttribute("aria-labelledby") === "sums") for (const cell of made.querySelectorAll("tr > :last-child")) cell.remove();
  for (const one of [made, ...made.querySelectorAll("[id]")]) one.removeAttribute("id");
  made.removeAttribute("aria-labelledby");
  for (const one of made.querySelectorAll("a[href^='#']")) one.replaceWith(...one.childNodes);
  return made.localName === "section" ? make("div", "", ...made.childNodes) : made;
}

/** The events of both on one axis; the pages list them in words. */
function axis(pages) {
  const over = reach(pages.map(({ events }) => events));
  if (!over) return null;
  const at = (year) => `${((year - over.from) / (over.to - over.from)) * 100}%`;
  const marks = years(over).flatMap((year) => [
    draw("line", { class: "grid", x1: at(year), x2: at(year), y1: 14, y2: 20 }),
    draw("text", { x: at(year), y: 11, "text-anchor": year === over.to ? "end" : "start" }, String(year)),
  ]);
  const scale = make("div", "lane lane-axis", draw("svg", { height: 20, class: "axis", "aria-hidden": "true" }, ...marks));
  const lanes = pages.flatMap((page) => [label(page, over), make("div", "lane", lane(page, at, over))]);
  const drawn = make("div", "lanes", make("div", "lane-label lane-axis"), scale, ...lanes);
  return make("figure", "chart together", drawn, legend(pages, over));
}

/** What the colours of the marks shown mean, and the dashes. */
function legend(pages, over) {
  const shown = pages.flatMap(({ events }) => events.filter((one) => one.first >= over.from));
  const kinds = new Map(shown.filter(({ name }) => name).map(({ kind, name }) => [kind, name]));
  const keys = [...kinds].map(([kind, name]) => make("li", "", make("span", `kind kind-${kind}`, name)));
  if (shown.some(({ doubt }) => doubt)) keys.push(make("li", "", make("span", "doubt-key", PHRASES.doubt)));
  return make("figcaption", "", make("ul", "legend", ...keys));
}

function label({ title, events }, over) {
  const earlier = events.filter((one) => one.first < over.from).length;
  return make("div", "lane-label", title, earlier ? make("span", "muted", PHRASES.earlier(earlier, over.from)) : "");
}

/** A mark for each event, in four tracks, so that a dense month is not one block. */
function lane({ title, events }, at, over) {
  const shown = events.filter((one) => one.first >= over.from).reverse();
  const marks = shown.map(({ text, first, last, doubt, kind }, number) => {
    const wide = Math.max(last - first, (over.to - over.from) / 250);
    const width = `${(wide / (over.to - over.from)) * 100}%`;
    const name = draw("title", {}, text);
    return draw("rect", { class: `life-bar kind-${kind}${doubt ? " doubtful" : ""}`, x: at(first), y: (number % TRACKS) * 11, width, height: 9 }, name);
  });
  return draw("svg", { height: TRACKS * 11, role: "img", "aria-label": PHRASES.axis(title, events.length) }, ...marks);
}

form.addEventListener("submit", choose);
window.addEventListener("popstate", restore);
const ready = begin().catch(() => tell(PHRASES.pageFailed));
