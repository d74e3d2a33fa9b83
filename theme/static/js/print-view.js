// The whole of a filtered view for paper: every row, and the sources of all as notes at the end.

import { load } from "./load.js";
import { spokenPeriod } from "./dates.js";
import { Notes } from "./notes.js";

const WORDS = { notes: "Sources", undated: "undated" };

/** Fill the list, add the notes, print, and take them away again. */
export async function printAll(box, { address, library, list }) {
  const [json] = await Promise.all([load(address), library.fetch()]);
  await new Promise(requestAnimationFrame); // the view is drawn again when texts come
  list.fillAll();
  const added = addNotes(box, new Notes(json));
  window.addEventListener("afterprint", () => {
    for (const element of added) element.remove();
    delete box.dataset.whole;
  }, { once: true });
  box.dataset.whole = "";
  window.print();
}

function addNotes(box, notes) {
  const added = [];
  for (const item of box.querySelectorAll("[data-row]")) {
    const marks = element("sup", notes.said(Number(item.dataset.row)), "row-notes");
    item.querySelector(".row-summary").append(marks);
    added.push(marks);
  }
  const section = element("section", "", "print-notes");
  const list = document.createElement("ol");
  list.append(...notes.list.map(note));
  section.append(element("h2", WORDS.notes), list);
  box.append(section);
  return [...added, section];
}

function note({ publisher, title, day, address }) {
  const item = element("li", `${publisher}: `);
  item.append(element("cite", title), `, ${day ? spokenPeriod(day) : WORDS.undated}. `, element("span", address, "print-address"));
  return item;
}

function element(name, text, className = "") {
  const found = document.createElement(name);
  found.textContent = text;
  if (className) found.className = className;
  return found;
}
