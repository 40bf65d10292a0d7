// Streamlit's own sliders and fields, found by their keys and filled as a hand would fill them. They are drawn so that
// they tell the server nothing: Streamlit puts what stands in them into the address, and the next run brings it along.

const FOUND = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");

/** The key that Streamlit has put around an element, or null. */
export function keyOf(node) {
  const names = node.closest?.("[class*=st-key-]")?.classList ?? [];
  const name = [...names].find((one) => one.startsWith("st-key-"));
  return name ? name.slice("st-key-".length) : null;
}

/** The slider of that key, or null where none is on the page. */
export function sliderOf(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)} input[type=range]`);
}

/** The text field of that key, or null. */
export function fieldOf(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)} input[type=text]`);
}

/** Put a slider to a raw value (Streamlit's own number, or the index of a listed value), as if by hand. */
export function slide(input, raw) {
  if (!input || input.disabled || Number(input.value) === raw) return;
  // a changed value alone moves the thumb; the key that follows makes Streamlit take it, so it starts one step short
  const step = Number(input.step);
  const up = raw - step >= Number(input.min) - step / 2;
  put(input, raw + (up ? -step : step));
  press(input, up ? "ArrowRight" : "ArrowLeft");
}

/** Put a text into a field, as if typed and followed by Enter. */
export function fill(input, text) {
  if (!input || input.disabled || input.value === text) return;
  put(input, text);
  press(input, "Enter");
}

// through the browser's own setter: React would not notice another
function put(input, value) {
  FOUND.set.call(input, value);
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
}

function press(input, key) {
  const keyCode = key === "Enter" ? 13 : 0; // a browser's older name for it, which Streamlit's fields ask for
  for (const kind of ["keydown", "keypress", "keyup"]) {
    if (kind === "keypress" && key !== "Enter") continue;
    input.dispatchEvent(new KeyboardEvent(kind, { key, code: key, keyCode, bubbles: true, cancelable: true }));
  }
}
