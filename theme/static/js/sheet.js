// On a narrow screen the filters are a sheet over the lower part of the page, the results in view above it.

export class Sheet {
  constructor({ opener, closer, sheet }) {
    Object.assign(this, { opener, sheet });
    opener.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    closer.addEventListener("click", () => this.close());
    sheet.addEventListener("keydown", (event) => event.key === "Escape" && this.isOpen && this.close());
  }

  get isOpen() {
    return this.opener.getAttribute("aria-expanded") === "true";
  }

  open() {
    this.opener.setAttribute("aria-expanded", "true");
    this.sheet.classList.add("open");
    this.sheet.querySelector("button, summary").focus({ preventScroll: true });
  }

  close() {
    this.opener.setAttribute("aria-expanded", "false");
    this.sheet.classList.remove("open");
    this.opener.focus({ preventScroll: true });
  }
}
