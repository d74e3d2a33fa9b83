// Hands on the lanes: a finger or mouse drags, two fingers pinch, a wheel with Ctrl zooms, keys do all of it.

import { panned, zoomed } from "./zoom.js";

const STILL = 5;
const REST = 250;
const QUARTER = 0.25;
const IN = 0.5;

export class LaneHands {
  /** window(): the days shown; full: all; track(): box of the lines; move(window, moving). */
  constructor(root, { window, full, track, move }) {
    Object.assign(this, { root, window, full, track, move });
    this.pointers = new Map();
    this.drag = null;
    root.addEventListener("pointerdown", (event) => this.#down(event));
    root.addEventListener("pointermove", (event) => this.#moved(event));
    for (const end of ["pointerup", "pointercancel"]) root.addEventListener(end, (event) => this.#up(event));
    root.addEventListener("click", (event) => this.#afterDrag(event), true);
    root.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  zoom(factor, at = 0.5, moving = false) {
    this.move(zoomed(this.window(), factor, at, this.full), moving);
  }

  pan(share, moving = false) {
    const { first, last } = this.window();
    this.move(panned({ first, last }, share * (last - first + 1), this.full), moving);
  }

  /** True if the key zooms or moves. at: where the mark in focus is. */
  key({ key, shiftKey, ctrlKey, metaKey, altKey }, at) {
    if (ctrlKey || metaKey || altKey) return false;
    if (key === "+" || key === "=") this.zoom(IN, at);
    else if (key === "-" || key === "_") this.zoom(1 / IN, at);
    else if (key === "0") this.move(this.full, false);
    else if (shiftKey && key === "ArrowLeft") this.pan(-QUARTER);
    else if (shiftKey && key === "ArrowRight") this.pan(QUARTER);
    else return false;
    return true;
  }

  #down(event) {
    if (event.button !== 0 || !event.target.closest(".swim-track")) return;
    this.pointers.set(event.pointerId, event.clientX);
    this.#begin();
  }

  /** A drag begins, or goes on with other fingers. */
  #begin() {
    this.drag = { from: [...this.pointers.values()], window: this.window(), moved: this.drag?.moved ?? false };
  }

  #moved(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, event.clientX);
    const now = [...this.pointers.values()];
    const { drag } = this;
    if (!drag.moved && Math.abs(now[0] - drag.from[0]) <= STILL && now.length === 1) return;
    if (!drag.moved) this.#hold(event.pointerId);
    this.move(now.length > 1 ? this.#pinched(drag, now) : this.#dragged(drag, now[0]), true);
  }

  #hold(id) {
    this.drag.moved = true;
    this.root.setPointerCapture(id);
    this.root.classList.add("is-held");
  }

  #dragged({ from, window }, x) {
    const days = window.last - window.first + 1;
    return panned(window, ((from[0] - x) / this.track().width) * days, this.full);
  }

  #pinched({ from, window }, now) {
    const apart = ([a, b]) => Math.max(12, Math.abs(a - b));
    const { left, width } = this.track();
    const middle = ([a, b]) => ((a + b) / 2 - left) / width;
    const wider = zoomed(window, apart(from) / apart(now), middle(from), this.full);
    return panned(wider, (middle(from) - middle(now)) * (wider.last - wider.first + 1), this.full);
  }

  #up({ pointerId }) {
    if (!this.pointers.delete(pointerId)) return;
    if (this.pointers.size) return this.#begin();
    if (this.drag.moved) this.move(this.window(), false);
    this.root.classList.remove("is-held");
    this.wasDrag = this.drag.moved;
    this.drag = null;
    setTimeout(() => (this.wasDrag = false));
  }

  /** The click that ends a drag presses nothing. */
  #afterDrag(event) {
    if (!this.wasDrag) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #wheel(event) {
    const { deltaX, deltaY, clientX, ctrlKey } = event;
    const sideways = Math.abs(deltaX) > Math.abs(deltaY);
    if ((!ctrlKey && !sideways) || !event.target.closest(".swim-track")) return;
    event.preventDefault();
    const { left, width } = this.track();
    if (ctrlKey) this.zoom(Math.exp(Math.max(-60, Math.min(60, deltaY)) / 150), (clientX - left) / width, true);
    else this.pan(deltaX / width, true);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.move(this.window(), false), REST);
  }
}
