// Says a change to a screen reader, when the changes have come to rest.

const REST = 600;

export function announcer(region) {
  let timer;
  return (sentence) => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = sentence), REST);
  };
}
