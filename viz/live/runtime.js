// What a page and an exported widget share: references in figures and sentences, resolved against the values that
// the traced function takes and returns. viz/declare/spec.py does the same in Python, and a test compares the two.

/** A number as text, as viz/look/numbers.py writes it: ".3f", "d", ".1%", ".4g" or "g", behind a "+" where wanted. */
export function number(value, form = "g") {
  if (Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  const kind = form.at(-1);
  const digits = parseInt(form.replace(/^\+?\./, ""), 10) || 0;
  let said = "∞";
  if (size < 1e15 && kind !== "g") said = kind === "%" ? percent(size, digits) : grouped(size.toFixed(digits));
  else if (size < Infinity) said = significant(size, kind === "g" ? digits || 6 : 4);
  const below = value < 0 && /[1-9∞]/.test(said);
  return (below ? "−" : form[0] === "+" ? "+" : "") + said;
}

// through the digits and not times 100, which would round once more
function percent(size, digits) {
  return grouped(Number(size.toFixed(digits + 2) + "e2").toFixed(digits)) + "%";
}

// at most so many significant digits, and every one before the point of what is written out
function significant(size, digits) {
  if (size === 0) return "0";
  const whole = size < 1e6 ? String(Math.trunc(size)).length : 0;
  const [mantissa, exponent] = size.toExponential(Math.max(digits, whole) - 1).split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) return grouped(String(Number(`${mantissa}e${power}`)));
  const times = Number(mantissa) === 1 ? "" : `${Number(mantissa)}\u00a0×\u00a0`;
  return times + "10" + String(power).replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
}

// thousands are marked from five digits on
function grouped(said) {
  return said.replace(/^\d{5,}/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}

/** The sentence of a phrase {variants, select, values} with its numbers. */
export function say(phrase, values) {
  const template = phrase.variants[phrase.select ? Math.trunc(values[phrase.select]) : 0];
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, key) => {
    if (key === undefined) return found[0]; // a doubled brace is a brace, as in Python
    const value = phrase.values[key];
    return typeof value === "string" ? value : number(values[value[0]], value[1]);
  });
}

/** A figure or cell with every reference replaced by what it stands for. */
export function resolve(spec, values) {
  if (Array.isArray(spec)) return spec.map((item) => resolve(item, values));
  if (spec === null || typeof spec !== "object") return spec;
  if ("$" in spec) {
    const plus = spec["+"] ?? 0;
    let value = values[spec.$];
    if (typeof value === "number") return value + plus;
    if (spec.n) value = value.slice(0, values[spec.n] * (spec.times ?? 1));
    return plus ? value.map((item) => item + plus) : value;
  }
  if ("$p" in spec) return say(spec.$p, values);
  return Object.fromEntries(Object.entries(spec).map(([key, value]) => [key, resolve(value, values)]));
}

/** The names that a figure or phrase refers to. */
export function namesIn(spec, found = new Set()) {
  if (Array.isArray(spec)) spec.forEach((item) => namesIn(item, found));
  else if (spec !== null && typeof spec === "object") {
    if ("$" in spec) [spec.$, spec.n].forEach((name) => name && found.add(name));
    else if ("$p" in spec) {
      if (spec.$p.select) found.add(spec.$p.select);
      Object.values(spec.$p.values).forEach((value) => Array.isArray(value) && found.add(value[0]));
    } else Object.values(spec).forEach((value) => namesIn(value, found));
  }
  return found;
}

/** Whether any of the names changed between two sets of values. */
export function changed(names, before, after) {
  const same = (a, b) => Object.is(a, b) || (a?.length !== undefined && a.length === b?.length && a.every((v, i) => Object.is(v, b[i])));
  return [...names].some((name) => !same(before?.[name], after[name]));
}
