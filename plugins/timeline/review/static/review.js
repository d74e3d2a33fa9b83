// Puts the parts together: keys and clicks to forms, forms to the server, its answer into the page.

import { Article } from "./article.js";
import { tellAll, watchControls } from "./controls.js";
import { moved, nextOpen, wanted } from "./keys.js";
import { Rows } from "./rows.js";

const KEYS = "review-keys";
const MOVES_ON = new Set(["accept", "change", "drop", "body"]);

const help = document.getElementById("help");
const desk = document.querySelector(".desk");
if (desk) begin();

function begin() {
  let rows = new Rows(desk);
  let article = new Article(document.getElementById("article"));
  let pending = Promise.resolve();

  function choose(row, focus = true) {
    rows.choose(row, focus);
    article.mark(rows.quotes(row));
  }

  function say(text) {
    document.getElementById("said").textContent = text;
  }

  function put(id, page) {
    const fresh = page.getElementById(id);
    if (fresh) document.getElementById(id).replaceWith(document.adoptNode(fresh));
  }

  /** Shows what the server answered, and keeps the place. */
  function show(html, act, path) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const [number, top] = [Math.max(0, rows.number), window.scrollY];
    const old = desk.querySelector("#article").dataset.article;
    put("draft", page);
    if (page.getElementById("article")?.dataset.article !== old) put("article", page);
    desk.dataset.unsaved = page.querySelector(".desk")?.dataset.unsaved ?? "no";
    [rows, article] = [new Rows(desk), new Article(document.getElementById("article"))];
    window.scrollTo({ top, behavior: "instant" });
    say(page.getElementById("said")?.textContent ?? "");
    arrive(act, path, number);
  }

  function arrive(act, path, number) {
    const ask = desk.querySelector(".ask");
    const added = path && desk.querySelector(`[id="row-${CSS.escape(path)}"]`);
    if (ask) {
      choose(rows.all[number], false);
      ask.focus();
    } else if (act === "add") {
      choose(added ?? rows.all[number], false);
      open(added);
    } else if (act === "publish") {
      document.getElementById("publish").scrollIntoView({ block: "nearest" });
      choose(rows.all[number], false);
    } else {
      const here = Math.min(number, rows.all.length - 1);
      choose(rows.all[MOVES_ON.has(act) ? nextOpen(rows.states, here) : here]);
    }
  }

  /** What is asked while an answer is awaited is done after it, on the page as it is then. */
  function queue(way) {
    pending = pending.then(way);
  }

  async function send(form, submitter) {
    const body = new URLSearchParams(new FormData(form, submitter));
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (answer.redirected) {
        desk.dataset.unsaved = "no";
        location.assign(answer.url);
      } else if (answer.headers.get("content-type")?.startsWith("text/html")) {
        show(await answer.text(), body.get("act"), body.get("path"));
      } else {
        say(await answer.text());
      }
    } catch {
      say("The review does not answer; is the command still running?");
    }
  }

  async function add(path) {
    const answer = await fetch(`?add=${encodeURIComponent(path)}`);
    show(await answer.text(), "add", path);
  }

  /** Opens a row's form and goes into it. */
  function open(row) {
    const details = row?.querySelector("details.change");
    if (!details) return;
    details.open = true;
    tellAll(details);
    const first = details.querySelector("select, textarea, input:not([type=hidden])");
    first?.focus();
    if (first?.select && first.type !== "checkbox") first.select();
  }

  /** Presses a button, if it is there. */
  function press(place, act) {
    const button = place?.querySelector(`button[data-act="${act}"]`);
    return button ? send(button.form, button) : undefined;
  }

  function accept() {
    const acts = rows.current?.querySelector(".row-acts");
    return acts?.querySelector('[data-act="accept"]') ? press(acts, "accept") : choose(rows.all[nextOpen(rows.states, rows.number + 1)]);
  }

  const step = (by) => choose(rows.all[moved(rows.number, by, rows.all.length)]);
  const WAYS = {
    next: () => step(1),
    previous: () => step(-1),
    accept,
    "accept card": () => press(rows.current?.closest(".card").querySelector(".card-head"), "accept"),
    change: () => open(rows.current),
    drop: () => press(rows.current?.querySelector(".row-acts"), "drop"),
    undo: () => press(desk.querySelector(".bar-acts"), "undo"),
    save: () => press(desk.querySelector(".bar-acts"), "save"),
    publish: () => press(desk.querySelector(".publish-form"), "publish"),
    help: () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave(event);
    const way = help.open ? null : wanted(event, event.target.tagName, localStorage.getItem(KEYS) !== "off");
    if (!way) return;
    event.preventDefault();
    queue(WAYS[way]);
  });

  /** Closes the form that the focus is in, as it was. */
  function leave(event) {
    const details = event.target.closest?.("details.change");
    if (!details) return;
    details.querySelector("form").reset();
    details.open = false;
    choose(details.closest(".row"));
  }

  document.addEventListener("submit", (event) => {
    if (event.target.method === "dialog") return;
    event.preventDefault();
    queue(() => send(event.target, event.submitter));
  });

  desk.addEventListener("click", (event) => {
    const link = event.target.closest("[data-add]");
    if (link) {
      event.preventDefault();
      queue(() => add(link.dataset.add));
    }
  });
  desk.addEventListener("focusin", (event) => {
    const row = event.target.closest(".row");
    if (row && row !== rows.current) choose(row, false);
  });
  desk.addEventListener("pointerdown", (event) => {
    const row = event.target.closest(".row");
    if (row && row !== rows.current) choose(row, false);
  });
  // A summary or note is one paragraph: Enter sets it. The entry's text has several, and wants Ctrl with it.
  desk.addEventListener("keydown", (event) => {
    const sets = event.key === "Enter" && event.target.matches("textarea") && (event.ctrlKey || event.target.name !== "body");
    if (!sets || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
  window.addEventListener("beforeunload", (event) => {
    if (desk.dataset.unsaved === "yes") event.preventDefault();
  });

  offerHelp();
  watchControls(desk);
  choose(rows.all[nextOpen(rows.states, 0)]);
}

function offerHelp() {
  const on = document.getElementById("keys-on");
  on.checked = localStorage.getItem(KEYS) !== "off";
  on.addEventListener("change", () => localStorage.setItem(KEYS, on.checked ? "on" : "off"));
  const button = document.querySelector("[data-help]");
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}
