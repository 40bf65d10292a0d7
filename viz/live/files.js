// The lab's files as a page fetches them: by addresses relative to the page, each once.

import { element } from "./draw.js";

/** The whole address of a file of the lab. */
export function at(address) {
  return new URL(address, document.baseURI).href;
}

let loading = null;

/** Plotly. plotly.js is no module: its script puts one object on the page. */
export function plotly(url) {
  loading ??= new Promise((resolved, rejected) => {
    const script = element(null, "script");
    script.onload = () => (globalThis.Plotly ? resolved(globalThis.Plotly) : rejected(Error("no Plotly in the page")));
    script.onerror = () => {
      loading = null; // to be asked for anew if the visitor tries again
      script.remove();
      rejected(Error(`${url} did not load`));
    };
    script.src = url;
    document.head.append(script);
  });
  return loading;
}

/** Put a file of CSS on the page. */
export function style(url) {
  if (document.querySelector(`link[href="${url}"]`)) return;
  element(document.head, "link", "", { rel: "stylesheet", href: url });
}
