// One entry of the browser's history for each thing a person did, so that Back undoes just that. viz/live/preload.py
// puts it on the page, before Streamlit's own code.
//
// Streamlit makes an entry each time the server changes the address. Three of them nobody asked for: when another page
// is opened, the server first takes the page's settings out of the address that is still shown (streamlit#13853); then
// it writes the settings that the new page had on an earlier visit; and when a link is opened it takes out what the
// link need not say. Each of them replaces the entry that it corrects here.

const STRAIGHT = history.pushState.bind(history);
const HANDS = ["click", "input", "change", "keydown"];
let leaving = false; // a link to another page was followed, and its page has not come yet
let bare = false; // since then, the shown address has lost its settings, in an entry of its own
let arriving = true; // a page has come, and nobody has touched it yet

history.pushState = (state, unused, url) => {
  const same = new URL(url ?? location.href, document.baseURI).pathname === location.pathname;
  if (same && leaving) bare = true;
  const corrects = same ? arriving && !leaving : bare;
  if (!same) [leaving, bare, arriving] = [false, false, true];
  if (corrects) history.replaceState(state, unused, url);
  else STRAIGHT(state, unused, url);
};

for (const kind of HANDS) document.addEventListener(kind, touched, true);
addEventListener("popstate", () => ([leaving, bare, arriving] = [false, false, true]), true);

function touched({ type, target, key }) {
  if (type === "keydown" && key !== "Enter" && key !== " ") return;
  arriving = false;
  const link = type === "click" && target.closest?.("a[href]");
  if (!link) return;
  leaving = link.origin === location.origin && link.pathname !== location.pathname;
  bare = false;
}
