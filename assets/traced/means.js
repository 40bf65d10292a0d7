const eqs = new Float64Array(512);
for (let i = 0; i < 512; i++) {
  eqs[i] = 1 + i === 1;
}
const values = new Float64Array(1536);
for (let i = 0; i < 512; i++) {
  for (let j = 0; j < 3; j++) {
    values[i * 3 + j] = 1 + i;
  }
}
const values2 = new Float64Array(1536);
for (let i = 0; i < 1536; i++) {
  values2[i] = values[i];
}
export default function compute(x) {
  const {base, outlier, length, spread, noise, edits} = x;
  const log = Math.log(outlier);
  const log2 = Math.log(base);
  const insides = new Float64Array(512);
  const choices = new Float64Array(512);
  let total = 0;
  let total2 = 0;
  let any = 0;
  let total3 = 0;
  const ratio = new Float64Array(512);
  const shown = new Float64Array(512);
  const over_product = new Float64Array(512);
  const over_geometric = new Float64Array(512);
  const over_arithmetic = new Float64Array(512);
  const token = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    const inside = 1 + i <= length;
    insides[i] = inside;
    const above = edits[i] > 0;
    const z = above ? Math.log(above ? edits[i] : 1) : eqs[i] ? log : log2 + spread * noise[i];
    const choice = inside ? z : 0;
    choices[i] = choice;
    total += choice;
    total2 += +inside;
    if (inside) any = 1;
    total3 += inside ? choice : 0;
    const safe_exp = Math.exp(Math.min(choice, 709));
    ratio[i] = safe_exp;
    shown[i] = Math.min(Math.max(safe_exp, 5e-7), 50);
    const sum = log + i * log2;
    over_product[i] = Math.min(Math.max(Math.exp(Math.min(sum, 709)), 1e-12), 1000000000000);
    over_geometric[i] = Math.exp(Math.min(sum / (1 + i), 709));
    over_arithmetic[i] = (outlier + i * base) / (1 + i);
    token[i] = 1 + i;
  }
  const stem_x = new Float64Array(1536);
  for (let i = 0; i < 1536; i++) {
    stem_x[i] = values2[i];
  }
  const geometric_mean = Math.exp(Math.min(total / Math.max(total2, 1), 709));
  const empty = !any;
  const log3 = Math.log(empty ? 512 : total2);
  const product = Math.exp(Math.min(total3, 709));
  const choices2 = new Float64Array(512);
  let largest = -Infinity;
  const choices3 = new Float64Array(512);
  let largest2 = -Infinity;
  for (let i = 0; i < 512; i++) {
    const either = insides[i] || empty;
    const choice_i = either ? choices[i] : -Infinity;
    choices2[i] = choice_i;
    largest = Math.max(largest, choice_i);
    const choice_i2 = either ? -choices[i] : -Infinity;
    choices3[i] = choice_i2;
    largest2 = Math.max(largest2, choice_i2);
  }
  const joineds = new Float64Array(1536);
  for (let i = 0; i < 512; i++) {
    for (let j = 0; j < 3; j++) {
      joineds[i * 3 + j] = j < 1 ? 1 : j < 2 ? shown[i] : NaN;
    }
  }
  const choice2 = Math.abs(largest) === Infinity ? 0 : largest;
  const choice3 = Math.abs(largest2) === Infinity ? 0 : largest2;
  let total4 = 0;
  let total5 = 0;
  for (let i = 0; i < 512; i++) {
    total4 += Math.exp(choices2[i] - choice2);
    total5 += Math.exp(choices3[i] - choice3);
  }
  const stem_y = new Float64Array(1536);
  for (let i = 0; i < 1536; i++) {
    stem_y[i] = joineds[i];
  }
  const arithmetic_mean = Math.exp(Math.min(empty ? 0 : Math.log(total4) + choice2 - log3, 709));
  const harmonic = 1 / Math.exp(Math.min(empty ? 0 : Math.log(total5) + choice3 - log3, 709));
  return {
    "geometric": geometric_mean,
    "arithmetic": arithmetic_mean,
    "harmonic": harmonic,
    "product": product,
    "sum_z": total,
    "mean_z": total / length,
    "ratio": ratio,
    "x_end": length + 0.5,
    "token": token,
    "shown": shown,
    "stem_x": stem_x,
    "stem_y": stem_y,
    "geometric.shown": Math.min(Math.max(geometric_mean, 5e-7), 50),
    "arithmetic.shown": Math.min(Math.max(arithmetic_mean, 5e-7), 50),
    "harmonic.shown": Math.min(Math.max(harmonic, 5e-7), 50),
    "product.shown": Math.min(Math.max(product, 5e-7), 50),
    "over.product": over_product,
    "over.geometric": over_geometric,
    "over.arithmetic": over_arithmetic,
    "over.token": token,
    "case": +(geometric_mean < 0.9997) + +(geometric_mean > 1.0004) * 2,
  };
}
