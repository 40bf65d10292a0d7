// What waits until the hand rests: a figure that was only moved (quick.js) is then drawn by plotly. One figure per
// task, so that a hand that moves again waits for one at most.

const REST = 120; // ms without a change of the figure, and without a move of a pressed pointer
const waiting = new Map(); // node -> {draw, due}
let timer = 0;

/** Draw a node once it rests; what waited for it before is forgotten. */
export function whenResting(node, draw) {
  waiting.set(node, { draw, due: performance.now() + REST });
  addEventListener("pointermove", moving, true);
  addEventListener("pointerup", letGo, true);
  wait();
}

/** The node was drawn: nothing needs to wait for it. */
export function drawn(node) {
  waiting.delete(node);
}

function moving(event) {
  if (event.buttons) postpone(REST);
}

function letGo() {
  postpone(0);
}

function postpone(time) {
  for (const one of waiting.values()) one.due = performance.now() + time;
  wait();
}

function wait() {
  clearTimeout(timer);
  const first = Math.min(...Array.from(waiting.values(), ({ due }) => due));
  if (waiting.size) timer = setTimeout(next, Math.max(first - performance.now(), 0));
}

function next() {
  for (const node of waiting.keys()) if (!node.isConnected) waiting.delete(node); // its page was left
  const due = [...waiting].find(([, one]) => one.due <= performance.now());
  if (due) waiting.delete(due[0]);
  wait();
  if (!waiting.size) {
    removeEventListener("pointermove", moving, true);
    removeEventListener("pointerup", letGo, true);
  }
  due?.[1].draw();
}
