// A heatmap's image painted anew, cell by cell as plotly paints it, where plotly has put it: see quick.js.

/** Paint z (rows of numbers, null and NaN left out). False where plotly would do something else. */
export function repaint(group, axes, z) {
  const [{ trace, x, y, z: drawn }] = group.__data__;
  const image = group.querySelector("image");
  const { zmin, zmax, zauto, zsmooth, coloraxis, texttemplate, transpose, connectgaps } = trace;
  if (!image || zauto || zsmooth || coloraxis || texttemplate || transpose || connectgaps) return false;
  if (![zmin, zmax].every(Number.isFinite) || zmin === zmax) return false;
  const [rows, columns] = [y.length - 1, x.length - 1];
  if (z.length !== rows || drawn.length !== rows || z.some((row) => row.length !== columns)) return false;
  const at = (name) => Number(image.getAttribute(name));
  // without gaps plotly paints one pixel per cell and lets the browser enlarge it
  const small = image.style.imageRendering !== "";
  const across = small ? cells(columns, axes.x, x) : edges(axes.x, x, at("x"), at("width"));
  const down = small ? cells(rows, axes.y, y) : edges(axes.y, y, at("y"), at("height"));
  const [width, height] = small ? [columns, rows] : [at("width"), at("height")];
  if ([...across, ...down].some(Number.isNaN)) return false;
  const gaps = small ? [0, 0] : [trace.xgap || 0, trace.ygap || 0];
  const scale = stops(trace);
  if (scale.some(([, colour]) => colour[3] !== 255)) return false; // only what covers all behind it
  const href = paint(sheet(group, width, height), bricks(across, gaps[0]), bricks(down, gaps[1]), z, colours(trace, scale));
  image.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", href);
  return true;
}

// the pixels at which cells begin and end
function edges(axis, cuts, start, size) {
  return Array.from(cuts, (cut) => Math.min(Math.max(Math.round((axis.c2p(cut) ?? NaN) - start), 0), size));
}

function cells(count, axis, cuts) {
  const backwards = axis.c2p(cuts[count]) < axis.c2p(cuts[0]);
  return Array.from(cuts, (_, i) => (backwards ? count - i : i));
}

// [first pixel, pixel after the last] of every cell; a gap is taken off as plotly does, half of it before
function bricks(at, gap) {
  return at.slice(1).map((end, i) => {
    const [low, high] = [Math.min(at[i], end), Math.max(at[i], end)];
    const first = low + Math.floor(gap / 2);
    return low === high ? [0, 0] : [first, first + high - low - gap];
  });
}

// the canvas of a heatmap and its pixels, kept because a new one for every picture is a megabyte of garbage
const sheets = new WeakMap();
function sheet(group, width, height) {
  const kept = sheets.get(group);
  if (kept?.data.width === width && kept.data.height === height) return kept;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const made = { canvas, context, data: context.createImageData(width, height) };
  sheets.set(group, made);
  return made;
}

function paint({ canvas, context, data }, across, down, z, colour) {
  const { width } = data;
  const pixels = new Uint32Array(data.data.buffer).fill(0);
  z.forEach((row, r) => {
    const [top, bottom] = down[r];
    if (bottom <= top) return;
    const line = new Uint32Array(width);
    row.forEach((value, c) => line.fill(colour(value), ...across[c]));
    for (let at = top; at < bottom; at++) pixels.set(line, at * width);
  });
  context.putImageData(data, 0, 0);
  return canvas.toDataURL("image/png");
}

// [place between 0 and 1, colour as bytes], in order
function stops({ colorscale, reversescale }) {
  const scale = colorscale.map(([at, colour]) => [reversescale ? 1 - at : at, bytes(colour)]);
  return reversescale ? scale.reverse() : scale;
}

// value -> colour as the four bytes of a pixel, 0 for a cell that is left out
function colours({ zmin, zmax }, scale) {
  return (value) => {
    if (!Number.isFinite(value)) return 0;
    const share = Math.min(Math.max((value - zmin) / (zmax - zmin), 0), 1);
    const after = Math.max(scale.findIndex(([at]) => at >= share), 1);
    const [[low, from], [high, to]] = [scale[after - 1], scale[after]];
    const part = high > low ? (share - low) / (high - low) : 0;
    const [red, green, blue] = from.map((byte, k) => Math.round(byte + part * (to[k] - byte)));
    return (255 << 24) | (blue << 16) | (green << 8) | red;
  };
}

// any colour that CSS knows
const known = new Map();
function bytes(colour) {
  if (!known.has(colour)) {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    known.set(colour, [...context.getImageData(0, 0, 1, 1).data]);
  }
  return known.get(colour);
}
