// The view in the address: a step of its own for each choice, one step for a whole drag or a word being typed.
// The browser's history is slow: it is written after the change is painted, and seldom while a hand moves.

const PAUSE = 1500;
const LEAST = 300;

export class Address {
  constructor(history, now) {
    Object.assign(this, { history, now });
    this.gesture = null;
    this.last = 0;
    this.waiting = null;
  }

  /** Take a new address. gesture: a name while a hand drags or types, null for a choice. place: where the reader is. */
  go(address, gesture, place) {
    const isGoing = gesture !== null && gesture === this.gesture && this.now() - this.last < PAUSE;
    this.gesture = gesture;
    this.last = this.now();
    if (isGoing && this.waiting) this.waiting.address = address;
    else if (isGoing) this.#write({ address }, (flush) => setTimeout(flush, LEAST));
    else this.#write({ address, place: place() }, (flush) => requestAnimationFrame(() => setTimeout(flush)));
  }

  #write(waiting, soon) {
    this.flush();
    this.waiting = waiting;
    soon(() => this.flush());
  }

  /** What comes next is a step of its own. */
  rest() {
    this.flush();
    this.gesture = null;
  }

  /** Write down where the reader is on the page. */
  keep(place) {
    this.flush();
    this.history.replaceState({ place }, "");
  }

  flush() {
    const { history, waiting } = this;
    this.waiting = null;
    if (waiting?.place) {
      history.replaceState({ place: waiting.place }, "");
      history.pushState({}, "", waiting.address);
    } else if (waiting) history.replaceState({}, "", waiting.address);
  }
}
