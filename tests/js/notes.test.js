import { Notes } from "/theme/static/js/notes.js";
import { equal, run, test } from "./harness.js";

const JSON = {
  publishers: ["Example", "Other"],
  sources: [[[0, "A", "2023", "https://example.org/a"]], [[1, "B", "", ""], [0, "A again", "2023", "https://example.org/a"]], []],
};

test("each source has one number, in the order of the rows", () => {
  const notes = new Notes(JSON);
  equal([notes.of(1), notes.of(0), notes.of(2)], [[1, 2], [2], []]);
  equal(notes.list.map(({ publisher, title }) => `${publisher}: ${title}`), ["Other: B", "Example: A again"]);
});

export { run };
