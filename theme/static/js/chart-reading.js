// A picture that is read: what lies under the pointer, or where the slider below it stands, is said in a line.

class ChartReading {
  constructor(box) {
    const figure = box.closest("figure");
    this.shapes = [...figure.querySelectorAll("svg title")].map((title) => title.parentNode).filter((one) => !one.closest(".doubt"));
    this.slider = box.querySelector("input");
    this.said = box.querySelector("[data-said]");
    this.read = [];
    if (!this.shapes.length) return;
    this.slider.max = this.shapes.length - 1;
    this.slider.ariaValueText = this.said.textContent;
    this.slider.addEventListener("input", () => this.#tell([this.shapes[this.slider.value]]));
    this.slider.addEventListener("focus", () => this.read.length || this.#tell([this.shapes[0]]));
    figure.addEventListener("pointermove", (event) => this.#point(event));
    figure.addEventListener("pointerdown", (event) => this.#point(event));
  }

  #point({ target, clientX, clientY }) {
    const found = this.shapes.includes(target) && !target.closest(".lane") ? [target] : this.#across(target.closest(".lane"), clientX, clientY);
    if (found.length) this.#tell(found);
  }

  /** The shapes of a lane that stand at a place along it; of lines one above another the nearest. */
  #across(lane, x, y) {
    const boxes = this.shapes.filter((one) => lane?.contains(one)).map((one) => ({ one, box: one.getBoundingClientRect() }));
    const here = boxes.filter(({ box }) => box.left <= x && x <= box.right);
    const lines = here.filter(({ one }) => one.matches(".wait"));
    if (!lines.length) return here.map(({ one }) => one);
    const far = ({ box }) => Math.abs((box.top + box.bottom) / 2 - y);
    return [lines.reduce((nearest, line) => (far(line) < far(nearest) ? line : nearest)).one];
  }

  #tell(shapes) {
    for (const one of this.read) one.classList.remove("is-read");
    for (const one of shapes) one.classList.add("is-read");
    this.read = shapes;
    const words = shapes.map(wordsOf).join("; ");
    this.said.textContent = words;
    this.slider.value = this.shapes.indexOf(shapes.at(-1));
    this.slider.ariaValueText = words;
  }
}

function wordsOf(shape) {
  const name = shape.closest(".lane")?.previousElementSibling?.querySelector("strong, a")?.textContent;
  const words = shape.querySelector("title").textContent;
  return !name || words.toLowerCase().startsWith(name.toLowerCase()) ? words : `${name}: ${words}`;
}

for (const box of document.querySelectorAll("[data-chart-read]")) new ChartReading(box);
