const power_ofs = new Float64Array(201);
const differences = new Float64Array(201);
for (let i = 0; i < 201; i++) {
  const power_of = Math.pow(10, 0.025 * i);
  power_ofs[i] = power_of;
  differences[i] = power_of - 1;
}
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
  const variance = spread * spread;
  const below = length <= 128;
  const above = length > 128;
  const reciprocal = 1 / outlier;
  const edge = outlier < 1 ? 0.9997 : 1.0004;
  const difference = 1 - edge;
  const apart = +(Math.abs(base - 1) > 1e-9);
  const over_geometric = new Float64Array(171);
  const over_arithmetic = new Float64Array(171);
  const over_harmonic = new Float64Array(171);
  const over_product = new Float64Array(171);
  const over_token = new Float64Array(171);
  for (let i = 0; i < 171; i++) {
    const sum = log + 3 * i * log2;
    over_geometric[i] = Math.exp(Math.min(sum / (1 + 3 * i), 709));
    over_arithmetic[i] = (outlier + 3 * i * base) / (1 + 3 * i);
    over_harmonic[i] = (1 + 3 * i) / (reciprocal + 3 * i / base);
    over_product[i] = Math.min(Math.max(Math.exp(Math.min(sum, 709)), 1e-14), 100000000000000);
    over_token[i] = 1 + 3 * i;
  }
  const far_geometric_value = new Float64Array(201);
  const far_arithmetic_value = new Float64Array(201);
  const far_harmonic_value = new Float64Array(201);
  const far_product_value = new Float64Array(201);
  const far_geometric = new Float64Array(201);
  const far_arithmetic = new Float64Array(201);
  const far_harmonic = new Float64Array(201);
  const far_product = new Float64Array(201);
  const far_token = new Float64Array(201);
  for (let i = 0; i < 201; i++) {
    const sum_i = log + differences[i] * log2;
    const safe_exp = Math.exp(Math.min(sum_i / power_ofs[i], 709));
    far_geometric_value[i] = safe_exp;
    const quotient = (outlier + differences[i] * base) / power_ofs[i];
    far_arithmetic_value[i] = quotient;
    const quotient_i = power_ofs[i] / (reciprocal + differences[i] / base);
    far_harmonic_value[i] = quotient_i;
    const held = Math.min(Math.max(Math.exp(Math.min(sum_i, 709)), 1e-14), 100000000000000);
    far_product_value[i] = held;
    const apart_i = safe_exp - 1;
    const far = Math.log1p(Math.abs(apart_i) / 0.0001) / 2.302585092994046;
    far_geometric[i] = Math.min(Math.max(apart_i < 0 ? -far : far, -4.25), 4.25);
    const apart_i2 = quotient - 1;
    const far_i = Math.log1p(Math.abs(apart_i2) / 0.0001) / 2.302585092994046;
    far_arithmetic[i] = Math.min(Math.max(apart_i2 < 0 ? -far_i : far_i, -4.25), 4.25);
    const apart_i3 = quotient_i - 1;
    const far_i2 = Math.log1p(Math.abs(apart_i3) / 0.0001) / 2.302585092994046;
    far_harmonic[i] = Math.min(Math.max(apart_i3 < 0 ? -far_i2 : far_i2, -4.25), 4.25);
    const apart_i4 = held - 1;
    const far_i3 = Math.log1p(Math.abs(apart_i4) / 0.0001) / 2.302585092994046;
    far_product[i] = Math.min(Math.max(apart_i4 < 0 ? -far_i3 : far_i3, -4.25), 4.25);
    far_token[i] = power_ofs[i];
  }
  const insides = new Float64Array(512);
  const choices = new Float64Array(512);
  let total = 0;
  const flags = new Float64Array(512);
  let total2 = 0;
  let any = 0;
  const minus_all = new Float64Array(512);
  let masked_sum = 0;
  const ratio = new Float64Array(512);
  let total3 = 0;
  let total4 = 0;
  let total5 = 0;
  const showns = new Float64Array(512);
  const few = new Float64Array(512);
  const many = new Float64Array(512);
  const token = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    const inside = 1 + i <= length;
    insides[i] = inside;
    const above_i = edits[i] > 0;
    const z = above_i ? Math.log(above_i ? edits[i] : 1) : eqs[i] ? log : log2 + spread * noise[i];
    const choice = inside ? z : 0;
    choices[i] = choice;
    total += choice;
    const flag = +inside;
    flags[i] = flag;
    total2 += flag;
    if (inside) any = 1;
    const minus = -choice;
    minus_all[i] = minus;
    masked_sum += inside ? choice : 0;
    const safe_exp_i = Math.exp(Math.min(choice, 709));
    ratio[i] = safe_exp_i;
    total3 += inside ? safe_exp_i : 0;
    total4 += inside ? Math.exp(Math.min(minus, 709)) : 0;
    const logp_old = -(1 + Math.max(choice, 0));
    const difference_i = logp_old + choice - Math.min(Math.max(logp_old, -1.157920892373162e77), 1.157920892373162e77);
    const z_i = Math.min(Math.max(inside ? difference_i : 0, -2.315841784746324e77), 2.315841784746324e77);
    total5 += z_i;
    const shown = Math.min(Math.max(safe_exp_i, 5e-7), 50);
    showns[i] = shown;
    few[i] = below ? shown : NaN;
    many[i] = above ? shown : NaN;
    token[i] = 1 + i;
  }
  const stem_x = new Float64Array(1536);
  for (let i = 0; i < 1536; i++) {
    stem_x[i] = values2[i];
  }
  const held2 = Math.max(total2, 1);
  const geometric_mean = Math.exp(Math.min(total / held2, 680));
  const empty = !any;
  const log3 = Math.log(empty ? 512 : total2);
  const product = Math.exp(Math.min(masked_sum, 680));
  const masked_mean = total5 / held2;
  const r = Math.exp(Math.min(masked_mean, 680));
  const moves = masked_mean < 680 ? r : 0;
  const below2 = +(r >= 0.9997);
  const flag2 = +(r <= 1.0004);
  const apart2 = geometric_mean - 1;
  const far2 = Math.log1p(Math.abs(apart2) / 0.0001) / 2.302585092994046;
  const apart3 = product - 1;
  const far3 = Math.log1p(Math.abs(apart3) / 0.0001) / 2.302585092994046;
  const choices2 = new Float64Array(512);
  let largest = -Infinity;
  const choices3 = new Float64Array(512);
  let largest2 = -Infinity;
  let total6 = 0;
  let total7 = 0;
  for (let i = 0; i < 512; i++) {
    const either = insides[i] || empty;
    const choice_i = either ? choices[i] : -Infinity;
    choices2[i] = choice_i;
    largest = Math.max(largest, choice_i);
    const choice_i2 = either ? minus_all[i] : -Infinity;
    choices3[i] = choice_i2;
    largest2 = Math.max(largest2, choice_i2);
    total6 += (insides[i] ? 1 : 0) * flag2 * flags[i];
    total7 += (insides[i] ? -1 : 0) * below2 * flags[i];
  }
  const joineds = new Float64Array(1536);
  for (let i = 0; i < 512; i++) {
    for (let j = 0; j < 3; j++) {
      joineds[i * 3 + j] = j < 1 ? 1 : j < 2 ? showns[i] : 1;
    }
  }
  const choice2 = Math.abs(largest) === Infinity ? 0 : largest;
  const choice3 = Math.abs(largest2) === Infinity ? 0 : largest2;
  const product2 = moves * (total6 / held2);
  const product3 = moves * (total7 / held2);
  let total8 = 0;
  let total9 = 0;
  let total10 = 0;
  let total11 = 0;
  for (let i = 0; i < 512; i++) {
    total8 += Math.exp(choices2[i] - choice2);
    total9 += Math.exp(choices3[i] - choice3);
    total10 += +((insides[i] ? product2 : 0) !== 0 && insides[i]);
    total11 += +((insides[i] ? product3 : 0) !== 0 && insides[i]);
  }
  const stem_y = new Float64Array(1536);
  for (let i = 0; i < 1536; i++) {
    stem_y[i] = joineds[i];
  }
  const arithmetic_mean = Math.exp(Math.min(empty ? 0 : Math.log(total8) + choice2 - log3, 709));
  const harmonic = 1 / Math.exp(Math.min(empty ? 0 : Math.log(total9) + choice3 - log3, 709));
  const apart4 = arithmetic_mean - 1;
  const far4 = Math.log1p(Math.abs(apart4) / 0.0001) / 2.302585092994046;
  const apart5 = harmonic - 1;
  const far5 = Math.log1p(Math.abs(apart5) / 0.0001) / 2.302585092994046;
  return {
    "geometric": geometric_mean,
    "arithmetic": arithmetic_mean,
    "harmonic": harmonic,
    "product": product,
    "ratio": ratio,
    "token": token,
    "x_end": length + 0.5,
    "sum_z": total,
    "mean_z": total / length,
    "sum_r": total3,
    "sum_inverse": total4,
    "var.product": length * variance,
    "var.geometric": variance / length,
    "spreads": +(spread > 0),
    "kept.pos": total10,
    "kept.neg": total11,
    "few": few,
    "many": many,
    "stem_x": stem_x,
    "stem_y": stem_y,
    "geometric.shown": Math.min(Math.max(geometric_mean, 5e-7), 50),
    "geometric.at": Math.min(Math.max(apart2 < 0 ? -far2 : far2, -4.25), 4.25),
    "geometric.dot": Float64Array.of(Math.min(Math.max(apart2 < 0 ? -far2 : far2, -4.25), 4.25)),
    "geometric.case": +(geometric_mean < 0.9997) + +(geometric_mean > 1.0004) * 2,
    "arithmetic.shown": Math.min(Math.max(arithmetic_mean, 5e-7), 50),
    "arithmetic.at": Math.min(Math.max(apart4 < 0 ? -far4 : far4, -4.25), 4.25),
    "arithmetic.dot": Float64Array.of(Math.min(Math.max(apart4 < 0 ? -far4 : far4, -4.25), 4.25)),
    "arithmetic.case": +(arithmetic_mean < 0.9997) + +(arithmetic_mean > 1.0004) * 2,
    "harmonic.shown": Math.min(Math.max(harmonic, 5e-7), 50),
    "harmonic.at": Math.min(Math.max(apart5 < 0 ? -far5 : far5, -4.25), 4.25),
    "harmonic.dot": Float64Array.of(Math.min(Math.max(apart5 < 0 ? -far5 : far5, -4.25), 4.25)),
    "harmonic.case": +(harmonic < 0.9997) + +(harmonic > 1.0004) * 2,
    "product.shown": Math.min(Math.max(product, 5e-7), 50),
    "product.at": Math.min(Math.max(apart3 < 0 ? -far3 : far3, -4.25), 4.25),
    "product.dot": Float64Array.of(Math.min(Math.max(apart3 < 0 ? -far3 : far3, -4.25), 4.25)),
    "product.case": +(product < 0.9997) + +(product > 1.0004) * 2,
    "case": +(geometric_mean < 0.9997) + +(geometric_mean > 1.0004) * 2,
    "over.geometric": over_geometric,
    "over.arithmetic": over_arithmetic,
    "over.harmonic": over_harmonic,
    "over.product": over_product,
    "over.token": over_token,
    "over.geometric.value": over_geometric,
    "over.arithmetic.value": over_arithmetic,
    "over.harmonic.value": over_harmonic,
    "over.product.value": over_product,
    "far.geometric": far_geometric,
    "far.arithmetic": far_arithmetic,
    "far.harmonic": far_harmonic,
    "far.product": far_product,
    "far.token": far_token,
    "far.geometric.value": far_geometric_value,
    "far.arithmetic.value": far_arithmetic_value,
    "far.harmonic.value": far_harmonic_value,
    "far.product.value": far_product_value,
    "last.geometric": Math.max(Math.ceil(log / Math.log(edge) - 1e-6) - 1, 0),
    "last.arithmetic": Math.max(Math.ceil((1 - outlier) / difference - 1e-6) - 1, 0),
    "last.harmonic": Math.max(Math.ceil(edge * (reciprocal - 1) / difference - 1e-6) - 1, 0),
    "rest": apart * 2 + (1 - apart) * +(outlier === 1),
  };
}
