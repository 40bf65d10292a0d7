// Where the sliders stood when a page was left by the menu, for a visitor who comes back to it by the menu. The server
// cannot know: it hears of them with the next run, and opening another page takes them away first.

const left = new Map(); // name -> where the sliders stood
let opened = location.href; // the address at which the page was opened; null where the history has brought it back

const push = history.pushState;
history.pushState = function (state, unused, url) {
  const to = new URL(url ?? location.href, document.baseURI);
  if (to.pathname !== location.pathname) opened = to.href;
  return push.call(this, state, unused, url);
};
addEventListener("popstate", () => (opened = null)); // the history says itself how the page was

/** The page of that name is left in this state. */
export function leave(name, state) {
  left.set(name, state);
}

/** The state in which it was left; undefined where the address at which it was opened says one of `keys`. */
export function comeBack(name, keys) {
  const said = opened && new URL(opened).searchParams;
  return said && !keys.some((key) => said.has(key)) ? left.get(name) : undefined;
}
