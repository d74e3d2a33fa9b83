/** Give a parent exactly these children in this order, moving as few as possible: what stays keeps its focus. */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (let child = parent.firstElementChild; child; ) {
    const next = child.nextElementSibling;
    if (!keep.has(child)) child.remove();
    child = next;
  }
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/** Set a text where it changes. */
export function say(element, text) {
  if (element.textContent !== String(text)) element.textContent = text;
}
