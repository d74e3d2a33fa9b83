// Runs before the first paint: says that script is there, and whether the address asks for a filtered view, so that
// nothing is shown that would be taken away again.
{
  const { classList } = document.documentElement;
  classList.add("js");
  if (location.search.length > 1) classList.add("awaits-view");
}
