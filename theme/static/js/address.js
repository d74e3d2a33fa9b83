// The view in the address: a step of its own for each choice, one step for a whole drag or a word being typed.

const PAUSE = 1500;
const LEAST = 300;

export class Address {
  constructor(history, now) {
    Object.assign(this, { history, now });
    this.gesture = null;
    this.last = -Infinity;
    this.waiting = null;
  }

  /** Take a new address. gesture: a name while a hand drags or types, null for a choice. Before: keep the place. */
  go(address, gesture, keepPlace) {
    const going = gesture !== null && gesture === this.gesture && this.now() - this.last < PAUSE;
    this.gesture = gesture;
    this.last = this.now();
    if (going) return this.#replaceSoon(address);
    this.flush();
    keepPlace();
    return this.history.pushState({}, "", address);
  }

  rest() {
    this.flush();
    this.gesture = null;
  }

  /** Write down where the reader is on the page. */
  keep(place) {
    this.flush();
    this.history.replaceState({ place }, "");
  }

  /** Browsers allow few changes a second: at most one in `LEAST` milliseconds. */
  #replaceSoon(address) {
    const isDue = this.waiting !== null;
    this.waiting = address;
    if (!isDue) setTimeout(() => this.flush(), LEAST);
  }

  flush() {
    if (this.waiting !== null) this.history.replaceState({}, "", this.waiting);
    this.waiting = null;
  }
}
