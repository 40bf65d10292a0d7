// What test_quick.py puts into a page: it notes what every Plotly.react found on the screen and what it left there.
// A react at rest must find, moved, what it would draw itself.

const SEEN = 1.1; // px: of a line, plotly leaves out corners that stand out by about that much
window.reacts = []; // {figure, resting, before, after}
window.resting = false;
const later = window.setTimeout;
window.setTimeout = (act, time, ...more) =>
  later(() => {
    window.resting = act.name === "next"; // viz/live/rest.js
    try {
      act(...more);
    } finally {
      window.resting = false;
    }
  }, time);

/** Note every Plotly.react from now on. */
window.watchReacts = (Plotly = globalThis.Plotly) => {
  const { react } = Plotly;
  Plotly.react = (node, ...more) => {
    const note = { figure: node.closest("[data-figure]")?.dataset.figure, resting: window.resting, before: look(node) };
    window.reacts.push(note);
    const drawn = react(node, ...more);
    drawn.then(() => (note.after = look(node)));
    return drawn;
  };
};

function look(node) {
  const all = (what) => [...node.querySelectorAll(what)].filter((part) => !part.closest(".legend"));
  const index = (part) => part.closest("g.trace, g.hm").__data__[0].trace.index;
  const lines = {};
  for (const line of all(".js-line")) (lines[index(line)] ??= []).push(...polylines(line.getAttribute("d")));
  const points = {};
  for (const point of all("path.point")) {
    if (point.getAttribute("display") === "none") continue;
    (points[index(point)] ??= []).push(numbers(point.getAttribute("transform")));
  }
  return {
    lines,
    points,
    fills: all(".js-fill").map((fill) => polylines(fill.getAttribute("d")?.replace("Z", "") ?? "")),
    bars: all(".bars .point > path").map((bar) => numbers(bar.getAttribute("d"))),
    shapes: all(".shapelayer path").map((shape) => numbers(shape.getAttribute("d"))),
    texts: all(".annotation-text, .g-gtitle text").map((text) => [text.textContent, corner(text, node)]),
    images: all(".hm image").map(({ href, x, y, width, height }) => ({
      href: href.baseVal, box: [x, y, width, height].map((side) => side.baseVal.value),
    })),
    size: [node._fullLayout?.width, node._fullLayout?.height],
  };
}

function corner(text, node) {
  const [own, outer] = [text.getBoundingClientRect(), node.getBoundingClientRect()];
  return [own.left - outer.left, own.top - outer.top, own.width];
}

function numbers(text) {
  return (text?.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);
}

function polylines(path) {
  const corners = (run) => run.split("L").map((point) => point.split(",").map(Number));
  const runs = path.split("M").filter(Boolean).map(corners);
  return runs.filter((run) => run.some(([x, y]) => Math.hypot(x - run[0][0], y - run[0][1]) > SEEN));
}

/** Where a react changed what it found, as texts; [] if nowhere. */
window.differences = async (notes) => (await Promise.all(notes.map(compare))).flat();

async function compare({ figure, before, after }) {
  const said = [];
  const say = (...what) => said.push(`${figure} ${JSON.stringify(what)}`.slice(0, 300));
  for (const kind of ["lines", "fills", "points"]) {
    for (const index of new Set([...Object.keys(before[kind]), ...Object.keys(after[kind])])) {
      const [found, left] = [before[kind][index] ?? [], after[kind][index] ?? []];
      const same = kind === "points" ? near(found, left) : along(found, left, after.size);
      if (!same) say(kind, index, found, left);
    }
  }
  for (const kind of ["bars", "shapes"]) if (!near(before[kind], after[kind])) say(kind, before[kind], after[kind]);
  for (const [i, [words, place]] of after.texts.entries()) {
    const [found, stood] = before.texts[i] ?? [];
    // plotly rounds the width of what hangs on the right or in the middle
    if (found !== words || !near(stood, place, 1)) say("text", [found, stood], [words, place]);
  }
  for (const [i, image] of after.images.entries()) {
    const worst = await colours(before.images[i], image);
    if (worst > 2) say("image", `colours off by ${worst}`, "");
  }
  return said;
}

// the same nesting, numbers within so many pixels
function near(found, left, most = 0.5) {
  if (typeof left === "number") return Math.abs(found - left) <= most;
  return found?.length === left.length && left.every((item, i) => near(found[i], item, most));
}

// every corner of the one on the screen lies on the other: plotly leaves out corners that no one would see
function along(found, left, size) {
  const within = ([x, y]) => x >= -50 && y >= -50 && x <= size[0] && y <= size[1];
  const touches = (line, x, y) => line.some((end, i) => i && distance(x, y, line[i - 1], end) <= SEEN);
  const on = (lines, [x, y]) => lines.some((line) => touches(line, x, y));
  const all = (one, other) => one.flat().filter(within).every((point) => on(other, point));
  return all(found, left) && all(left, found);
}

function distance(x, y, [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const part = Math.min(Math.max(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(x - x0 - part * dx, y - y0 - part * dy);
}

async function colours(found, left) {
  const [one, two] = await Promise.all([pixels(found), pixels(left)]);
  if (one.length !== two.length) return Infinity;
  return one.reduce((worst, byte, i) => Math.max(worst, Math.abs(byte - two[i])), 0);
}

async function pixels({ href, box: [x, y, width, height] }) {
  const image = new Image();
  image.src = href;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, width, height);
  return [x, y, ...context.getImageData(0, 0, width, height).data];
}
