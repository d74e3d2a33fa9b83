// The page of one draft: asks the server, puts its answer into the page, and keeps the author's place.

import { Article } from "./article.js";
import { tellAll } from "./controls.js";
import { moved, nextOpen } from "./keys.js";
import { Rows } from "./rows.js";

const MOVES_ON = new Set(["accept", "change", "drop", "body"]);

export class Desk {
  #pending = Promise.resolve();

  constructor(element) {
    this.element = element;
    this.#look();
  }

  #look() {
    this.rows = new Rows(this.element);
    this.article = new Article(document.getElementById("article"));
  }

  /** What is asked while an answer is awaited is done after it, on the page as it is then. */
  queue(way) {
    this.#pending = this.#pending.then(way);
  }

  /** Makes a row current and marks what it rests on. focus: the keyboard goes there too. */
  choose(row, focus = true) {
    this.rows.choose(row, focus);
    this.article.mark(this.rows.quotes(row));
  }

  step(by) {
    this.choose(this.rows.all[moved(this.rows.number, by, this.rows.all.length)]);
  }

  /** Goes to the next row that is open, from this one on. */
  seek(from) {
    this.choose(this.rows.all[nextOpen(this.rows.states, from)]);
  }

  /** Opens a row's form and goes into it. */
  open(row) {
    const details = row?.querySelector("details.change");
    if (!details) return;
    details.open = true;
    tellAll(details);
    const all = [...details.querySelectorAll("select, textarea, input:not([type=hidden])")];
    const first = all.find((control) => control.value && control.type !== "checkbox") ?? all[0];
    first?.focus();
    if (first?.select && first.type !== "checkbox") first.select();
  }

  /** Closes a form as it was. */
  leave(details) {
    details.querySelector("form").reset();
    details.open = false;
    this.choose(details.closest(".row"));
  }

  /** Presses a button below `place`, if it is there. */
  press(place, act) {
    const button = place?.querySelector(`button[data-act="${act}"]`);
    return button ? this.send(button.form, button) : undefined;
  }

  /** Accepts the current row; one that cannot be accepted, such as a summary to write, is passed over. */
  accept() {
    const acts = this.rows.current?.querySelector(".row-acts");
    if (acts?.querySelector('[data-act="accept"]')) return this.press(acts, "accept");
    return this.seek(this.rows.number + 1);
  }

  async send(form, submitter) {
    const body = new URLSearchParams(new FormData(form, submitter));
    const answer = await this.#ask(form.action, { method: "POST", body });
    if (answer?.redirected) {
      this.element.dataset.unsaved = "no";
      location.assign(answer.url);
    } else if (answer) {
      await this.#show(answer, body.get("act"), body.get("path"));
    }
  }

  /** Asks for the page with a field that is to be added. */
  async add(path) {
    const answer = await this.#ask(`?add=${encodeURIComponent(path)}`);
    if (answer) await this.#show(answer, "add", path);
  }

  async #ask(address, options) {
    try {
      return await fetch(address, options);
    } catch {
      this.#say("The review does not answer; is the command still running?");
      return null;
    }
  }

  #say(text) {
    document.getElementById("said").textContent = text;
  }

  async #show(answer, act, path) {
    const text = await answer.text();
    if (!answer.headers.get("content-type")?.startsWith("text/html")) {
      this.#say(text);
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const [number, top] = [Math.max(0, this.rows.number), window.scrollY];
    this.#put(page);
    window.scrollTo({ top, behavior: "instant" });
    this.#say(page.getElementById("said")?.textContent ?? "");
    this.#arrive(act, path, Math.min(number, this.rows.all.length - 1));
  }

  #put(page) {
    const renew = (id) => document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
    const old = document.getElementById("article").dataset.article;
    if (page.getElementById("article")?.dataset.article !== old) renew("article");
    if (page.getElementById("draft")) renew("draft");
    this.element.dataset.unsaved = page.querySelector(".desk")?.dataset.unsaved ?? "no";
    this.#look();
  }

  #arrive(act, path, number) {
    const ask = this.element.querySelector(".ask");
    const here = this.rows.all[number];
    if (ask) {
      this.choose(here, false);
      ask.focus();
    } else if (act === "add") {
      const added = this.rows.all.find((row) => row.dataset.path === path) ?? here;
      this.choose(added, false);
      this.open(added);
    } else if (act === "publish") {
      this.choose(here, false);
      document.getElementById("publish").scrollIntoView({ block: "nearest" });
    } else if (MOVES_ON.has(act)) {
      this.seek(number);
    } else {
      this.choose(here);
    }
  }
}
