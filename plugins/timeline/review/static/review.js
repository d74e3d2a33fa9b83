// Puts the parts together: keys, clicks and forms to the desk.

import { watchControls } from "./controls.js";
import { Desk } from "./desk.js";
import { wanted } from "./keys.js";

const KEYS = "review-keys";

const help = document.getElementById("help");
const element = document.querySelector(".desk");
if (element) begin(new Desk(element));

function begin(desk) {
  watchKeys(desk);
  watchForms(desk);
  watchRows(desk);
  watchControls(element);
  offerHelp();
  element.dataset.script = "";
  desk.seek(0);
}

function watchKeys(desk) {
  const ways = {
    next: () => desk.step(1),
    previous: () => desk.step(-1),
    accept: () => desk.accept(),
    "accept card": () => desk.press(desk.rows.current?.closest(".card").querySelector(".card-head"), "accept"),
    change: () => desk.open(desk.rows.current),
    drop: () => desk.press(desk.rows.current?.querySelector(".row-acts"), "drop"),
    undo: () => desk.press(element.querySelector(".bar-acts"), "undo"),
    save: () => desk.press(element.querySelector(".bar-acts"), "save"),
    publish: () => desk.press(element.querySelector(".publish-form"), "publish"),
    help: () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const details = event.key === "Escape" ? event.target.closest?.("details.change") : null;
    if (details) desk.leave(details);
    const on = localStorage.getItem(KEYS) !== "off";
    const way = help.open ? null : wanted(event, event.target.tagName, on);
    if (!way) return;
    event.preventDefault();
    desk.queue(ways[way]);
  });
}

function watchForms(desk) {
  document.addEventListener("submit", (event) => {
    if (event.target.method === "dialog") return;
    event.preventDefault();
    desk.queue(() => desk.send(event.target, event.submitter));
  });
  // A summary or note is one paragraph: Enter sets it. The entry's text has several, and wants Ctrl with it.
  element.addEventListener("keydown", (event) => {
    const sets = event.key === "Enter" && event.target.matches("textarea") && (event.ctrlKey || event.target.name !== "body");
    if (!sets || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
  window.addEventListener("beforeunload", (event) => {
    if (element.dataset.unsaved === "yes") event.preventDefault();
  });
}

function watchRows(desk) {
  const come = ({ target }) => {
    const row = target.closest(".row");
    if (row && row !== desk.rows.current) desk.choose(row, false);
  };
  element.addEventListener("focusin", come);
  element.addEventListener("pointerdown", come);
  element.addEventListener("click", (event) => {
    const link = event.target.closest("[data-add]");
    if (!link) return;
    event.preventDefault();
    desk.queue(() => desk.add(link.dataset.add));
  });
}

function offerHelp() {
  const on = document.getElementById("keys-on");
  on.checked = localStorage.getItem(KEYS) !== "off";
  on.addEventListener("change", () => localStorage.setItem(KEYS, on.checked ? "on" : "off"));
  const button = document.querySelector("[data-help]");
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}
