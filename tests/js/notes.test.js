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

test("numbers that follow each other are said as a run", () => {
  const sources = [["a", "b", "c"], ["d"], ["a", "c", "b", "d", "f", "e", "g"]].map((row) => row.map((title) => [0, title, "", ""]));
  const notes = new Notes({ publishers: ["Example"], sources });
  equal([notes.said(0), notes.said(1), notes.said(2)], ["1–3", "4", "1–7"]);
  equal(new Notes({ publishers: ["Example"], sources: [[], [[0, "a", "", ""]]] }).said(0), "");
});

export { run };
