// What the controls of a form say of their values, and lists that grow.

/** Says under a choice what the chosen term means. */
function tellMeaning(select) {
  const note = document.getElementById(select.getAttribute("aria-describedby"));
  if (note) note.textContent = select.selectedOptions[0]?.dataset.meaning ?? "";
}

/** Says under a date what it means, as the site would. */
async function tellDate(input) {
  const output = document.getElementById(input.getAttribute("aria-describedby"));
  const asked = input.value.trim();
  if (!asked) {
    output.value = "";
    return;
  }
  const answer = await fetch(`/spoken?date=${encodeURIComponent(asked)}`);
  if (input.value.trim() === asked && answer.ok) output.value = await answer.text();
}

/** A list whose last field is filled gets another. */
function grow(list) {
  const last = list.querySelector("input:last-of-type");
  if (!last?.value) return;
  const next = last.cloneNode();
  next.value = "";
  next.id = `${last.id}-more`;
  last.after(next);
}

/** Looks after the controls below `root`, those that come later too. */
export function watchControls(root) {
  root.addEventListener("input", ({ target }) => {
    if (target.matches("[data-date]")) tellDate(target);
    if (target.matches("[data-terms]")) tellMeaning(target);
    const list = target.closest("[data-several]");
    if (list) grow(list);
  });
  root.addEventListener("toggle", ({ target }) => {
    if (target.open) tellAll(target);
  }, true);
}

/** Says what all values below mean now. */
export function tellAll(part) {
  part.querySelectorAll("[data-terms]").forEach(tellMeaning);
  part.querySelectorAll("[data-date]").forEach(tellDate);
}
