// Streamlit writes the numbers on its sliders by itself, as a link carries them: "-1", "50000", "1e-06". Here they are
// written as everywhere else: over the thumb, below the ends, and for a screen reader.

import { number } from "./runtime.js";

const PLAIN = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/;
const WORDS = "[data-testid=stSliderThumbValue], [data-testid=stSliderTickBar]";
const SAID = "aria-valuetext";

/** Rewrite the numbers on all sliders, now and whenever Streamlit writes them; `drawn` is called when it has drawn one.
 *  Returns a function that ends it. */
export function tidy(drawn) {
  const known = new WeakSet();
  const sliders = document.getElementsByClassName("stSlider");
  const own = new MutationObserver((records) => records.forEach(({ target }) => rewrite(sliderOf(target))));
  const look = () => {
    let any = false;
    for (const slider of sliders) {
      if (known.has(slider)) continue;
      any = true;
      known.add(slider);
      rewrite(slider);
      own.observe(slider, { subtree: true, childList: true, characterData: true, attributeFilter: [SAID] });
    }
    if (any) drawn();
  };
  const page = new MutationObserver(look);
  page.observe(document.body, { subtree: true, childList: true });
  look();
  return () => [page, own].forEach((observer) => observer.disconnect());
}

function sliderOf(node) {
  return (node.closest ? node : node.parentElement)?.closest(".stSlider");
}

function rewrite(slider) {
  if (!slider) return; // taken away meanwhile
  for (const words of slider.querySelectorAll(WORDS)) {
    const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    // the text nodes are React's, and stay
    while (texts.nextNode()) if (PLAIN.test(texts.currentNode.data)) put(texts.currentNode);
  }
  for (const input of slider.querySelectorAll("input[type=range]")) {
    const said = input.getAttribute(SAID);
    if (PLAIN.test(said) && said !== number(Number(said))) input.setAttribute(SAID, number(Number(said)));
  }
}

function put(node) {
  const said = number(Number(node.data));
  if (node.data !== said) node.data = said;
}
