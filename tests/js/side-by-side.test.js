import { between, points, reach, read, span, years } from "/theme/static/js/side-by-side.js";
import { fitting, rank } from "/theme/static/js/find.js";
import { equal, run, test } from "./harness.js";

const PAGE = `<main><h1> Germany </h1><ul class="figures-row"><li><strong>12</strong> <span class="meta">open</span></li></ul>
<aside><dl class="facts"><div><dt>Kind</dt><dd>State</dd></div></dl></aside>
<section aria-labelledby="rules"><h2 id="rules">Its rules</h2><ul><li>A rule</li></ul></section>
<ol><li class="event"><span class="event-when"><time datetime="2023-02-01">1 February 2023</time></span>
<a class="event-title" href="/x">A pledge</a><span class="kind kind-pledge">Pledge</span></li>
<li class="event"><span data-span="../2024-01-01">on or before 1 January 2024</span><a class="event-title">A delivery</a></li>
<li class="event"><span>some day</span><a class="event-title">No date</a></li></ol></main>`;
const page = () => new DOMParser().parseFromString(PAGE, "text/html");

test("a page says its title, numbers, facts, sections and events", () => {
  const said = read(page());
  equal(said.title, "Germany");
  equal(said.figures, [{ number: "12", label: "open" }]);
  equal(said.facts.textContent, "KindState");
  equal([...said.sections.keys()], ["rules"]);
  equal(said.events.map(({ kind, doubt }) => [kind, doubt]), [["pledge", false], ["report", true]]);
});
test("a date covers its day, month or year", () => {
  equal(span("2023"), { first: 2023, last: 2024, doubt: true });
  equal(span("2023-07").first, 2023.5);
  const day = span("2023-01-01");
  equal([day.first, day.doubt], [2023, false]);
});
test("an open end is a short piece, on its side", () => {
  equal(between("../2024-01-01").last > 2024, true);
  equal(between("../2024-01-01").first < 2024, true);
  equal(between("2024-01-01/..").first, 2024);
  equal(between("../.."), null);
  equal(between(undefined), null);
});
test("a few old events do not squeeze the many", () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ first: 2022 + at / 20, last: 2022.1 + at / 20 }));
  equal(reach([[{ first: 1961, last: 1961.1 }], many]), { from: 2022, to: 2026 });
  equal(reach([[], []]), null);
});
test("years are few enough to be read", () => {
  equal(years({ from: 2022, to: 2026 }), [2022, 2023, 2024, 2025, 2026]);
  equal(years({ from: 1960, to: 2026 }).length <= 9, true);
});
test("points are those of either, in order", () => {
  const one = { sections: new Map([["rules", 1]]) };
  equal(points(one, { sections: new Map([["sums", 1]]) }), ["sums", "rules"]);
});
test("the name itself comes first, other names last", () => {
  equal(rank("Patriot", "", "patriot"), 0);
  equal(rank("F-16", "", "f16"), 0);
  equal(rank("F-16 coalition", "", "f16"), 1);
  equal(rank("Patriot interceptor", "", "patriot"), 1);
  equal(rank("German Patriot battery", "", "patriot german"), 2);
  equal(rank("Germany", "Deutschland, Bundeswehr", "bundes"), 3);
  equal(rank("Germany", "", "france"), -1);
  equal(rank("Germany", "", " "), -1);
  const names = [["B Patriot", "b/", ""], ["Patriot", "p/", ""], ["x", "x/", "Patriots"]];
  equal(fitting(names, "patriot", 2).best.map(({ address }) => address), ["p/", "b/"]);
  equal(fitting(names, "patriot", 2).total, 3);
});

export { run };
