import { columns, complete, DOUBT, needsMore, select, termsOf } from "/theme/static/js/columns.js";
import { ordinal } from "/theme/static/js/dates.js";
import { EMPTY, parse } from "/theme/static/js/state.js";
import { equal, run, test } from "./harness.js";

const facet = (terms, sets, rows, parts = []) => ({ terms, labels: terms, sets, rows, with: parts, part_of: [] });

/** Four events: 2024-05-01, 2023-12-22, March 2023, 2022 (year only). */
function data() {
  const anchors = [ordinal(2024, 5, 1), ordinal(2023, 12, 22), ordinal(2023, 3, 1), ordinal(2022, 1, 1)];
  return columns({
    count: 4,
    anchor: anchors.map((day, row) => day - (anchors[row - 1] ?? 0)),
    length: [0, 0, 30, 364],
    doubt: [0, 0, 0, DOUBT.noMonth],
    facets: {
      kind: facet(["rule", "delivery"], [[0], [1]], [0, 0, 1, 1]),
      from: facet(["jp", "us"], [[], [0], [0, 1]], [0, 1, 2, 2]),
      actor: facet(["ch", "jp", "us"], [[0], []], [0, 1, 1, 0], ["from"]),
    },
  });
}
const rows = (query, words = null) => select(data(), parse(query), words).rows;

test("nothing asked: every row", () => equal(rows(""), [0, 1, 2, 3]));
test("terms of one facet widen, facets narrow", () => {
  equal(rows("?kind=rule,delivery"), [0, 1, 2, 3]);
  equal(rows("?kind=delivery&from=us"), [2, 3]);
});
test("an unknown term gives nothing", () => equal(rows("?from=zz"), []));
test("a facet with parts holds theirs and its own", () => {
  equal([0, 1, 2, 3].map((row) => termsOf(data(), "actor", row)), [[0], [1], [1, 2], [1, 2, 0]]);
  equal(rows("?actor=ch"), [0, 3]);
});
test("a span takes what may lie in it", () => {
  equal(rows("?since=2023-03-20&until=2023"), [1, 2]);
  equal(rows("?since=2022-06&until=2022-06"), [3]);
});
test("happened by: only what surely has", () => equal(rows("?happened=2023-03-30"), [3]));
test("counts tell what a choice would add within its own facet", () => {
  const { counts } = select(data(), parse("?kind=rule"), null);
  equal([...counts("kind"), ...counts("from")], [2, 2, 1, 0]);
});
test("the mask ignores the span and nothing else", () => {
  equal(select(data(), parse("?since=2024&kind=rule"), null).inAnySpan, [1, 1, 0, 0]);
});
test("words found narrow as well", () => equal(rows("", Uint8Array.from([0, 1, 1, 0])), [1, 2]));
test("groups are year * 13 + month, 0 for a year alone", () => {
  equal(data().group, [2024 * 13 + 5, 2023 * 13 + 12, 2023 * 13 + 3, 2022 * 13]);
});
test("late columns are asked for when a view needs them", () => {
  const late = data();
  equal(["", "?from=jp", "?q=a", "?known=2023", "?publisher=A"].map((query) => needsMore(late, parse(query))), [false, false, true, true, true]);
  complete(late, { known: [1, 0, 5, 730], facets: { publisher: facet(["A"], [[], [0]], [1, 0, 0, 0]) } });
  equal(needsMore(late, parse("?q=a&publisher=A")), false);
  equal(select(late, parse("?known=2023-12-22"), null).rows, [1, 2]);
  equal(select(late, parse("?publisher=A"), null).rows, [0]);
});
test("no event at all is no error", () => {
  const none = columns({ count: 0, anchor: [], length: [], doubt: [], facets: {} });
  equal(select(none, EMPTY, null).rows, []);
});

export { run };
