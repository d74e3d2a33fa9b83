import { moved, nextOpen, wanted } from "/keys.js";
import { around } from "/article.js";

const failures = [];
const equal = (found, expected, name) => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) failures.push(`${name}: ${JSON.stringify(found)}`);
};

equal(wanted({ key: "a" }, "DIV"), "accept", "a key");
equal(wanted({ key: "A" }, "DIV"), "accept card", "a capital");
equal(wanted({ key: "a" }, "INPUT"), null, "typed into a field");
equal(wanted({ key: "a", ctrlKey: true }, "DIV"), null, "the browser's own");
equal(wanted({ key: "a" }, "DIV", false), null, "keys are off");
equal(wanted({ key: "x" }, "DIV"), null, "no key of ours");
equal(nextOpen(["plain", "open", "accepted", "open"], 2), 3, "further on");
equal(nextOpen(["open", "accepted", "plain"], 1), 0, "round again");
equal(nextOpen(["accepted", "plain"], 5), 1, "nothing is open");
equal(nextOpen([], 0), -1, "nothing at all");
equal(moved(0, -1, 5), 0, "the first is an end");
equal(moved(4, 1, 5), 4, "the last is an end");
equal(around("one two three", "two"), ["one ", "two", " three"], "a quote");
equal(around("one", "two"), null, "no quote");

export { failures };
