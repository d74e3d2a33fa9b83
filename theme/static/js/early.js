// Runs before the first paint: says that script is there, and whether the address asks for a filtered view, so that
// nothing is shown that would be taken away again; and has all modules fetched at once.
{
  const { head, documentElement, currentScript } = document;
  documentElement.classList.add("js");
  if (location.search.length > 1) documentElement.classList.add("awaits-view");
  for (const name of currentScript.dataset.modules.split(" ")) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(`${name}.js`, currentScript.src);
    head.append(link);
  }
}
