import { change, choose, cleared, EMPTY, filters, format, parse, unread, without } from "/theme/static/js/state.js";
import { equal, run, test } from "./harness.js";

test("nothing asked is no query", () => equal(format(parse("")), ""));
test("terms may be joined or repeated, and count once", () => {
  equal(parse("?from=jp,us&from=us,%20de").chosen.from, ["jp", "us", "de"]);
});
test("the query of a view is canonical", () => {
  equal(format(parse("?q=patriot+licence&to=ua&from=us,jp&since=2023")), "?from=us,jp&to=ua&since=2023&q=patriot+licence");
});
test("what is read is written and read again", () => {
  const query = "?kind=rule&publisher=A%20%26%20B&until=2024-03&happened=2024-01-01&known=2024&q=50%25&sort=oldest";
  equal(format(parse(query)), query);
});
test("unknown names and orders are left out", () => equal(format(parse("?utm=x&sort=best&toString=1")), ""));
test("what is no date is left out, and can be told", () => {
  const query = "?since=soon&until=2023-02-30&happened=2023-13&known=2023&sort=best&from=nowhere&q=x";
  equal(format(parse(query)), "?from=nowhere&known=2023&q=x");
  equal(unread(query), ["soon", "2023-02-30", "2023-13", "best"]);
  equal(unread("?from=jp&since=2022-01&lanes=actor"), []);
});
test("choosing leaves the view as it was", () => {
  const chosen = choose(EMPTY, "from", "jp");
  equal([format(chosen), format(EMPTY)], ["?from=jp", ""]);
  equal(format(choose(chosen, "from", "jp", false)), "");
});
test("each filter can be taken away, since and until together", () => {
  const state = parse("?from=jp&since=2022&until=2023&q=x");
  equal(filters(state), [{ name: "from", value: "jp" }, { name: "span", value: "2022/2023" }, { name: "q", value: "x" }]);
  equal(filters(state).reduce(without, state), EMPTY);
});
test("clearing keeps the order", () => equal(format(cleared(parse("?from=jp&sort=oldest"))), "?sort=oldest"));
test("changing keeps what is chosen", () => equal(format(change(parse("?from=jp"), { q: "a" })), "?from=jp&q=a"));

export { run };
