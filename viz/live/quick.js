// Moving what plotly has drawn, while a hand moves a slider: Plotly.react takes about ten milliseconds a figure,
// however little has changed. What is not understood here is left to plotly (`move` says false), and once the hand rests
// plotly draws the whole figure itself (rest.js).
//
// It pays for its length: a redraw of a page's figures takes 12 to 26 ms with it, and 41 to 79 ms where plotly draws
// all of it. `python -m benchmarks.drag` measures the first, and with `move` returning false at once the second.

import { repaint } from "./heat.js";
import { moveBars, moveFill, moveLine, movePoints, moveShape } from "./movers.js";
import { moveNote, moveText, moveWords } from "./notes.js";
import { changed, namesIn, resolve } from "./runtime.js";

// attributes that plotly shows only while a mouse points at them
const HOVERED = ["customdata", "hovertext", "hovertemplate", "meta"];

/** The references of a figure, each with its place and the names it needs; once per figure. */
export function references(spec) {
  const { meta, ...layout } = spec.layout; // meta is for the page around the plot
  const found = [];
  spec.data.forEach((trace, index) => find(trace, [], (part) => found.push({ index, ...part })));
  find(layout, [], (part) => found.push(part));
  return found;
}

function find(spec, path, tell) {
  if (spec === null || typeof spec !== "object") return;
  if ("$" in spec || "$p" in spec) tell({ path, spec, names: [...namesIn(spec)] });
  else Object.entries(spec).forEach(([key, value]) => find(value, [...path, key], tell));
}

/** Move a drawn figure from the values that it shows to others. False: it may be half moved, plotly must draw it. */
export function move(node, spec, found, before, values) {
  if (!node._fullLayout || !node.calcdata || node._transitioning) return false;
  const moved = found.filter(({ names }) => changed(names, before, values));
  const traces = new Map(); // index -> its attributes that changed
  for (const { index, path } of moved) {
    if (index !== undefined) traces.set(index, (traces.get(index) ?? new Set()).add(path[0]));
  }
  const groups = traces.size ? groupsOf(node) : null;
  for (const [index, keys] of traces) {
    for (const key of keys) know(node, index, key, resolve(spec.data[index][key], values));
    if (!moveTrace(node, node._fullData[index], groups.get(index), keys)) return false;
  }
  if (!moveFills(node, traces)) return false;
  return moved.every((part) => part.index !== undefined || moveLayout(node, spec.layout, part, before, values));
}

// what others read from plotly about a trace (link.js does) is what is drawn
function know(node, index, key, value) {
  node.data[index][key] = value;
  node._fullData[index][key] = value;
}

// trace's index -> the element that plotly draws it in
function groupsOf(node) {
  const groups = new Map();
  for (const group of node.querySelectorAll(".cartesianlayer g.trace, .cartesianlayer g.hm")) {
    groups.set(group.__data__?.[0]?.trace.index, group);
  }
  return groups;
}

function moveTrace(node, trace, group, keys) {
  const drawn = [...keys].filter((key) => !HOVERED.includes(key));
  if (!drawn.length) return true;
  if (!group || trace.visible !== true) return false;
  const plot = node._fullLayout._plots[trace.xaxis + trace.yaxis];
  const axes = { x: plot.xaxis, y: plot.yaxis };
  if (!Object.values(axes).every(({ type }) => ["linear", "log"].includes(type))) return false;
  if (trace.type === "heatmap") return String(drawn) === "z" && repaint(group, axes, trace.z);
  // an axis that fits itself to its data may have to change
  if (!drawn.every((key) => key in axes && !axes[key].autorange)) return false;
  if (trace.type === "bar") return moveBars(node, group, trace, axes, drawn);
  if (trace.type !== "scatter" || !understood(trace)) return false;
  const line = !trace.mode.includes("lines") || moveLine(group, trace, axes);
  return line && (!trace.mode.includes("markers") || movePoints(group, trace, axes, plot._hasClipOnAxisFalse));
}

/** Whether a scatter trace has nothing but straight lines and markers. */
function understood({ mode, line, stackgroup, ids, error_x, error_y, connectgaps, marker, selectedpoints, x, y }) {
  const extra = stackgroup || ids || connectgaps || selectedpoints || error_x?.visible || error_y?.visible;
  // a line ends before an arrow, or where backoff says
  const shortened = line?.backoff > 0 || String(marker?.symbol).includes("arrow");
  const straight = !line || (line.shape === "linear" && !shortened);
  return !extra && straight && !mode.includes("text") && !marker?.maxdisplayed && [x, y].every(numeric);
}

function numeric(list) {
  return ArrayBuffer.isView(list) || (Array.isArray(list) && list.every((v) => v === null || typeof v === "number"));
}

// a fill ends at its own line or at the one before it, so either may change it
function moveFills(node, traces) {
  return node._fullData.every((trace) => {
    const { fill = "none", index } = trace;
    // once plotly has laid a figure out anew, its traces know each other as they were before
    const previous = node._fullData[trace._prevtrace?.index];
    const own = traces.has(index) || (fill.startsWith("tonext") && traces.has(previous?.index));
    if (trace.type !== "scatter" || fill === "none" || !own || trace.visible !== true) return true;
    const { xaxis, yaxis } = node._fullLayout._plots[trace.xaxis + trace.yaxis];
    return moveFill(trace, previous, { x: xaxis, y: yaxis });
  });
}

function moveLayout(node, layout, { path, spec }, before, values) {
  const [list, index, key] = path;
  const { shapes, annotations } = node._fullLayout;
  if (list === "shapes" && ["x0", "x1", "y0", "y1"].includes(key)) {
    const { x0, x1, y0, y1 } = { ...shapes[index], ...resolve(layout.shapes[index], values) };
    return moveShape(node, { ...shapes[index], x0, x1, y0, y1 }, index);
  }
  const [old, now] = [resolve(spec, before), resolve(spec, values)];
  if (list === "annotations") {
    const group = node.querySelector(`.infolayer .annotation[data-index="${index}"]`);
    if (key === "text") return moveWords(annotations[index], group, old, now);
    const { x, y } = { ...annotations[index], ...resolve(layout.annotations[index], values) };
    return ["x", "y"].includes(key) && moveNote(node, annotations[index], group, { x, y });
  }
  return String(path) === "title,text" && moveText(node.querySelector(".g-gtitle text"), old, now);
}
