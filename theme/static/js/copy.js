/** Copy what a field holds, and say so; where that is not allowed, it is selected. said: an element with data-done, data-failed. */
export async function copy(field, said) {
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = said.dataset.done;
  } catch {
    field.select();
    said.textContent = said.dataset.failed;
  }
}
