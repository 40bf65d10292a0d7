// Ratios edited by hand, as viz/declare/edits.py reads and writes them; a test compares the two.

const LONGEST_PIECE = 40;
// as Chinese input methods write them; a wide digit is its own below
const WIDE = { "，": ", ", "、": ", ", "：": ":", "；": ";", "［": "[", "］": "]", "．": "." };
const COMMA = /^\d+,\d+$/; // one ratio with a decimal comma, or two ratios
const PAIR_COMMA = /(:\s*\d+),(\d+)(?![\d.]|\s*:)/g; // the same behind a token, where no second ratio can stand
const WHOLE = /^[+-]?\d+(_\d+)*$/;
const NUMBER = /^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/i;
const NO_NUMBER = /^[+-]?(inf|infinity|nan)$/i; // Python reads these too, and no ratio is one
const CELL = /^\s*\d*[.,]?\d*\s*$/;

/** {pairs, problems}: a Map of token -> ratio in the order of tokens, later ones winning; [key, piece] for the rest. */
export function parse(typed, { tokens, low, high }) {
  const text = typed.replace(/[，、：；［］．０-９]/g, (sign) => WIDE[sign] ?? sign.normalize("NFKC"));
  const found = new Map();
  const problems = [];
  for (const [piece, token, ratio] of text.includes(":") ? inPairs(text) : inARow(text)) {
    const shown = Array.from(piece).slice(0, LONGEST_PIECE).join("");
    const [position, value] = [whole(token), decimal(ratio)];
    if (ratio.includes(",")) problems.push(["comma", shown]);
    else if (position === null || value === null) problems.push(["form", shown]);
    else if (!(position >= 1 && position <= tokens)) problems.push(["token", shown]);
    else if (!(value >= low && value <= high)) problems.push(["ratio", shown]);
    else found.set(position, value);
  }
  return { pairs: new Map([...found].sort(([a], [b]) => a - b)), problems };
}

/** What a text makes of a response of `length` tokens: pairs and problems, and a vector with 0 where nothing is set. */
export function byHand(typed, limits, length = Infinity) {
  const vector = new Float64Array(limits.tokens);
  for (const [token, ratio] of parse(typed, limits).pairs) vector[token - 1] = ratio;
  return { ...parse(typed, { ...limits, tokens: Math.min(length, limits.tokens) }), vector };
}

/** The text with a token's ratio put in, null taking it out; unusable pieces stay for their owner to mend. */
export function merge(typed, token, ratio, limits) {
  const { pairs, problems } = parse(typed, { ...limits, tokens: 1e6 });
  if (ratio === null) pairs.delete(token);
  else pairs.set(token, ratio);
  const left = problems.map(([, piece]) => piece).filter((piece) => piece.split(":")[0] !== String(token));
  return [compact(pairs), ...left].filter(Boolean).join(",");
}

/** The text of a Map of token -> ratio, with as many digits as a reader needs. */
export function compact(pairs) {
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  return sorted.map(([token, ratio]) => `${token}:${Number(ratio.toPrecision(4))}`).join(",");
}

/** The ratio in a cell of a table, with a decimal point or comma; null for an empty one, NaN for what is none. */
export function cell(typed) {
  if (!typed.trim()) return null;
  return CELL.test(typed) ? (decimal(typed.replace(",", ".")) ?? NaN) : NaN;
}

// [piece, token, ratio] for each piece between commas; what a piece lacks is empty
function inPairs(text) {
  const pieces = text.replace(PAIR_COMMA, "$1.$2").split(/[,;]/).map((piece) => words(piece).join(" "));
  return pieces.filter(Boolean).map((piece) => {
    const [token, ...rest] = piece.split(":");
    return [piece, token, rest.join(":")];
  });
}

// the same for a list of ratios: they count their tokens themselves; one that may be two keeps its comma
function inARow(text) {
  const bare = text.replace(/^[ [\]\t\r\n,;]+|[ [\]\t\r\n,;]+$/g, "");
  const list = bare.split(/[\s;]+/).map((word) => word.replace(/^,+|,+$/g, ""));
  // numbers apart by spaces and with a comma at most, and no point anywhere: the commas are decimal
  const commas = !bare.includes(".") && list.length > 1 && list.every((word) => word.split(",").length <= 2);
  const pieces = list.flatMap((word) => {
    if (text.includes("[") || !COMMA.test(word)) return word.split(",");
    return commas ? word.replace(",", ".") : word;
  });
  return pieces.filter(Boolean).map((piece, i) => [`${i + 1}:${piece}`, String(i + 1), piece]);
}

function words(text) {
  return text.split(/\s+/).filter(Boolean);
}

function whole(text) {
  const bare = text.trim();
  return WHOLE.test(bare) ? Number(bare.replaceAll("_", "")) : null;
}

function decimal(text) {
  const bare = text.trim();
  if (NO_NUMBER.test(bare)) return NaN;
  return NUMBER.test(bare) ? Number(bare.replaceAll("_", "")) : null;
}
