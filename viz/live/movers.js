// Giving lines, markers, bars and shapes that plotly has drawn their new place, as plotly would: see quick.js. They say
// false where they would have to guess.

const FAR = 2e5; // px; further out a line's slope on the screen no longer changes
const BEYOND = 1000; // times as far as plotly's own place for what a log axis cannot show, as plotly does for lines

/** A line's path, with gaps where there is no number. */
export function moveLine(group, { x, y }, axes) {
  const lines = group.querySelectorAll(".js-line");
  if (!lines.length) return false;
  const path = pieces(x, y, axes).map((piece) => `M${piece.join("L")}`).join("");
  if (lines[0].getAttribute("d") !== path) lines[0].setAttribute("d", path || "M0,0");
  // plotly draws a path per piece, all of one style
  for (let i = 1; i < lines.length; i++) lines[i].remove();
  return true;
}

/** The area between a line and zero, or between it and `previous`, the line before. */
export function moveFill(trace, previous, axes) {
  const { x, y, fill } = trace;
  const [own, ...more] = pieces(x, y, axes);
  if (!own || more.length) return false; // plotly joins the pieces in its own way
  if (fill === "tozeroy" || fill === "tozerox") {
    const letter = fill.at(-1);
    const zero = axes[letter].c2p(0, true);
    const ends = [own.at(-1), own[0]].map(([left, top]) => (letter === "x" ? [zero, top] : [left, zero]));
    return put(trace._ownFill, `M${[...ends, ...own].join("L")}`);
  }
  if (fill !== "tonexty" || !previous || previous._nexttrace?.index !== trace.index) return false;
  const [other, ...others] = pieces(previous.x, previous.y, axes);
  if (!other || others.length) return false;
  return put(previous._nextFill, `M${[...own, ...other.reverse()].join("L")}Z`);
}

function put(selection, path) {
  const node = selection?.node();
  node?.setAttribute("d", path);
  return Boolean(node);
}

// points in pixels, in pieces between gaps
function pieces(x, y, axes) {
  const [left, top] = [along(axes.x), along(axes.y)];
  const all = [];
  let piece = null;
  const count = Math.min(x.length, y.length);
  for (let i = 0; i < count; i++) {
    const point = [left(x[i]), top(y[i])];
    if (point.some(Number.isNaN)) piece = null;
    else if (piece) piece.push(point);
    else all.push((piece = [point]));
  }
  return all;
}

// value -> pixel for lines: NaN is a gap, and what a log axis cannot show lies far away
function along(axis) {
  return (value) => {
    if (!Number.isFinite(value)) return NaN;
    const pixel = axis.c2p(value) ?? axis.c2p(value, true) * BEYOND;
    return Math.min(Math.max(pixel, -FAR), FAR);
  };
}

const known = new WeakMap(); // what plotly draws a trace in -> a mark of it and its look, for when all marks are gone

/** Markers, as many as there are points that can be drawn. */
export function movePoints(group, { x, y, marker }, axes, hides) {
  const nodes = [...group.querySelectorAll("path.point")];
  const places = [];
  const count = Math.min(x.length, y.length);
  for (let i = 0; i < count; i++) {
    const place = [axes.x.c2p(x[i] ?? NaN), axes.y.c2p(y[i] ?? NaN)];
    if (place.every(Number.isFinite)) places.push([i, ...place]);
  }
  if (!alike(marker) && !(places.length === count && nodes.length === count)) return false;
  const look = JSON.stringify(marker);
  if (nodes.length) known.set(group, { mark: nodes[0], look });
  const pattern = known.get(group)?.look === look ? known.get(group).mark : null;
  if (places.length && !pattern) return false;
  while (nodes.length > places.length) nodes.pop().remove();
  while (nodes.length < places.length) nodes.push(another(pattern, group));
  places.forEach(([i, left, top], k) => {
    const here = `translate(${left},${top})`;
    // most stay where they are, and the browser paints anew what is set
    if (nodes[k].getAttribute("transform") !== here) nodes[k].setAttribute("transform", here);
    if (!hides) return; // markers may leave the plot, so plotly does not clip them but hides those of points outside
    const inside = axes.x.isPtWithinRange({ x: x[i] }) && axes.y.isPtWithinRange({ y: y[i] });
    if (inside) nodes[k].removeAttribute("display");
    else nodes[k].setAttribute("display", "none");
  });
  return true;
}

