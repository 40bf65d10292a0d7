// What a page and an exported widget share: references in figures and sentences, resolved against the values that
// the traced function takes and returns. viz/declare/explorable.py does the same in Python, and a test compares the two.

/** A number as text; formats ".3f", "d", ".1%", ".4g". Rounds as Python's side does (viz/declare/spec.py), ties included. */
export function number(value, form) {
  if (Number.isNaN(value)) return "–";
  if (form.endsWith("g")) return general(value, parseInt(form.slice(1), 10));
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Math.abs(value) >= 1e15) return general(value, 4); // too long to read out digit by digit
  if (form === "d") return String(BigInt(evenly(value)));
  const digits = parseInt(form.slice(1), 10);
  if (!form.endsWith("%")) return fixed(value, digits);
  // through the digits and not times 100, which would round once more
  return fixed(Number(fixed(value, digits + 2) + "e2"), digits) + "%";
}

// toFixed, which drops the sign of -0 and gives up at 1e21
function fixed(value, digits) {
  if (Math.abs(value) >= 1e21) return BigInt(value) + (digits ? "." + "0".repeat(digits) : "");
  return (Object.is(value, -0) ? "-" : "") + value.toFixed(digits);
}

// the nearest integer, the even one of two
function evenly(value) {
  const below = Math.floor(value);
  const over = value - below;
  return over > 0.5 || (over === 0.5 && below % 2 !== 0) ? below + 1 : below;
}

// Python's "g": `digits` significant ones, trailing zeros dropped, an exponent below 1e-4 and from 1e<digits> on
function general(value, digits) {
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa, exponent] = significant(value, digits).split("e");
  const power = Number(exponent);
  if (power >= -4 && power < digits) return String(Number(`${mantissa}e${exponent}`));
  const sign = power < 0 ? "-" : "+";
  return String(Number(mantissa)) + "e" + sign + String(Math.abs(power)).padStart(2, "0");
}

// toExponential takes the larger of two neighbours that are equally near, Python the even one
function significant(value, digits) {
  const [exact, exponent] = value.toExponential(100).split("e");
  const end = exact.indexOf(".") + digits; // the point takes one place
  const kept = exact.slice(0, end);
  const tie = /^50*$/.test(exact.slice(end).replace(".", "")) && "02468".includes(kept.replace(".", "").at(-1));
  return tie ? `${kept}e${exponent}` : value.toExponential(digits - 1);
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