// whether every point has the same mark; if not, plotly's elements cannot stand for one another
function alike({ line = {}, ...marker }) {
  const values = [...Object.values(marker), ...Object.values(line)];
  return !values.some((value) => Array.isArray(value) || ArrayBuffer.isView(value));
}

function another(mark, group) {
  const copy = mark.cloneNode();
  copy.__data__ = mark.__data__; // plotly asks every mark for its point, until it draws them again
  group.querySelector(".points").append(copy);
  return copy;
}

/** The length of bars that start at zero. */
export function moveBars(node, group, trace, axes, drawn) {
  const upright = trace.orientation !== "h";
  const value = upright ? "y" : "x";
  const { barmode, barnorm, bargap, bargroupgap } = node._fullLayout;
  const others = node._fullData.filter(({ type, visible }) => type === "bar" && visible === true);
  const stacked = barnorm || (others.length > 1 && !["group", "overlay"].includes(barmode));
  const extra = trace.base || trace.text || trace.texttemplate || trace.error_x?.visible || trace.error_y?.visible;
  if (String(drawn) !== value || stacked || extra || (bargap === 0 && bargroupgap === 0)) return false;
  const bars = [...group.querySelectorAll(".point > path")];
  const corners = bars.map((bar) => CORNERS.exec(bar.getAttribute("d")));
  const axis = axes[value];
  const from = axis.c2p(0, true);
  if (bars.length !== trace[value].length || corners.includes(null)) return false;
  return bars.every((bar, i) => {
    const to = axis.c2p(trace[value][i] ?? NaN, true);
    if (!Number.isFinite(to)) return false;
    const sharp = Number(bar.style.fillOpacity) < 1 || parseFloat(bar.style.strokeWidth) > 0;
    const start = sharp ? from : visible(from, to);
    const end = sharp ? to : visible(to, start);
    const [left, top, bottom, right] = corners[i].slice(1).map(Number);
    const [x0, x1, y0, y1] = upright ? [left, right, start, end] : [start, end, top, bottom];
    bar.setAttribute("d", `M${x0},${y0}V${y1}H${x1}V${y0}Z`);
    return true;
  });
}

const CORNERS = /^M([-\d.e]+),([-\d.e]+)V([-\d.e]+)H([-\d.e]+)V[-\d.e]+Z$/;

// plotly widens what is thinner than two pixels
function visible(pixel, other) {
  if (pixel === other || Math.abs(pixel - other) >= 2) return pixel;
  return pixel > other ? Math.ceil(pixel) : Math.floor(pixel);
}

/** A line or rectangle of the layout; `shape` as plotly holds it, with its new corners. */
export function moveShape(node, shape, index) {
  const { type, visible, x0, x1, y0, y1 } = shape;
  const path = node.querySelector(`.shapelayer .shape-group[data-index="${index}"] > path`);
  const shifts = ["x0shift", "x1shift", "y0shift", "y1shift"].some((key) => shape[key]);
  const odd = shifts || shape.label?.text || shape.label?.texttemplate;
  const scaled = [shape.xsizemode, shape.ysizemode].every((mode) => (mode ?? "scaled") === "scaled");
  const [across, down] = [place(node, shape.xref, "x"), place(node, shape.yref, "y")];
  if (!path || visible !== true || odd || !scaled || !across || !down) return false;
  const [left, right, top, bottom] = [across(x0), across(x1), down(y0), down(y1)];
  if (![left, right, top, bottom].every(Number.isFinite)) return false;
  if (type === "line") path.setAttribute("d", `M${left},${top}L${right},${bottom}`);
  else if (type === "rect") path.setAttribute("d", `M${left},${top}H${right}V${bottom}H${left}Z`);
  else return false;
  return true;
}

// a shape's coordinate -> pixel of the whole figure; null where this module does not know
function place(node, ref, letter) {
  const { _size: size, ...layout } = node._fullLayout;
  if (ref === "paper") return letter === "x" ? (v) => size.l + size.w * v : (v) => size.t + size.h * (1 - v);
  const axis = /^[xy]\d*$/.test(ref) ? layout[`${letter}axis${ref.slice(1)}`] : null;
  if (!axis || !["linear", "log"].includes(axis.type) || axis.autorange) return null;
  return (v) => (typeof v === "number" ? axis._offset + axis.r2p(axis.type === "log" ? axis.d2r(v, true) : v) : NaN);
}
