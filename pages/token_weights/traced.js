// Lanczos, g = 7
const lgamma = v => {
  if (v !== v) return v;
  if (Math.abs(v) === Infinity || (v <= 0 && v === Math.floor(v))) return Infinity;
  if (v < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (v % 2)))) - lgamma(1 - v);
  const c = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];
  const t = v + 6.5;
  const sum = c.reduce((s, k, n) => s + k / (v + n), 0.9999999999998099);
  return 0.9189385332046728 + (v - 0.5) * Math.log(t) - t + Math.log(sum);
};
// the regularised lower gamma function: a series below a + 1, a continued fraction above
const igamma = (a, v) => {
  if (!(a >= 0 && v >= 0) || (a === 0 && v === 0)) return NaN;
  if (v === 0 || a === Infinity) return v === Infinity ? NaN : 0;
  if (v === Infinity || a === 0) return 1;
  const front = Math.exp(a * Math.log(v) - v - lgamma(a));
  if (v < a + 1) {
    let term = 1 / a, sum = term;
    for (let n = 1; n < 2000 && term > sum * 1e-17; n++) sum += term *= v / (a + n);
    return front * sum;
  }
  let b = v + 1 - a, c = 1e300, d = 1 / b, h = d;
  for (let n = 1; n < 2000; n++) {
    const k = n * (a - n);
    b += 2;
    d = 1 / (k * d + b);
    c = b + k / c;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return 1 - front * h;
};
const grids = new Float64Array(241);
for (let i = 0; i < 241; i++) {
  grids[i] = Math.pow(10, -1.0969100130080565 + 0.009140916775067138 * i);
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
  const {A, ratio, length, token, spread, drift, noise, surprise, flip, edits} = x;
  const on_rogue = x["on.rogue"];
  const on_flips = x["on.flips"];
  const on_spread = x["on.spread"];
  const on_drift = x["on.drift"];
  const on_grows = x["on.grows"];
  const on_sequence = x["on.sequence"];
  const on_product = x["on.product"];
  const on_focus = x["on.focus"];
  const held = Math.max(length - 1, 1);
  const product = on_drift * drift;
  const above = on_grows > 0;
  const product2 = on_spread * spread;
  const log = Math.log(ratio);
  const abs = Math.abs(log);
  const focus_at = Math.min(token, length);
  const above2 = on_rogue > 0;
  const sum = 0 + A;
  const reciprocal = 1 / length;
  const eq = A === 0;
  const choice = eq ? 1 : sum;
  const below = A < 0;
  const above3 = A > 0;
  const ne = A !== 0;
  const tau = above3 ? 1 : 1.05;
  const product3 = 1 / tau * 4;
  const other = 1 - +above3 * 2;
  const eq2 = on_focus === 7;
  const eq3 = on_focus === 12;
  const eq4 = on_focus === 15;
  const eq5 = on_focus === 16;
  const eq6 = on_focus === 21;
  const eq7 = on_focus === 0;
  const eq8 = on_focus === 1;
  const eq9 = on_focus === 2;
  const eq10 = on_focus === 3;
  const eq11 = on_focus === 4;
  const eq12 = on_focus === 5;
  const eq13 = on_focus === 6;
  const eq14 = on_focus === 8;
  const eq15 = on_focus === 9;
  const eq16 = on_focus === 10;
  const eq17 = on_focus === 11;
  const eq18 = on_focus === 13;
  const eq19 = on_focus === 14;
  const eq20 = on_focus === 17;
  const eq21 = on_focus === 18;
  const eq22 = on_focus === 19;
  const eq23 = on_focus === 20;
  const below2 = length <= 128;
  const above4 = on_sequence > 0;
  const above5 = on_product > 0;
  const A2 = eq ? 1 : A;
  const above6 = A2 > 0;
  const tau2 = above6 ? 1 : 1.05;
  const product4 = 1 / tau2 * 4;
  const above7 = A2 >= 0;
  const k2 = above7 ? 2 : 3;
  const lam = above7 ? 3 : 2;
  const exp = Math.exp(lam - k2 * Math.log(lam) + lgamma(k2));
  const product5 = 1 / A2 * 0.1;
  const product6 = 1 / (A2 * 2) * 0.1;
  const ne2 = A2 !== 0;
  const joineds2 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    joineds2[i] = i < 1 ? sum : other;
  }
  const curve_grid = new Float64Array(241);
  for (let i = 0; i < 241; i++) {
    curve_grid[i] = grids[i];
  }
  const belows = new Float64Array(512);
  const eqs = new Float64Array(512);
  const logp_olds = new Float64Array(512);
  const sums = new Float64Array(512);
  const helds = new Float64Array(512);
  const zs = new Float64Array(512);
  const r = new Float64Array(512);
  const prob = new Float64Array(512);
  let total = 0;
  const flags = new Float64Array(512);
  let total2 = 0;
  let any = 0;
  let masked_sum = 0;
  const showns = new Float64Array(512);
  const inside = new Float64Array(512);
  const outside = new Float64Array(512);
  const token_advantages_all = new Float64Array(512);
  const coefficients_all = new Float64Array(512);
  const reinforce_weight = new Float64Array(512);
  let low = Infinity;
  let high = -Infinity;
  let total3 = 0;
  const reinforce_signed = new Float64Array(512);
  const reinforce_ring = new Float64Array(512);
  const coefficients_all2 = new Float64Array(512);
  const grpo_weight = new Float64Array(512);
  let low2 = Infinity;
  let high2 = -Infinity;
  let total4 = 0;
  const terms_all = new Float64Array(512);
  const boths = new Float64Array(512);
  const values_over_As = new Float64Array(512);
  const grpo_signed = new Float64Array(512);
  const grpo_ring = new Float64Array(512);
  let total5 = 0;
  let total6 = 0;
  const coefficients_all3 = new Float64Array(512);
  const sapo_weight = new Float64Array(512);
  let low3 = Infinity;
  let high3 = -Infinity;
  let total7 = 0;
  const values_over_As2 = new Float64Array(512);
  const sapo_signed = new Float64Array(512);
  const sapo_ring = new Float64Array(512);
  let total8 = 0;
  const coefficients_all4 = new Float64Array(512);
  const dapo_weight = new Float64Array(512);
  let low4 = Infinity;
  let high4 = -Infinity;
  let total9 = 0;
  const values_over_As3 = new Float64Array(512);
  const dapo_signed = new Float64Array(512);
  const dapo_ring = new Float64Array(512);
  let total10 = 0;
  let total11 = 0;
  const coefficients_all5 = new Float64Array(512);
  const cispo_weight = new Float64Array(512);
  let low5 = Infinity;
  let high5 = -Infinity;
  let total12 = 0;
  const cispo_signed = new Float64Array(512);
  const cispo_ring = new Float64Array(512);
  let total13 = 0;
  const aboves = new Float64Array(512);
  let total14 = 0;
  let total15 = 0;
  const kepts = new Float64Array(512);
  let total16 = 0;
  const coefficients_all9 = new Float64Array(512);
  const dppo_weight = new Float64Array(512);
  let low6 = Infinity;
  let high6 = -Infinity;
  let total17 = 0;
  const dppo_signed = new Float64Array(512);
  const dppo_ring = new Float64Array(512);
  let total18 = 0;
  const coefficients_all11 = new Float64Array(512);
  const dro_weight = new Float64Array(512);
  let low7 = Infinity;
  let high7 = -Infinity;
  let total19 = 0;
  const values_over_As4 = new Float64Array(512);
  const dro_signed = new Float64Array(512);
  const dro_ring = new Float64Array(512);
  let total20 = 0;
  const unsafes = new Float64Array(512);
  const coefficients_all13 = new Float64Array(512);
  const rec_weight = new Float64Array(512);
  let low8 = Infinity;
  let high8 = -Infinity;
  let total21 = 0;
  const rec_signed = new Float64Array(512);
  const rec_ring = new Float64Array(512);
  const coefficients_all14 = new Float64Array(512);
  const aspo_weight = new Float64Array(512);
  let low9 = Infinity;
  let high9 = -Infinity;
  let total22 = 0;
  const aspo_signed = new Float64Array(512);
  const aspo_ring = new Float64Array(512);
  const coefficients_all15 = new Float64Array(512);
  const gppo_weight = new Float64Array(512);
  let low10 = Infinity;
  let high10 = -Infinity;
  let total23 = 0;
  const gppo_signed = new Float64Array(512);
  const gppo_ring = new Float64Array(512);
  const coefficients_all16 = new Float64Array(512);
  const ce_gppo_weight = new Float64Array(512);
  let low11 = Infinity;
  let high11 = -Infinity;
  let total24 = 0;
  const ce_gppo_signed = new Float64Array(512);
  const ce_gppo_ring = new Float64Array(512);
  const coefficients_all17 = new Float64Array(512);
  const dcpo_weight = new Float64Array(512);
  let low12 = Infinity;
  let high12 = -Infinity;
  let total25 = 0;
  const values_over_As5 = new Float64Array(512);
  const dcpo_signed = new Float64Array(512);
  const dcpo_ring = new Float64Array(512);
  let total26 = 0;
  let total27 = 0;
  const choices6 = new Float64Array(512);
  const choices7 = new Float64Array(512);
  const choices8 = new Float64Array(512);
  const choices9 = new Float64Array(512);
  const others_all = new Float64Array(512);
  const marked = new Float64Array(512);
  let ratio2 = 0;
  let weight2 = 0;
  let pick = 0;
  let pick2 = 0;
  let weight3 = 0;
  let pick3 = 0;
  let pick4 = 0;
  const tokens = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    const below_i = 1 + i <= length;
    belows[i] = below_i;
    const z = product * (above ? 2 * i / held : 1) + product2 * noise[i] + on_flips * flip[i] * abs;
    const eq_i = 1 + i === focus_at;
    eqs[i] = eq_i;
    const by_hand = edits[i] > 0;
    const choice_i = below_i ? by_hand ? Math.log(by_hand ? edits[i] : 1) : eq_i && above2 ? log : z : 0;
    const logp_old = -(surprise[i] + Math.max(choice_i, 0));
    logp_olds[i] = logp_old;
    const sum_i = logp_old + choice_i;
    sums[i] = sum_i;
    const held_i = Math.min(Math.max(logp_old, -1.157920892373162e77), 1.157920892373162e77);
    helds[i] = held_i;
    const z_i = Math.min(Math.max(below_i ? sum_i - held_i : 0, -2.315841784746324e77), 2.315841784746324e77);
    zs[i] = z_i;
    const token_ratio = Math.exp(Math.min(z_i, 680));
    r[i] = token_ratio;
    prob[i] = Math.exp(logp_old);
    total += z_i;
    const flag = +below_i;
    flags[i] = flag;
    total2 += flag;
    if (below_i) any = 1;
    masked_sum += below_i ? z_i : 0;
    const shown = Math.min(Math.max(token_ratio, 0.08), 12.5);
    showns[i] = shown;
    const below_i2 = token_ratio < 0.8;
    const outside_i = below_i2 || token_ratio > 1.2;
    inside[i] = outside_i ? NaN : shown;
    outside[i] = outside_i ? shown : NaN;
    const token_advantages = below_i ? sum : 0;
    token_advantages_all[i] = token_advantages;
    const coefficients = token_advantages * flag;
    coefficients_all[i] = coefficients;
    const weight = eq ? 0 : coefficients / choice;
    reinforce_weight[i] = weight;
    const silent = coefficients === 0 && below_i;
    const kept = below_i && !silent;
    low = Math.min(low, kept ? weight : Infinity);
    high = Math.max(high, kept ? weight : -Infinity);
    total3 += +silent;
    const choice_i2 = below ? -weight : weight;
    reinforce_signed[i] = choice_i2;
    const choice_i3 = silent ? 0 : NaN;
    reinforce_ring[i] = choice_i3;
    const moves = z_i < 680 ? token_ratio : 0;
    const above_i = token_ratio >= 0.8;
    const below_i3 = +above_i;
    const below_i4 = token_ratio <= 1.2;
    const coefficients_i = moves * (token_advantages * (above3 ? +below_i4 : below_i3) * flag);
    coefficients_all2[i] = coefficients_i;
    const weight_i = eq ? 0 : coefficients_i / choice;
    grpo_weight[i] = weight_i;
    const silent_i = coefficients_i === 0 && below_i;
    const kept_i = below_i && !silent_i;
    low2 = Math.min(low2, kept_i ? weight_i : Infinity);
    high2 = Math.max(high2, kept_i ? weight_i : -Infinity);
    total4 += +silent_i;
    const below_i5 = Math.max(token_ratio, 0.8);
    const terms = (above3 ? Math.min(token_ratio, 1.2) : below_i5) * token_advantages;
    terms_all[i] = terms;
    const both = below_i && ne;
    boths[i] = both;
    const values_over_A = both ? terms / choice : 0;
    values_over_As[i] = values_over_A;
    const choice_i4 = below ? -weight_i : weight_i;
    grpo_signed[i] = choice_i4;
    const choice_i5 = silent_i ? 0 : NaN;
    grpo_ring[i] = choice_i5;
    total5 += +(outside_i && below_i);
    total6 += terms;
    const x_i = tau * (token_ratio - 1);
    const gate = 1 / (1 + Math.exp(-x_i));
    const coefficients_i2 = moves * (token_advantages * (gate * 4 * (1 / (1 + Math.exp(-(-x_i))))) * flag);
    coefficients_all3[i] = coefficients_i2;
    const weight_i2 = eq ? 0 : coefficients_i2 / choice;
    sapo_weight[i] = weight_i2;
    const silent_i2 = coefficients_i2 === 0 && below_i;
    const kept_i2 = below_i && !silent_i2;
    low3 = Math.min(low3, kept_i2 ? weight_i2 : Infinity);
    high3 = Math.max(high3, kept_i2 ? weight_i2 : -Infinity);
    total7 += +silent_i2;
    const terms_i = product3 * gate * token_advantages;
    const values_over_A_i = both ? terms_i / choice : 0;
    values_over_As2[i] = values_over_A_i;
    sapo_signed[i] = below ? -weight_i2 : weight_i2;
    sapo_ring[i] = silent_i2 ? 0 : NaN;
    total8 += terms_i;
    const coefficients_i3 = moves * (token_advantages * (above3 ? +(token_ratio <= 1.28) : below_i3) * flag);
    coefficients_all4[i] = coefficients_i3;
    const weight_i3 = eq ? 0 : coefficients_i3 / choice;
    dapo_weight[i] = weight_i3;
    const silent_i3 = coefficients_i3 === 0 && below_i;
    const kept_i3 = below_i && !silent_i3;
    low4 = Math.min(low4, kept_i3 ? weight_i3 : Infinity);
    high4 = Math.max(high4, kept_i3 ? weight_i3 : -Infinity);
    total9 += +silent_i3;
    const terms_i2 = (above3 ? Math.min(token_ratio, 1.28) : below_i5) * token_advantages;
    values_over_As3[i] = both ? terms_i2 / choice : 0;
    dapo_signed[i] = below ? -weight_i3 : weight_i3;
    dapo_ring[i] = silent_i3 ? 0 : NaN;
    const above_i2 = token_ratio > 1.28;
    total10 += +((below_i2 || above_i2) && below_i);
    total11 += terms_i2;
    const coefficients_i4 = token_advantages * Math.min(Math.max(token_ratio, 0), 5) * flag;
    coefficients_all5[i] = coefficients_i4;
    const weight_i4 = eq ? 0 : coefficients_i4 / choice;
    cispo_weight[i] = weight_i4;
    const silent_i4 = coefficients_i4 === 0 && below_i;
    const kept_i4 = below_i && !silent_i4;
    low5 = Math.min(low5, kept_i4 ? weight_i4 : Infinity);
    high5 = Math.max(high5, kept_i4 ? weight_i4 : -Infinity);
    total12 += +silent_i4;
    cispo_signed[i] = below ? -weight_i4 : weight_i4;
    cispo_ring[i] = silent_i4 ? 0 : NaN;
    total13 += +((token_ratio < 0 || token_ratio > 5) && below_i);
    const above_i3 = token_advantages > 0;
    aboves[i] = above_i3;
    total14 += above_i3 ? Math.min(z_i, 0.4) : Math.max(z_i, -0.4);
    total15 += token_advantages;
    const above_i4 = z_i > 0.4;
    const below_i6 = z_i < -0.4;
    kepts[i] = below_i && !((above_i3 ? above_i4 : below_i6) && below_i);
    total16 += +((below_i6 || above_i4) && below_i);
    const masked = below_i ? sum_i : 0;
    const q = Math.exp(below_i ? logp_old : 0);
    const moved = Math.exp(masked) - q;
    const weight_i5 = (above_i3 ? moved > 0.2 : moved < -0.2) && below_i ? 0 : Math.min(token_ratio, 20);
    const coefficients_i5 = token_advantages * weight_i5 * flag;
    coefficients_all9[i] = coefficients_i5;
    const weight_i6 = eq ? 0 : coefficients_i5 / choice;
    dppo_weight[i] = weight_i6;
    const silent_i5 = coefficients_i5 === 0 && below_i;
    const kept_i5 = below_i && !silent_i5;
    low6 = Math.min(low6, kept_i5 ? weight_i6 : Infinity);
    high6 = Math.max(high6, kept_i5 ? weight_i6 : -Infinity);
    total17 += +silent_i5;
    dppo_signed[i] = below ? -weight_i6 : weight_i6;
    dppo_ring[i] = silent_i5 ? 0 : NaN;
    total18 += +(Math.abs(moved) > 0.2 && below_i);
    const coefficients_i6 = (token_advantages - z_i * 0.1) * flag;
    coefficients_all11[i] = coefficients_i6;
    const weight_i7 = eq ? 0 : coefficients_i6 / choice;
    dro_weight[i] = weight_i7;
    const silent_i6 = coefficients_i6 === 0 && below_i;
    const kept_i6 = below_i && !silent_i6;
    low7 = Math.min(low7, kept_i6 ? weight_i7 : Infinity);
    high7 = Math.max(high7, kept_i6 ? weight_i7 : -Infinity);
    total19 += +silent_i6;
    const surrogate = token_advantages * masked - z_i * z_i * 0.05;
    values_over_As4[i] = both ? surrogate / choice : 0;
    dro_signed[i] = below ? -weight_i7 : weight_i7;
    dro_ring[i] = silent_i6 ? 0 : NaN;
    total20 += surrogate;
    const below_i7 = token_advantages < 0;
    unsafes[i] = below_i7 && token_ratio > 4;
    const keep = above_i && below_i4 || (above_i3 ? token_ratio <= 0.6 : token_ratio >= 1.4) && token_advantages !== 0;
    const coefficients_i7 = token_advantages * +keep * flag;
    coefficients_all13[i] = coefficients_i7;
    const weight_i8 = eq ? 0 : coefficients_i7 / choice;
    rec_weight[i] = weight_i8;
    const silent_i7 = coefficients_i7 === 0 && below_i;
    const kept_i7 = below_i && !silent_i7;
    low8 = Math.min(low8, kept_i7 ? weight_i8 : Infinity);
    high8 = Math.max(high8, kept_i7 ? weight_i8 : -Infinity);
    total21 += +silent_i7;
    rec_signed[i] = below ? -weight_i8 : weight_i8;
    rec_ring[i] = silent_i7 ? 0 : NaN;
    const weight_i9 = above_i3 ? Math.min(1 / token_ratio, 3) * +below_i4 : Math.min(token_ratio, 3) * +above_i;
    const coefficients_i8 = token_advantages * weight_i9 * flag;
    coefficients_all14[i] = coefficients_i8;
    const weight_i10 = eq ? 0 : coefficients_i8 / choice;
    aspo_weight[i] = weight_i10;
    const silent_i8 = coefficients_i8 === 0 && below_i;
    const kept_i8 = below_i && !silent_i8;
    low9 = Math.min(low9, kept_i8 ? weight_i10 : Infinity);
    high9 = Math.max(high9, kept_i8 ? weight_i10 : -Infinity);
    total22 += +silent_i8;
    aspo_signed[i] = below ? -weight_i10 : weight_i10;
    aspo_ring[i] = silent_i8 ? 0 : NaN;
    const up = above_i2 ? 1.28 : token_ratio;
    const coefficients_i9 = token_advantages * (above_i3 ? up : below_i2 ? 0.8 : token_ratio) * flag;
    coefficients_all15[i] = coefficients_i9;
    const weight_i11 = eq ? 0 : coefficients_i9 / choice;
    gppo_weight[i] = weight_i11;
    const silent_i9 = coefficients_i9 === 0 && below_i;
    const kept_i9 = below_i && !silent_i9;
    low10 = Math.min(low10, kept_i9 ? weight_i11 : Infinity);
    high10 = Math.max(high10, kept_i9 ? weight_i11 : -Infinity);
    total23 += +silent_i9;
    gppo_signed[i] = below ? -weight_i11 : weight_i11;
    gppo_ring[i] = silent_i9 ? 0 : NaN;
    const coefficients_i10 = token_advantages * (above_i3 ? up : below_i2 ? 0.4 : token_ratio) * flag;
    coefficients_all16[i] = coefficients_i10;
    const weight_i12 = eq ? 0 : coefficients_i10 / choice;
    ce_gppo_weight[i] = weight_i12;
    const silent_i10 = coefficients_i10 === 0 && below_i;
    const kept_i10 = below_i && !silent_i10;
    low11 = Math.min(low11, kept_i10 ? weight_i12 : Infinity);
    high11 = Math.max(high11, kept_i10 ? weight_i12 : -Infinity);
    total24 += +silent_i10;
    ce_gppo_signed[i] = below ? -weight_i12 : weight_i12;
    ce_gppo_ring[i] = silent_i10 ? 0 : NaN;
    const reciprocal_i = 1 / Math.max(q, 2.2250738585072014e-308);
    const low_i = (Math.sqrt(Math.max(1 - reciprocal_i * 0.64, 0)) + 1) / 2;
    const high_i = Math.min((Math.sqrt(reciprocal_i * 0.8 + 1) + 1) / 2, 10);
    const above_i5 = token_ratio > high_i;
    const below_i8 = token_ratio < low_i;
    const choice_i6 = !((above_i3 && above_i5 || below_i7 && below_i8) && below_i) ? moves * token_advantages : 0;
    const coefficients_i11 = choice_i6 * flag;
    coefficients_all17[i] = coefficients_i11;
    const weight_i13 = eq ? 0 : coefficients_i11 / choice;
    dcpo_weight[i] = weight_i13;
    const silent_i11 = coefficients_i11 === 0 && below_i;
    const kept_i11 = below_i && !silent_i11;
    low12 = Math.min(low12, kept_i11 ? weight_i13 : Infinity);
    high12 = Math.max(high12, kept_i11 ? weight_i13 : -Infinity);
    total25 += +silent_i11;
    const surrogate_i = (above_i3 ? Math.min(token_ratio, high_i) : Math.max(token_ratio, low_i)) * token_advantages;
    values_over_As5[i] = both ? surrogate_i / choice : 0;
    dcpo_signed[i] = below ? -weight_i13 : weight_i13;
    dcpo_ring[i] = silent_i11 ? 0 : NaN;
    total26 += +((below_i8 || above_i5) && below_i);
    total27 += surrogate_i;
    choices6[i] = eq8 ? coefficients_i : coefficients;
    choices7[i] = eq8 ? weight_i : weight;
    choices8[i] = eq8 ? choice_i4 : choice_i2;
    choices9[i] = eq8 ? choice_i5 : choice_i3;
    others_all[i] = below_i && 1 + i !== focus_at;
    marked[i] = below2 ? 1 + i : NaN;
    ratio2 += eq_i ? token_ratio : 0;
    weight2 += eq_i ? weight_i : 0;
    pick += eq_i ? coefficients_i : 0;
    pick2 += eq_i ? values_over_A : 0;
    weight3 += eq_i ? weight_i2 : 0;
    pick3 += eq_i ? coefficients_i2 : 0;
    pick4 += eq_i ? values_over_A_i : 0;
    tokens[i] = 1 + i;
  }
  const stem_x = new Float64Array(1536);
  for (let i = 0; i < 1536; i++) {
    stem_x[i] = values2[i];
  }
  const held2 = Math.max(total2, 1);
  const masked_mean = total / held2;
  const geometric_mean = Math.exp(Math.min(masked_mean, 680));
  const empty = !any;
  const product7 = Math.exp(Math.min(masked_sum, 680));
  const flat = +(high - low < 0.0005);
  const reinforce_case = eq ? 0 : total3 === total2 ? 1 : total3 > 0 ? flat + 2 : flat + 4;
  const flat2 = +(high2 - low2 < 0.0005);
  const grpo_case = eq ? 0 : total4 === total2 ? 1 : total4 > 0 ? flat2 + 2 : flat2 + 4;
  const moves2 = masked_mean < 680 ? geometric_mean : 0;
  const slope = above3 ? +(geometric_mean <= 1.0004) : +(geometric_mean >= 0.9997);
  const value = above3 ? Math.min(geometric_mean, 1.0004) : Math.max(geometric_mean, 0.9997);
  const either = geometric_mean < 0.9997 || geometric_mean > 1.0004;
  const flat3 = +(high3 - low3 < 0.0005);
  const sapo_case = eq ? 0 : total7 === total2 ? 1 : total7 > 0 ? flat3 + 2 : flat3 + 4;
  const flat4 = +(high4 - low4 < 0.0005);
  const dapo_case = eq ? 0 : total9 === total2 ? 1 : total9 > 0 ? flat4 + 2 : flat4 + 4;
  const flat5 = +(high5 - low5 < 0.0005);
  const cispo_case = eq ? 0 : total12 === total2 ? 1 : total12 > 0 ? flat5 + 2 : flat5 + 4;
  const log_rho = total14 / held2;
  const held_exp = Math.exp(Math.min(log_rho, 680));
  const product8 = (log_rho < 680 ? held_exp : 0) * (total15 / held2);
  const slope2 = above3 ? +(product7 <= Infinity) : +(product7 >= 0);
  const value2 = above3 ? product7 : Math.max(product7, 0);
  const either2 = product7 < 0 || product7 > Infinity;
  const slope3 = above3 ? +(geometric_mean <= 1.0025) : +(geometric_mean >= 0.998);
  const value3 = above3 ? Math.min(geometric_mean, 1.0025) : Math.max(geometric_mean, 0.998);
  const either3 = geometric_mean < 0.998 || geometric_mean > 1.0025;
  const log_W = Math.min(Math.max(total, -18.420680743952367), 20);
  const difference = 1 - Math.exp(log_W);
  const flat6 = +(high6 - low6 < 0.0005);
  const dppo_case = eq ? 0 : total17 === total2 ? 1 : total17 > 0 ? flat6 + 2 : flat6 + 4;
  const held3 = Math.min(product7, 1);
  const flat7 = +(high7 - low7 < 0.0005);
  const dro_case = eq ? 0 : total19 === total2 ? 1 : total19 > 0 ? flat7 + 2 : flat7 + 4;
  const eq24 = joineds2[0] === 0;
  const choice2 = eq24 ? 1 : joineds2[0];
  const below3 = joineds2[0] < 0;
  const flat8 = +(high8 - low8 < 0.0005);
  const rec_case = eq ? 0 : total21 === total2 ? 1 : total21 > 0 ? flat8 + 2 : flat8 + 4;
  const flat9 = +(high9 - low9 < 0.0005);
  const aspo_case = eq ? 0 : total22 === total2 ? 1 : total22 > 0 ? flat9 + 2 : flat9 + 4;
  const flat10 = +(high10 - low10 < 0.0005);
  const gppo_case = eq ? 0 : total23 === total2 ? 1 : total23 > 0 ? flat10 + 2 : flat10 + 4;
  const flat11 = +(high11 - low11 < 0.0005);
  const ce_gppo_case = eq ? 0 : total24 === total2 ? 1 : total24 > 0 ? flat11 + 2 : flat11 + 4;
  const flat12 = +(high12 - low12 < 0.0005);
  const dcpo_case = eq ? 0 : total25 === total2 ? 1 : total25 > 0 ? flat12 + 2 : flat12 + 4;
  const totals = new Float64Array(2);
  const totals2 = new Float64Array(2);
  const totals3 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 512; j++) {
      const log_ratio = Math.max(belows[j] ? (i < 1 ? sums[j] : logp_olds[j]) - helds[j] : 0, -2.315841784746324e77);
      totals[i] += Math.min(log_ratio, 2.315841784746324e77);
      totals2[i] += flags[j];
      totals3[i] += belows[j] ? joineds2[i] : 0;
    }
  }
  const choices = new Float64Array(512);
  let largest = -Infinity;
  const quotients = new Float64Array(512);
  const aparts = new Float64Array(512);
  let total28 = 0;
  let largest2 = -Infinity;
  let total29 = 0;
  const aparts2 = new Float64Array(512);
  let total30 = 0;
  let largest3 = -Infinity;
  let total31 = 0;
  let total32 = 0;
  let total33 = 0;
  let total34 = 0;
  const aparts4 = new Float64Array(512);
  let total35 = 0;
  let largest4 = -Infinity;
  let total36 = 0;
  const aparts5 = new Float64Array(512);
  let total37 = 0;
  let largest5 = -Infinity;
  let total38 = 0;
  let largest6 = -Infinity;
  let total39 = 0;
  const aparts6 = new Float64Array(512);
  let total40 = 0;
  let largest7 = -Infinity;
  let total41 = 0;
  const coefficients_all6 = new Float64Array(512);
  const gmpo_weight = new Float64Array(512);
  let low13 = Infinity;
  let high13 = -Infinity;
  let total42 = 0;
  const gmpo_signed = new Float64Array(512);
  const gmpo_ring = new Float64Array(512);
  let largest8 = -Infinity;
  let total43 = 0;
  let total44 = 0;
  const coefficients_all7 = new Float64Array(512);
  const gspo_token_weight = new Float64Array(512);
  let low14 = Infinity;
  let high14 = -Infinity;
  let total45 = 0;
  const gspo_token_signed = new Float64Array(512);
  const gspo_token_ring = new Float64Array(512);
  let total46 = 0;
  let largest9 = -Infinity;
  let total47 = 0;
  let total48 = 0;
  let total49 = 0;
  let total50 = 0;
  let total51 = 0;
  let total52 = 0;
  let total53 = 0;
  let total54 = 0;
  const coefficients_all8 = new Float64Array(512);
  const vespo_weight = new Float64Array(512);
  let low15 = Infinity;
  let high15 = -Infinity;
  let total55 = 0;
  const vespo_signed = new Float64Array(512);
  const vespo_ring = new Float64Array(512);
  let largest10 = -Infinity;
  let total56 = 0;
  const aparts12 = new Float64Array(512);
  let total57 = 0;
  let largest11 = -Infinity;
  let total58 = 0;
  const coefficients_all10 = new Float64Array(512);
  const topr_weight = new Float64Array(512);
  let low16 = Infinity;
  let high16 = -Infinity;
  let total59 = 0;
  const topr_signed = new Float64Array(512);
  const topr_ring = new Float64Array(512);
  let largest12 = -Infinity;
  let total60 = 0;
  const aparts14 = new Float64Array(512);
  let total61 = 0;
  let largest13 = -Infinity;
  let total62 = 0;
  const zs2 = new Float64Array(512);
  const aparts17 = new Float64Array(512);
  let total63 = 0;
  let largest14 = -Infinity;
  let total64 = 0;
  const aparts18 = new Float64Array(512);
  let total65 = 0;
  let largest15 = -Infinity;
  let total66 = 0;
  const aparts19 = new Float64Array(512);
  let total67 = 0;
  let largest16 = -Infinity;
  let total68 = 0;
  const aparts20 = new Float64Array(512);
  let total69 = 0;
  let largest17 = -Infinity;
  let total70 = 0;
  const aparts21 = new Float64Array(512);
  let total71 = 0;
  let largest18 = -Infinity;
  let total72 = 0;
  const choices12 = new Float64Array(512);
  let pick5 = 0;
  const curve_ratio = new Float64Array(512);
  const curve_at = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    const choice_i7 = belows[i] || empty ? zs[i] : -Infinity;
    choices[i] = choice_i7;
    largest = Math.max(largest, choice_i7);
    const quotient = flags[i] / held2;
    quotients[i] = quotient;
    const apart = belows[i] ? reinforce_weight[i] - reinforce_weight[0] : 0;
    aparts[i] = apart;
    total28 += apart;
    const mass = Math.abs(coefficients_all[i] * quotient);
    largest2 = Math.max(largest2, mass);
    total29 += mass;
    const apart_i = belows[i] ? grpo_weight[i] - grpo_weight[0] : 0;
    aparts2[i] = apart_i;
    total30 += apart_i;
    const mass_i = Math.abs(coefficients_all2[i] * quotient);
    largest3 = Math.max(largest3, mass_i);
    total31 += mass_i;
    total32 += token_advantages_all[i] * slope * flags[i];
    const terms_i3 = value * token_advantages_all[i];
    const values_over_A_i2 = boths[i] ? terms_i3 / choice : 0;
    total33 += +(either && belows[i]);
    total34 += terms_i3;
    const apart_i2 = belows[i] ? sapo_weight[i] - sapo_weight[0] : 0;
    aparts4[i] = apart_i2;
    total35 += apart_i2;
    const mass_i2 = Math.abs(coefficients_all3[i] * quotient);
    largest4 = Math.max(largest4, mass_i2);
    total36 += mass_i2;
    const apart_i3 = belows[i] ? dapo_weight[i] - dapo_weight[0] : 0;
    aparts5[i] = apart_i3;
    total37 += apart_i3;
    const mass_i3 = Math.abs(coefficients_all4[i] * quotient);
    largest5 = Math.max(largest5, mass_i3);
    total38 += mass_i3;
    const mass_i4 = Math.abs(coefficients_all2[i] * (flags[i] / total2));
    largest6 = Math.max(largest6, mass_i4);
    total39 += mass_i4;
    const apart_i4 = belows[i] ? cispo_weight[i] - cispo_weight[0] : 0;
    aparts6[i] = apart_i4;
    total40 += apart_i4;
    const mass_i5 = Math.abs(coefficients_all5[i] * quotient);
    largest7 = Math.max(largest7, mass_i5);
    total41 += mass_i5;
    const coefficients_i12 = kepts[i] ? product8 : 0;
    coefficients_all6[i] = coefficients_i12;
    const weight_i14 = eq ? 0 : coefficients_i12 / choice;
    gmpo_weight[i] = weight_i14;
    const silent_i12 = coefficients_i12 === 0 && belows[i];
    const kept_i12 = belows[i] && !silent_i12;
    low13 = Math.min(low13, kept_i12 ? weight_i14 : Infinity);
    high13 = Math.max(high13, kept_i12 ? weight_i14 : -Infinity);
    const mass_i6 = Math.abs(coefficients_i12 * quotient);
    total42 += +silent_i12;
    const surrogate_i2 = held_exp * token_advantages_all[i];
    gmpo_signed[i] = below ? -weight_i14 : weight_i14;
    gmpo_ring[i] = silent_i12 ? 0 : NaN;
    largest8 = Math.max(largest8, mass_i6);
    total43 += mass_i6;
    total44 += surrogate_i2;
    const log_r = masked_mean + (zs[i] - zs[i]);
    const r_i = Math.exp(Math.min(log_r, 680));
    const pull = token_advantages_all[i] * (above3 ? +(r_i <= 1.0004) : +(r_i >= 0.9997)) * flags[i];
    const coefficients_i13 = (log_r < 680 ? r_i : 0) * pull;
    coefficients_all7[i] = coefficients_i13;
    const weight_i15 = eq ? 0 : coefficients_i13 / choice;
    gspo_token_weight[i] = weight_i15;
    const silent_i13 = coefficients_i13 === 0 && belows[i];
    const kept_i13 = belows[i] && !silent_i13;
    low14 = Math.min(low14, kept_i13 ? weight_i15 : Infinity);
    high14 = Math.max(high14, kept_i13 ? weight_i15 : -Infinity);
    const mass_i7 = Math.abs(coefficients_i13 * quotient);
    total45 += +silent_i13;
    const terms_i4 = (above3 ? Math.min(r_i, 1.0004) : Math.max(r_i, 0.9997)) * token_advantages_all[i];
    gspo_token_signed[i] = below ? -weight_i15 : weight_i15;
    gspo_token_ring[i] = silent_i13 ? 0 : NaN;
    total46 += +((r_i < 0.9997 || r_i > 1.0004) && belows[i]);
    largest9 = Math.max(largest9, mass_i7);
    total47 += mass_i7;
    total48 += terms_i4;
    total49 += token_advantages_all[i] * slope2 * flags[i];
    const terms_i5 = value2 * token_advantages_all[i] / held2;
    total50 += +(either2 && belows[i]);
    total51 += terms_i5;
    total52 += token_advantages_all[i] * slope3 * flags[i];
    const terms_i6 = value3 * token_advantages_all[i];
    total53 += +(either3 && belows[i]);
    total54 += terms_i6;
    const above_i6 = token_advantages_all[i] >= 0;
    const weight_i16 = belows[i] ? Math.exp((above_i6 ? 2 : 3) * log_W + (above_i6 ? 3 : 2) * difference) : 0;
    const coefficients_i14 = token_advantages_all[i] * weight_i16 * flags[i];
    coefficients_all8[i] = coefficients_i14;
    const weight_i17 = eq ? 0 : coefficients_i14 / choice;
    vespo_weight[i] = weight_i17;
    const silent_i14 = coefficients_i14 === 0 && belows[i];
    const kept_i14 = belows[i] && !silent_i14;
    low15 = Math.min(low15, kept_i14 ? weight_i17 : Infinity);
    high15 = Math.max(high15, kept_i14 ? weight_i17 : -Infinity);
    const mass_i8 = Math.abs(coefficients_i14 * quotient);
    total55 += +silent_i14;
    vespo_signed[i] = below ? -weight_i17 : weight_i17;
    vespo_ring[i] = silent_i14 ? 0 : NaN;
    largest10 = Math.max(largest10, mass_i8);
    total56 += mass_i8;
    const apart_i5 = belows[i] ? dppo_weight[i] - dppo_weight[0] : 0;
    aparts12[i] = apart_i5;
    total57 += apart_i5;
    const mass_i9 = Math.abs(coefficients_all9[i] * quotient);
    largest11 = Math.max(largest11, mass_i9);
    total58 += mass_i9;
    const coefficients_i15 = token_advantages_all[i] * (aboves[i] ? 1 : held3) * flags[i];
    coefficients_all10[i] = coefficients_i15;
    const weight_i18 = eq ? 0 : coefficients_i15 / choice;
    topr_weight[i] = weight_i18;
    const silent_i15 = coefficients_i15 === 0 && belows[i];
    const kept_i15 = belows[i] && !silent_i15;
    low16 = Math.min(low16, kept_i15 ? weight_i18 : Infinity);
    high16 = Math.max(high16, kept_i15 ? weight_i18 : -Infinity);
    const mass_i10 = Math.abs(coefficients_i15 * quotient);
    total59 += +silent_i15;
    topr_signed[i] = below ? -weight_i18 : weight_i18;
    topr_ring[i] = silent_i15 ? 0 : NaN;
    largest12 = Math.max(largest12, mass_i10);
    total60 += mass_i10;
    const apart_i6 = belows[i] ? dro_weight[i] - dro_weight[0] : 0;
    aparts14[i] = apart_i6;
    total61 += apart_i6;
    const mass_i11 = Math.abs(coefficients_all11[i] * quotient);
    largest13 = Math.max(largest13, mass_i11);
    total62 += mass_i11;
    zs2[i] = zs[i] + (i < 511 ? zs[i + 1] : 0) * 0.9785720620877001;
    const apart_i7 = belows[i] ? rec_weight[i] - rec_weight[0] : 0;
    aparts17[i] = apart_i7;
    total63 += apart_i7;
    const mass_i12 = Math.abs(coefficients_all13[i] * quotient);
    largest14 = Math.max(largest14, mass_i12);
    total64 += mass_i12;
    const apart_i8 = belows[i] ? aspo_weight[i] - aspo_weight[0] : 0;
    aparts18[i] = apart_i8;
    total65 += apart_i8;
    const mass_i13 = Math.abs(coefficients_all14[i] * quotient);
    largest15 = Math.max(largest15, mass_i13);
    total66 += mass_i13;
    const apart_i9 = belows[i] ? gppo_weight[i] - gppo_weight[0] : 0;
    aparts19[i] = apart_i9;
    total67 += apart_i9;
    const mass_i14 = Math.abs(coefficients_all15[i] * quotient);
    largest16 = Math.max(largest16, mass_i14);
    total68 += mass_i14;
    const apart_i10 = belows[i] ? ce_gppo_weight[i] - ce_gppo_weight[0] : 0;
    aparts20[i] = apart_i10;
    total69 += apart_i10;
    const mass_i15 = Math.abs(coefficients_all16[i] * quotient);
    largest17 = Math.max(largest17, mass_i15);
    total70 += mass_i15;
    const apart_i11 = belows[i] ? dcpo_weight[i] - dcpo_weight[0] : 0;
    aparts21[i] = apart_i11;
    total71 += apart_i11;
    const mass_i16 = Math.abs(coefficients_all17[i] * quotient);
    largest18 = Math.max(largest18, mass_i16);
    total72 += mass_i16;
    const choice_i8 = eq10 ? values_over_As2[i] : eq9 ? values_over_A_i2 : eq8 ? values_over_As[i] : NaN;
    const choice_i9 = eq2 ? boths[i] ? surrogate_i2 / choice : 0 : eq13 ? NaN : eq12 ? values_over_As[i] : eq11 ? values_over_As3[i] : choice_i8;
    const choice_i10 = eq15 ? boths[i] ? terms_i5 / choice : 0 : eq14 ? boths[i] ? terms_i4 / choice : 0 : choice_i9;
    const choice_i11 = eq18 ? NaN : eq3 ? NaN : eq17 ? NaN : eq16 ? boths[i] ? terms_i6 / choice : 0 : choice_i10;
    choices12[i] = eq19 ? values_over_As4[i] : choice_i11;
    pick5 += eqs[i] ? values_over_A_i2 : 0;
    const at = above4 ? geometric_mean : above5 ? product7 : r[i];
    curve_ratio[i] = at;
    curve_at[i] = Math.min(Math.max(at, 0.08), 12.5);
  }
  const joineds = new Float64Array(1536);
  for (let i = 0; i < 512; i++) {
    for (let j = 0; j < 3; j++) {
      joineds[i * 3 + j] = j < 1 ? 1 : j < 2 ? showns[i] : 1;
    }
  }
  const choice3 = Math.abs(largest) === Infinity ? 0 : largest;
  const quotient2 = total28 / total2;
  const quotient3 = total30 / total2;
  const product9 = moves2 * (total32 / held2);
  const quotient4 = total35 / total2;
  const quotient5 = total37 / total2;
  const quotient6 = total40 / total2;
  const flat13 = +(high13 - low13 < 0.0005);
  const gmpo_case = eq ? 0 : total42 === total2 ? 1 : total42 > 0 ? flat13 + 2 : flat13 + 4;
  const flat14 = +(high14 - low14 < 0.0005);
  const gspo_token_case = eq ? 0 : total45 === total2 ? 1 : total45 > 0 ? flat14 + 2 : flat14 + 4;
  const product10 = (masked_sum < 680 ? product7 : 0) * (total49 / held2);
  const product11 = moves2 * (total52 / held2);
  const flat15 = +(high15 - low15 < 0.0005);
  const vespo_case = eq ? 0 : total55 === total2 ? 1 : total55 > 0 ? flat15 + 2 : flat15 + 4;
  const quotient7 = total57 / total2;
  const flat16 = +(high16 - low16 < 0.0005);
  const topr_case = eq ? 0 : total59 === total2 ? 1 : total59 > 0 ? flat16 + 2 : flat16 + 4;
  const quotient8 = total61 / total2;
  const quotient9 = total63 / total2;
  const quotient10 = total65 / total2;
  const quotient11 = total67 / total2;
  const quotient12 = total69 / total2;
  const quotient13 = total71 / total2;
  const goods = new Float64Array(2);
  const scores = new Float64Array(2);
  const negateds = new Float64Array(2);
  const reciprocals = new Float64Array(2);
  const exponents_all2 = new Float64Array(2);
  const exponents_all3 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    const held_i2 = Math.max(totals2[i], 1);
    const score = totals[i] / held_i2 / 0.5;
    const good = totals3[i] > 0;
    goods[i] = good;
    const score_i = good ? -score : score;
    scores[i] = score_i;
    const negated = !good;
    negateds[i] = negated;
    reciprocals[i] = 1 / held_i2;
    exponents_all2[i] = good ? score_i : -Infinity;
    exponents_all3[i] = negated ? score_i : -Infinity;
  }
  let total73 = 0;
  let total74 = 0;
  let total75 = 0;
  const gspo_weight = new Float64Array(512);
  let low17 = Infinity;
  let high17 = -Infinity;
  let total76 = 0;
  const gspo_signed = new Float64Array(512);
  const gspo_ring = new Float64Array(512);
  let largest19 = -Infinity;
  let total77 = 0;
  let total78 = 0;
  let total79 = 0;
  let total80 = 0;
  const aparts7 = new Float64Array(512);
  let total81 = 0;
  const aparts8 = new Float64Array(512);
  let total82 = 0;
  const sequence_product_weight = new Float64Array(512);
  let low18 = Infinity;
  let high18 = -Infinity;
  let total83 = 0;
  const sequence_product_signed = new Float64Array(512);
  const sequence_product_ring = new Float64Array(512);
  let largest20 = -Infinity;
  let total84 = 0;
  const luspo_weight = new Float64Array(512);
  let low19 = Infinity;
  let high19 = -Infinity;
  let total85 = 0;
  const luspo_signed = new Float64Array(512);
  const luspo_ring = new Float64Array(512);
  let largest21 = -Infinity;
  let total86 = 0;
  const aparts11 = new Float64Array(512);
  let total87 = 0;
  let total88 = 0;
  const aparts13 = new Float64Array(512);
  let total89 = 0;
  let total90 = 0;
  const zs3 = new Float64Array(512);
  let total91 = 0;
  let total92 = 0;
  let total93 = 0;
  let total94 = 0;
  let total95 = 0;
  const choices10 = new Float64Array(512);
  const choices11 = new Float64Array(512);
  const choices13 = new Float64Array(512);
  const choices14 = new Float64Array(512);
  let weight4 = 0;
  let pick6 = 0;
  for (let i = 0; i < 512; i++) {
    total73 += Math.exp(choices[i] - choice3);
    const centred = belows[i] ? aparts[i] - quotient2 : 0;
    total74 += centred * centred;
    const centred_i = belows[i] ? aparts2[i] - quotient3 : 0;
    total75 += centred_i * centred_i;
    const coefficients_i16 = belows[i] ? product9 : 0;
    const weight_i19 = eq ? 0 : coefficients_i16 / choice;
    gspo_weight[i] = weight_i19;
    const silent_i16 = coefficients_i16 === 0 && belows[i];
    const kept_i16 = belows[i] && !silent_i16;
    low17 = Math.min(low17, kept_i16 ? weight_i19 : Infinity);
    high17 = Math.max(high17, kept_i16 ? weight_i19 : -Infinity);
    const mass_i17 = Math.abs(coefficients_i16 * quotients[i]);
    total76 += +silent_i16;
    const choice_i12 = below ? -weight_i19 : weight_i19;
    gspo_signed[i] = choice_i12;
    const choice_i13 = silent_i16 ? 0 : NaN;
    gspo_ring[i] = choice_i13;
    largest19 = Math.max(largest19, mass_i17);
    total77 += mass_i17;
    const centred_i2 = belows[i] ? aparts4[i] - quotient4 : 0;
    total78 += centred_i2 * centred_i2;
    const centred_i3 = belows[i] ? aparts5[i] - quotient5 : 0;
    total79 += centred_i3 * centred_i3;
    const centred_i4 = belows[i] ? aparts6[i] - quotient6 : 0;
    total80 += centred_i4 * centred_i4;
    const apart_i12 = belows[i] ? gmpo_weight[i] - gmpo_weight[0] : 0;
    aparts7[i] = apart_i12;
    total81 += apart_i12;
    const apart_i13 = belows[i] ? gspo_token_weight[i] - gspo_token_weight[0] : 0;
    aparts8[i] = apart_i13;
    total82 += apart_i13;
    const coefficients_i17 = belows[i] ? product10 : 0;
    const weight_i20 = eq ? 0 : coefficients_i17 / choice;
    sequence_product_weight[i] = weight_i20;
    const silent_i17 = coefficients_i17 === 0 && belows[i];
    const kept_i17 = belows[i] && !silent_i17;
    low18 = Math.min(low18, kept_i17 ? weight_i20 : Infinity);
    high18 = Math.max(high18, kept_i17 ? weight_i20 : -Infinity);
    const mass_i18 = Math.abs(coefficients_i17 * flags[i]);
    total83 += +silent_i17;
    const choice_i14 = below ? -weight_i20 : weight_i20;
    sequence_product_signed[i] = choice_i14;
    const choice_i15 = silent_i17 ? 0 : NaN;
    sequence_product_ring[i] = choice_i15;
    largest20 = Math.max(largest20, mass_i18);
    total84 += mass_i18;
    const coefficients_i18 = belows[i] ? product11 : 0;
    const weight_i21 = eq ? 0 : coefficients_i18 / choice;
    luspo_weight[i] = weight_i21;
    const silent_i18 = coefficients_i18 === 0 && belows[i];
    const kept_i18 = belows[i] && !silent_i18;
    low19 = Math.min(low19, kept_i18 ? weight_i21 : Infinity);
    high19 = Math.max(high19, kept_i18 ? weight_i21 : -Infinity);
    const mass_i19 = Math.abs(coefficients_i18 * flags[i]);
    total85 += +silent_i18;
    const choice_i16 = below ? -weight_i21 : weight_i21;
    luspo_signed[i] = choice_i16;
    const choice_i17 = silent_i18 ? 0 : NaN;
    luspo_ring[i] = choice_i17;
    largest21 = Math.max(largest21, mass_i19);
    total86 += mass_i19;
    const apart_i14 = belows[i] ? vespo_weight[i] - vespo_weight[0] : 0;
    aparts11[i] = apart_i14;
    total87 += apart_i14;
    const centred_i5 = belows[i] ? aparts12[i] - quotient7 : 0;
    total88 += centred_i5 * centred_i5;
    const apart_i15 = belows[i] ? topr_weight[i] - topr_weight[0] : 0;
    aparts13[i] = apart_i15;
    total89 += apart_i15;
    const centred_i6 = belows[i] ? aparts14[i] - quotient8 : 0;
    total90 += centred_i6 * centred_i6;
    zs3[i] = zs2[i] + (i < 510 ? zs2[i + 2] : 0) * 0.9576032806985736;
    const centred_i7 = belows[i] ? aparts17[i] - quotient9 : 0;
    total91 += centred_i7 * centred_i7;
    const centred_i8 = belows[i] ? aparts18[i] - quotient10 : 0;
    total92 += centred_i8 * centred_i8;
    const centred_i9 = belows[i] ? aparts19[i] - quotient11 : 0;
    total93 += centred_i9 * centred_i9;
    const centred_i10 = belows[i] ? aparts20[i] - quotient12 : 0;
    total94 += centred_i10 * centred_i10;
    const centred_i11 = belows[i] ? aparts21[i] - quotient13 : 0;
    total95 += centred_i11 * centred_i11;
    const choice_i18 = eq11 ? coefficients_all4[i] : eq10 ? coefficients_all3[i] : eq9 ? coefficients_i16 : choices6[i];
    const choice_i19 = eq12 ? grpo_weight[i] : eq11 ? dapo_weight[i] : eq10 ? sapo_weight[i] : eq9 ? weight_i19 : choices7[i];
    const choice_i20 = eq12 ? grpo_signed[i] : eq11 ? dapo_signed[i] : eq10 ? sapo_signed[i] : eq9 ? choice_i12 : choices8[i];
    const choice_i21 = eq12 ? grpo_ring[i] : eq11 ? dapo_ring[i] : eq10 ? sapo_ring[i] : eq9 ? choice_i13 : choices9[i];
    const choice_i22 = eq2 ? coefficients_all6[i] : eq13 ? coefficients_all5[i] : eq12 ? coefficients_all2[i] : choice_i18;
    const choice_i23 = eq14 ? gspo_token_weight[i] : eq2 ? gmpo_weight[i] : eq13 ? cispo_weight[i] : choice_i19;
    const choice_i24 = eq14 ? gspo_token_signed[i] : eq2 ? gmpo_signed[i] : eq13 ? cispo_signed[i] : choice_i20;
    const choice_i25 = eq14 ? gspo_token_ring[i] : eq2 ? gmpo_ring[i] : eq13 ? cispo_ring[i] : choice_i21;
    const choice_i26 = eq16 ? coefficients_i18 : eq15 ? coefficients_i17 : eq14 ? coefficients_all7[i] : choice_i22;
    const choice_i27 = eq3 ? dppo_weight[i] : eq17 ? vespo_weight[i] : eq16 ? weight_i21 : eq15 ? weight_i20 : choice_i23;
    const choice_i28 = eq3 ? dppo_signed[i] : eq17 ? vespo_signed[i] : eq16 ? choice_i16 : eq15 ? choice_i14 : choice_i24;
    const choice_i29 = eq3 ? dppo_ring[i] : eq17 ? vespo_ring[i] : eq16 ? choice_i17 : eq15 ? choice_i15 : choice_i25;
    const choice_i30 = eq18 ? coefficients_all10[i] : eq3 ? coefficients_all9[i] : eq17 ? coefficients_all8[i] : choice_i26;
    choices10[i] = eq19 ? coefficients_all11[i] : choice_i30;
    choices11[i] = eq19 ? dro_weight[i] : eq18 ? topr_weight[i] : choice_i27;
    choices13[i] = eq19 ? dro_signed[i] : eq18 ? topr_signed[i] : choice_i28;
    choices14[i] = eq19 ? dro_ring[i] : eq18 ? topr_ring[i] : choice_i29;
    weight4 += eqs[i] ? weight_i19 : 0;
    pick6 += eqs[i] ? coefficients_i16 : 0;
  }
  const fs = new Float64Array(753);
  const slopes = new Float64Array(753);
  const products = new Float64Array(753);
  for (let i = 0; i < 753; i++) {
    const ratio_i = i < 241 ? grids[i] : curve_ratio[i - 241];
    const log_i = Math.log(ratio_i);
    const sum_i2 = log_i + 1;
    const reciprocal_i2 = 1 / ratio_i;
    const above_i7 = ratio_i >= 0.8;
    const below_i9 = +above_i7;
    const below_i10 = ratio_i <= 1.2;
    const slope_i = above6 ? +below_i10 : below_i9;
    const below_i11 = Math.max(ratio_i, 0.8);
    const choice_i31 = above6 ? Math.min(ratio_i, 1.2) : below_i11;
    const slope_i2 = above6 ? +(ratio_i <= 1.0004) : +(ratio_i >= 0.9997);
    const choice_i32 = above6 ? Math.min(ratio_i, 1.0004) : Math.max(ratio_i, 0.9997);
    const x_i2 = tau2 * (ratio_i - 1);
    const gate_i = 1 / (1 + Math.exp(-x_i2));
    const f_i = eq10 ? product4 * gate_i : eq9 ? choice_i32 : eq8 ? choice_i31 : eq7 ? sum_i2 : 0;
    const slope_i3 = eq10 ? gate_i * 4 * (1 / (1 + Math.exp(-(-x_i2)))) : eq9 ? slope_i2 : eq8 ? slope_i : eq7 ? reciprocal_i2 : 0;
    const held_i3 = Math.min(ratio_i, 1.28);
    const held_i4 = Math.max(ratio_i, 0);
    const w = Math.min(held_i4, 5);
    const f_i2 = eq13 ? w > 0 ? w * (Math.log(ratio_i / w) + 1) : 0 : eq12 ? choice_i31 : eq11 ? above6 ? held_i3 : below_i11 : f_i;
    const slope_i4 = eq13 ? w / ratio_i : eq12 ? slope_i : eq11 ? above6 ? +(ratio_i <= 1.28) : below_i9 : slope_i3;
    const slope_i5 = eq15 ? above6 ? +(ratio_i <= Infinity) : +(ratio_i >= 0) : eq14 ? slope_i2 : slope_i4;
    const f_i3 = eq16 ? above6 ? Math.min(ratio_i, 1.0025) : Math.max(ratio_i, 0.998) : eq15 ? above6 ? ratio_i : held_i4 : eq14 ? choice_i32 : f_i2;
    const slope_i6 = eq17 ? Math.exp(k2 * log_i + lam * (1 - Math.exp(log_i))) / ratio_i : eq16 ? above6 ? +(ratio_i <= 1.0025) : +(ratio_i >= 0.998) : slope_i5;
    const f_i4 = eq18 ? above6 || ratio_i > 1 ? sum_i2 : ratio_i : eq17 ? exp * igamma(k2, lam * ratio_i) : f_i3;
    const slope_i7 = eq19 ? (1 - product5 * log_i) / ratio_i : eq18 ? (above6 ? 1 : Math.min(ratio_i, 1)) / ratio_i : slope_i6;
    const choice_i33 = above6 ? Math.min(log_i - -0.5108256237659907, 0) : Math.max(log_i - 0.3364722366212129, 0);
    const sum_i3 = Math.min(Math.max(log_i, -0.2231435513142097), 0.1823215567939546) + 1 + choice_i33 * +ne2;
    const quotient_i = +(above_i7 && below_i10 || (above6 ? ratio_i <= 0.6 : ratio_i >= 1.4) && ne2) / ratio_i;
    const phi = above6 ? Math.min(reciprocal_i2, 3) * +below_i10 : Math.min(ratio_i, 3) * +above_i7;
    const up_i = 2 - 1 / Math.min(Math.max(ratio_i, 0.3333333333333333), 1.2) + Math.log(Math.min(ratio_i * 3, 1)) * 3;
    const f_i5 = eq21 ? above6 ? up_i : Math.min(below_i11, 3) + Math.log(Math.max(ratio_i / 3, 1)) * 3 : eq20 ? sum_i3 : eq19 ? sum_i2 - product6 * (log_i * log_i) : f_i4;
    const up_i2 = ratio_i > 1.28 ? 1.28 : ratio_i;
    const below_i12 = ratio_i < 0.8;
    const up_i3 = held_i3 + Math.log(Math.max(ratio_i / 1.28, 1)) * 1.28;
    const log_i2 = Math.log(Math.min(ratio_i / 0.8, 1));
    const slope_i8 = eq22 ? (above6 ? up_i2 : below_i12 ? 0.8 : ratio_i) / ratio_i : eq21 ? phi / ratio_i : eq20 ? quotient_i : slope_i7;
    fs[i] = eq23 ? above6 ? up_i3 : below_i11 + log_i2 * 0.4 : eq22 ? above6 ? up_i3 : below_i11 + log_i2 * 0.8 : f_i5;
    const slope_i9 = eq23 ? (above6 ? up_i2 : below_i12 ? 0.4 : ratio_i) / ratio_i : slope_i8;
    slopes[i] = slope_i9;
    products[i] = ratio_i * slope_i9;
  }
  const stem_y = new Float64Array(1536);
  for (let i = 0; i < 1536; i++) {
    stem_y[i] = joineds[i];
  }
  const hold = Math.min(empty ? 0 : Math.log(total73) + choice3 - Math.log(empty ? 512 : total2), 709);
  const flat17 = +(high17 - low17 < 0.0005);
  const gspo_case = eq ? 0 : total76 === total2 ? 1 : total76 > 0 ? flat17 + 2 : flat17 + 4;
  const quotient14 = total81 / total2;
  const quotient15 = total82 / total2;
  const flat18 = +(high18 - low18 < 0.0005);
  const sequence_product_case = eq ? 0 : total83 === total2 ? 1 : total83 > 0 ? flat18 + 2 : flat18 + 4;
  const flat19 = +(high19 - low19 < 0.0005);
  const luspo_case = eq ? 0 : total85 === total2 ? 1 : total85 > 0 ? flat19 + 2 : flat19 + 4;
  const quotient16 = total87 / total2;
  const quotient17 = total89 / total2;
  const choice4 = eq11 ? dapo_case : eq10 ? sapo_case : eq9 ? gspo_case : eq8 ? grpo_case : reinforce_case;
  const choice5 = eq12 ? total4 : eq11 ? total9 : eq10 ? total7 : eq9 ? total76 : eq8 ? total4 : total3;
  const choice6 = eq14 ? gspo_token_case : eq2 ? gmpo_case : eq13 ? cispo_case : eq12 ? grpo_case : choice4;
  const choice7 = eq16 ? total85 : eq15 ? total83 : eq14 ? total45 : eq2 ? total42 : eq13 ? total12 : choice5;
  const choice8 = eq3 ? dppo_case : eq17 ? vespo_case : eq16 ? luspo_case : eq15 ? sequence_product_case : choice6;
  const exponents_all = new Float64Array(4);
  const anys = new Float64Array(2);
  const anys2 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      exponents_all[i * 2 + j] = goods[j] === goods[i] ? scores[j] : -Infinity;
      if (goods[j]) anys[i] = 1;
      if (negateds[j]) anys2[i] = 1;
    }
  }
  const joineds4 = new Float64Array(6);
  const largests2 = new Float64Array(2).fill(-Infinity);
  const joineds5 = new Float64Array(6);
  const largests3 = new Float64Array(2).fill(-Infinity);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 3; j++) {
      const joined = j < 1 ? 0 : exponents_all2[j - 1];
      joineds4[i * 3 + j] = joined;
      largests2[i] = Math.max(largests2[i], joined);
      const joined_i = j < 1 ? 0 : exponents_all3[j - 1];
      joineds5[i * 3 + j] = joined_i;
      largests3[i] = Math.max(largests3[i], joined_i);
    }
  }
  const weights_all = new Float64Array(1024);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 512; j++) {
      weights_all[i * 512 + j] = belows[j] ? reciprocals[i] : 0;
    }
  }
  const curve_f = new Float64Array(241);
  const curve_slope = new Float64Array(241);
  const curve_phi = new Float64Array(241);
  for (let i = 0; i < 241; i++) {
    curve_f[i] = fs[i];
    curve_slope[i] = slopes[i];
    curve_phi[i] = products[i];
  }
  const aparts3 = new Float64Array(512);
  let total96 = 0;
  let total97 = 0;
  let total98 = 0;
  const aparts9 = new Float64Array(512);
  let total99 = 0;
  const aparts10 = new Float64Array(512);
  let total100 = 0;
  let total101 = 0;
  let total102 = 0;
  const zs4 = new Float64Array(512);
  const curve_f_dot = new Float64Array(512);
  const curve_slope_dot = new Float64Array(512);
  const curve_phi_dot = new Float64Array(512);
  const curve_f_at = new Float64Array(512);
  const curve_slope_at = new Float64Array(512);
  const curve_phi_at = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    const apart_i16 = belows[i] ? gspo_weight[i] - gspo_weight[0] : 0;
    aparts3[i] = apart_i16;
    total96 += apart_i16;
    const centred_i12 = belows[i] ? aparts7[i] - quotient14 : 0;
    total97 += centred_i12 * centred_i12;
    const centred_i13 = belows[i] ? aparts8[i] - quotient15 : 0;
    total98 += centred_i13 * centred_i13;
    const apart_i17 = belows[i] ? sequence_product_weight[i] - sequence_product_weight[0] : 0;
    aparts9[i] = apart_i17;
    total99 += apart_i17;
    const apart_i18 = belows[i] ? luspo_weight[i] - luspo_weight[0] : 0;
    aparts10[i] = apart_i18;
    total100 += apart_i18;
    const centred_i14 = belows[i] ? aparts11[i] - quotient16 : 0;
    total101 += centred_i14 * centred_i14;
    const centred_i15 = belows[i] ? aparts13[i] - quotient17 : 0;
    total102 += centred_i15 * centred_i15;
    zs4[i] = zs3[i] + (i < 508 ? zs3[i + 4] : 0) * 0.9170040432046711;
    curve_f_dot[i] = Math.min(Math.max(fs[i + 241], -2), 5);
    curve_slope_dot[i] = Math.min(Math.max(slopes[i + 241], -0.1), 2.1);
    curve_phi_dot[i] = Math.min(Math.max(products[i + 241], -0.15), 3.15);
    curve_f_at[i] = fs[i + 241];
    curve_slope_at[i] = slopes[i + 241];
    curve_phi_at[i] = products[i + 241];
  }
  const quotient18 = total96 / total2;
  const quotient19 = total99 / total2;
  const quotient20 = total100 / total2;
  const choices4 = new Float64Array(2);
  const choices5 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    choices4[i] = Math.abs(largests2[i]) === Infinity ? 0 : largests2[i];
    choices5[i] = Math.abs(largests3[i]) === Infinity ? 0 : largests3[i];
  }
  const joineds3 = new Float64Array(6);
  const largests = new Float64Array(2).fill(-Infinity);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 3; j++) {
      const joined_i2 = j < 1 ? 0 : exponents_all[i * 2 + (j - 1)];
      joineds3[i * 3 + j] = joined_i2;
      largests[i] = Math.max(largests[i], joined_i2);
    }
  }
  let total103 = 0;
  let total104 = 0;
  let total105 = 0;
  const zs5 = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    const centred_i16 = belows[i] ? aparts3[i] - quotient18 : 0;
    total103 += centred_i16 * centred_i16;
    const centred_i17 = belows[i] ? aparts9[i] - quotient19 : 0;
    total104 += centred_i17 * centred_i17;
    const centred_i18 = belows[i] ? aparts10[i] - quotient20 : 0;
    total105 += centred_i18 * centred_i18;
    zs5[i] = zs4[i] + (i < 504 ? zs4[i + 8] : 0) * 0.8408964152537143;
  }
  const choices2 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    choices2[i] = Math.abs(largests[i]) === Infinity ? 0 : largests[i];
  }
  const totals5 = new Float64Array(2);
  const totals6 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 3; j++) {
      totals5[i] += Math.exp(joineds4[i * 3 + j] - choices4[i]);
      totals6[i] += Math.exp(joineds5[i * 3 + j] - choices5[i]);
    }
  }
  const zs6 = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    zs6[i] = zs5[i] + (i < 496 ? zs5[i + 16] : 0) * 0.707106781186547;
  }
  const mixeds = new Float64Array(2);
  let total106 = 0;
  let total107 = 0;
  for (let i = 0; i < 2; i++) {
    const mixed = anys[i] && anys2[i];
    mixeds[i] = mixed;
    total106 += (mixed ? Math.log(totals5[i]) + choices4[i] : 0) / 2;
    total107 += (mixed ? Math.log(totals6[i]) + choices5[i] : 0) / 2;
  }
  const totals4 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 3; j++) {
      totals4[i] += Math.exp(joineds3[i * 3 + j] - choices2[i]);
    }
  }
  const zs7 = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    zs7[i] = zs6[i] + (i < 480 ? zs6[i + 32] : 0) * 0.4999999999999993;
  }
  const choices3 = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    const c = Math.exp(scores[i] - (Math.log(totals4[i]) + choices2[i])) / 0.5;
    choices3[i] = mixeds[i] ? goods[i] ? c : -c : 0;
  }
  const zs8 = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    zs8[i] = zs7[i] + (i < 448 ? zs7[i + 64] : 0) * 0.24999999999999928;
  }
  const coefficients_all12 = new Float64Array(1024);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 512; j++) {
      coefficients_all12[i * 512 + j] = belows[j] ? choices3[i] : 0;
    }
  }
  const zs9 = new Float64Array(512);
  for (let i = 0; i < 512; i++) {
    zs9[i] = zs8[i] + (i < 384 ? zs8[i + 128] : 0) * 0.06249999999999963;
  }
  const real_weight = new Float64Array(512);
  let low20 = Infinity;
  let high20 = -Infinity;
  let total108 = 0;
  const real_signed = new Float64Array(512);
  const real_ring = new Float64Array(512);
  let largest22 = -Infinity;
  let total109 = 0;
  const fipo_weight = new Float64Array(512);
  let low21 = Infinity;
  let high21 = -Infinity;
  let total110 = 0;
  const fipo_signed = new Float64Array(512);
  const fipo_ring = new Float64Array(512);
  let largest23 = -Infinity;
  let total111 = 0;
  let total112 = 0;
  const focus_weight = new Float64Array(512);
  const focus_term = new Float64Array(512);
  const focus_signed = new Float64Array(512);
  const focus_ring = new Float64Array(512);
  let total113 = 0;
  let total114 = 0;
  let largest24 = -Infinity;
  let pick7 = 0;
  for (let i = 0; i < 512; i++) {
    const weight_i22 = eq24 ? 0 : coefficients_all12[i] / choice2;
    real_weight[i] = weight_i22;
    const silent_i19 = coefficients_all12[i] === 0 && belows[i];
    const kept_i19 = belows[i] && !silent_i19;
    low20 = Math.min(low20, kept_i19 ? weight_i22 : Infinity);
    high20 = Math.max(high20, kept_i19 ? weight_i22 : -Infinity);
    const mass_i20 = Math.abs(coefficients_all12[i] * weights_all[i]);
    total108 += +silent_i19;
    const choice_i34 = below3 ? -weight_i22 : weight_i22;
    real_signed[i] = choice_i34;
    const choice_i35 = silent_i19 ? 0 : NaN;
    real_ring[i] = choice_i35;
    largest22 = Math.max(largest22, mass_i20);
    total109 += mass_i20;
    const raw = Math.exp(Math.min(zs9[i] + (i < 256 ? zs9[i + 256] : 0) * 0.003906249999999954, 709));
    const future = unsafes[i] ? Math.min(Math.max(raw, 0.8), 1) : Math.min(Math.max(raw, 1), 1.2);
    const coefficients_i19 = coefficients_all2[i] * future;
    const weight_i23 = eq ? 0 : coefficients_i19 / choice;
    fipo_weight[i] = weight_i23;
    const silent_i20 = coefficients_i19 === 0 && belows[i];
    const kept_i20 = belows[i] && !silent_i20;
    low21 = Math.min(low21, kept_i20 ? weight_i23 : Infinity);
    high21 = Math.max(high21, kept_i20 ? weight_i23 : -Infinity);
    const mass_i21 = Math.abs(coefficients_i19 * quotients[i]);
    total110 += +silent_i20;
    const surrogate_i3 = future * terms_all[i];
    const choice_i36 = below ? -weight_i23 : weight_i23;
    fipo_signed[i] = choice_i36;
    const choice_i37 = silent_i20 ? 0 : NaN;
    fipo_ring[i] = choice_i37;
    largest23 = Math.max(largest23, mass_i21);
    total111 += mass_i21;
    total112 += surrogate_i3;
    const choice_i38 = eq20 ? coefficients_all13[i] : eq5 ? coefficients_i19 : eq4 ? coefficients_all12[i] : choices10[i];
    const choice_i39 = eq20 ? NaN : eq5 ? boths[i] ? surrogate_i3 / choice : 0 : eq4 ? NaN : choices12[i];
    const choice_i40 = eq21 ? aspo_weight[i] : eq20 ? rec_weight[i] : eq5 ? weight_i23 : eq4 ? weight_i22 : choices11[i];
    const choice_i41 = eq21 ? aspo_signed[i] : eq20 ? rec_signed[i] : eq5 ? choice_i36 : eq4 ? choice_i34 : choices13[i];
    const choice_i42 = eq21 ? aspo_ring[i] : eq20 ? rec_ring[i] : eq5 ? choice_i37 : eq4 ? choice_i35 : choices14[i];
    const choice_i43 = eq23 ? coefficients_all16[i] : eq22 ? coefficients_all15[i] : eq21 ? coefficients_all14[i] : choice_i38;
    const choice_i44 = eq6 ? dcpo_weight[i] : eq23 ? ce_gppo_weight[i] : eq22 ? gppo_weight[i] : choice_i40;
    focus_weight[i] = choice_i44;
    const choice_i45 = eq6 ? values_over_As5[i] : eq23 ? NaN : eq22 ? NaN : eq21 ? NaN : choice_i39;
    focus_term[i] = choice_i45;
    focus_signed[i] = eq6 ? dcpo_signed[i] : eq23 ? ce_gppo_signed[i] : eq22 ? gppo_signed[i] : choice_i41;
    focus_ring[i] = eq6 ? dcpo_ring[i] : eq23 ? ce_gppo_ring[i] : eq22 ? gppo_ring[i] : choice_i42;
    total113 += eqs[i] ? choice_i45 : 0;
    total114 += eqs[i] ? choice_i44 : 0;
    largest24 = Math.max(largest24, others_all[i] ? choice_i45 : -Infinity);
    pick7 += eqs[i] ? eq6 ? coefficients_all17[i] : choice_i43 : 0;
  }
  const flat20 = +(high20 - low20 < 0.0005);
  const real_case = eq24 ? 0 : total108 === totals2[0] ? 1 : total108 > 0 ? flat20 + 2 : flat20 + 4;
  const flat21 = +(high21 - low21 < 0.0005);
  const fipo_case = eq ? 0 : total110 === total2 ? 1 : total110 > 0 ? flat21 + 2 : flat21 + 4;
  const choice9 = eq4 ? total108 : eq19 ? total19 : eq18 ? total59 : eq3 ? total17 : eq17 ? total55 : choice7;
  const choice10 = eq5 ? fipo_case : eq4 ? real_case : eq19 ? dro_case : eq18 ? topr_case : choice8;
  const choice11 = eq23 ? total24 : eq22 ? total23 : eq21 ? total22 : eq20 ? total21 : eq5 ? total110 : choice9;
  const choice12 = eq23 ? ce_gppo_case : eq22 ? gppo_case : eq21 ? aspo_case : eq20 ? rec_case : choice10;
  const aparts15 = new Float64Array(512);
  let total115 = 0;
  const aparts16 = new Float64Array(512);
  let total116 = 0;
  for (let i = 0; i < 512; i++) {
    const apart_i19 = belows[i] ? real_weight[i] - real_weight[0] : 0;
    aparts15[i] = apart_i19;
    total115 += apart_i19;
    const apart_i20 = belows[i] ? fipo_weight[i] - fipo_weight[0] : 0;
    aparts16[i] = apart_i20;
    total116 += apart_i20;
  }
  const joineds6 = new Float64Array(1536);
  const joineds7 = new Float64Array(1536);
  for (let i = 0; i < 512; i++) {
    for (let j = 0; j < 3; j++) {
      joineds6[i * 3 + j] = j < 1 ? 0 : j < 2 ? focus_term[i] : 0;
      joineds7[i * 3 + j] = j < 1 ? 0 : j < 2 ? focus_weight[i] : 0;
    }
  }
  const quotient21 = total115 / totals2[0];
  const quotient22 = total116 / total2;
  let total117 = 0;
  let total118 = 0;
  for (let i = 0; i < 512; i++) {
    const centred_i19 = belows[i] ? aparts15[i] - quotient21 : 0;
    total117 += centred_i19 * centred_i19;
    const centred_i20 = belows[i] ? aparts16[i] - quotient22 : 0;
    total118 += centred_i20 * centred_i20;
  }
  const focus_term_stem = new Float64Array(1536);
  const focus_weight_stem = new Float64Array(1536);
  for (let i = 0; i < 1536; i++) {
    focus_term_stem[i] = joineds6[i];
    focus_weight_stem[i] = joineds7[i];
  }
  return {
    "r": r,
    "prob": prob,
    "s": geometric_mean,
    "arithmetic": Math.exp(hold),
    "product": product7,
    "x_end": length + 0.6,
    "token": tokens,
    "stem_x": stem_x,
    "stem_y": stem_y,
    "inside": inside,
    "outside": outside,
    "s_shown": Math.min(Math.max(geometric_mean, 0.08), 12.5),
    "mark": Math.min(Math.max(reciprocal * 190, 4), 8),
    "gap": +(length <= 64),
    "reinforce.weight": reinforce_weight,
    "reinforce.signed": reinforce_signed,
    "reinforce.ring": reinforce_ring,
    "reinforce.removed": total3,
    "reinforce.outside": 0,
    "reinforce.low": low,
    "reinforce.high": high,
    "reinforce.top": largest2 / total29,
    "reinforce.variance": total74 / total2,
    "reinforce.value": NaN,
    "reinforce.case": reinforce_case,
    "grpo.weight": grpo_weight,
    "grpo.signed": grpo_signed,
    "grpo.ring": grpo_ring,
    "grpo.removed": total4,
    "grpo.outside": total5,
    "grpo.low": low2,
    "grpo.high": high2,
    "grpo.top": largest3 / total31,
    "grpo.variance": total75 / total2,
    "grpo.value": -(-(total6 / held2)),
    "grpo.case": grpo_case,
    "gspo.weight": gspo_weight,
    "gspo.signed": gspo_signed,
    "gspo.ring": gspo_ring,
    "gspo.removed": total76,
    "gspo.outside": total33,
    "gspo.low": low17,
    "gspo.high": high17,
    "gspo.top": largest19 / total77,
    "gspo.variance": total103 / total2,
    "gspo.value": -(-(total34 / held2)),
    "gspo.case": gspo_case,
    "sapo.weight": sapo_weight,
    "sapo.signed": sapo_signed,
    "sapo.ring": sapo_ring,
    "sapo.removed": total7,
    "sapo.outside": 0,
    "sapo.low": low3,
    "sapo.high": high3,
    "sapo.top": largest4 / total36,
    "sapo.variance": total78 / total2,
    "sapo.value": -(-(total8 / held2)),
    "sapo.case": sapo_case,
    "dapo.weight": dapo_weight,
    "dapo.signed": dapo_signed,
    "dapo.ring": dapo_ring,
    "dapo.removed": total9,
    "dapo.outside": total10,
    "dapo.low": low4,
    "dapo.high": high4,
    "dapo.top": largest5 / total38,
    "dapo.variance": total79 / total2,
    "dapo.value": -(-(total11 / held2)),
    "dapo.case": dapo_case,
    "dr_grpo.weight": grpo_weight,
    "dr_grpo.signed": grpo_signed,
    "dr_grpo.ring": grpo_ring,
    "dr_grpo.removed": total4,
    "dr_grpo.outside": total5,
    "dr_grpo.low": low2,
    "dr_grpo.high": high2,
    "dr_grpo.top": largest6 / total39,
    "dr_grpo.variance": total75 / total2,
    "dr_grpo.value": -(-(total6 / total2)),
    "dr_grpo.case": grpo_case,
    "cispo.weight": cispo_weight,
    "cispo.signed": cispo_signed,
    "cispo.ring": cispo_ring,
    "cispo.removed": total12,
    "cispo.outside": total13,
    "cispo.low": low5,
    "cispo.high": high5,
    "cispo.top": largest7 / total41,
    "cispo.variance": total80 / total2,
    "cispo.value": NaN,
    "cispo.case": cispo_case,
    "gmpo.weight": gmpo_weight,
    "gmpo.signed": gmpo_signed,
    "gmpo.ring": gmpo_ring,
    "gmpo.removed": total42,
    "gmpo.outside": total16,
    "gmpo.low": low13,
    "gmpo.high": high13,
    "gmpo.top": largest8 / total43,
    "gmpo.variance": total97 / total2,
    "gmpo.value": -(-(total44 / held2)),
    "gmpo.case": gmpo_case,
    "gspo_token.weight": gspo_token_weight,
    "gspo_token.signed": gspo_token_signed,
    "gspo_token.ring": gspo_token_ring,
    "gspo_token.removed": total45,
    "gspo_token.outside": total46,
    "gspo_token.low": low14,
    "gspo_token.high": high14,
    "gspo_token.top": largest9 / total47,
    "gspo_token.variance": total98 / total2,
    "gspo_token.value": -(-(total48 / held2)),
    "gspo_token.case": gspo_token_case,
    "sequence_product.weight": sequence_product_weight,
    "sequence_product.signed": sequence_product_signed,
    "sequence_product.ring": sequence_product_ring,
    "sequence_product.removed": total83,
    "sequence_product.outside": total50,
    "sequence_product.low": low18,
    "sequence_product.high": high18,
    "sequence_product.top": largest20 / total84,
    "sequence_product.variance": total104 / total2,
    "sequence_product.value": -(-total51),
    "sequence_product.case": sequence_product_case,
    "luspo.weight": luspo_weight,
    "luspo.signed": luspo_signed,
    "luspo.ring": luspo_ring,
    "luspo.removed": total85,
    "luspo.outside": total53,
    "luspo.low": low19,
    "luspo.high": high19,
    "luspo.top": largest21 / total86,
    "luspo.variance": total105 / total2,
    "luspo.value": -(-total54),
    "luspo.case": luspo_case,
    "vespo.weight": vespo_weight,
    "vespo.signed": vespo_signed,
    "vespo.ring": vespo_ring,
    "vespo.removed": total55,
    "vespo.outside": 0,
    "vespo.low": low15,
    "vespo.high": high15,
    "vespo.top": largest10 / total56,
    "vespo.variance": total101 / total2,
    "vespo.value": NaN,
    "vespo.case": vespo_case,
    "dppo.weight": dppo_weight,
    "dppo.signed": dppo_signed,
    "dppo.ring": dppo_ring,
    "dppo.removed": total17,
    "dppo.outside": total18,
    "dppo.low": low6,
    "dppo.high": high6,
    "dppo.top": largest11 / total58,
    "dppo.variance": total88 / total2,
    "dppo.value": NaN,
    "dppo.case": dppo_case,
    "topr.weight": topr_weight,
    "topr.signed": topr_signed,
    "topr.ring": topr_ring,
    "topr.removed": total59,
    "topr.outside": 0,
    "topr.low": low16,
    "topr.high": high16,
    "topr.top": largest12 / total60,
    "topr.variance": total102 / total2,
    "topr.value": NaN,
    "topr.case": topr_case,
    "dro.weight": dro_weight,
    "dro.signed": dro_signed,
    "dro.ring": dro_ring,
    "dro.removed": total19,
    "dro.outside": 0,
    "dro.low": low7,
    "dro.high": high7,
    "dro.top": largest13 / total62,
    "dro.variance": total90 / total2,
    "dro.value": -(-(total20 / held2)),
    "dro.case": dro_case,
    "real.weight": real_weight,
    "real.signed": real_signed,
    "real.ring": real_ring,
    "real.removed": total108,
    "real.outside": 0,
    "real.low": low20,
    "real.high": high20,
    "real.top": largest22 / total109,
    "real.variance": total117 / totals2[0],
    "real.value": -(0 + total106 + total107),
    "real.case": real_case,
    "fipo.weight": fipo_weight,
    "fipo.signed": fipo_signed,
    "fipo.ring": fipo_ring,
    "fipo.removed": total110,
    "fipo.outside": total5,
    "fipo.low": low21,
    "fipo.high": high21,
    "fipo.top": largest23 / total111,
    "fipo.variance": total118 / total2,
    "fipo.value": -(-(total112 / held2)),
    "fipo.case": fipo_case,
    "rec.weight": rec_weight,
    "rec.signed": rec_signed,
    "rec.ring": rec_ring,
    "rec.removed": total21,
    "rec.outside": total5,
    "rec.low": low8,
    "rec.high": high8,
    "rec.top": largest14 / total64,
    "rec.variance": total91 / total2,
    "rec.value": NaN,
    "rec.case": rec_case,
    "aspo.weight": aspo_weight,
    "aspo.signed": aspo_signed,
    "aspo.ring": aspo_ring,
    "aspo.removed": total22,
    "aspo.outside": total5,
    "aspo.low": low9,
    "aspo.high": high9,
    "aspo.top": largest15 / total66,
    "aspo.variance": total92 / total2,
    "aspo.value": NaN,
    "aspo.case": aspo_case,
    "gppo.weight": gppo_weight,
    "gppo.signed": gppo_signed,
    "gppo.ring": gppo_ring,
    "gppo.removed": total23,
    "gppo.outside": total10,
    "gppo.low": low10,
    "gppo.high": high10,
    "gppo.top": largest16 / total68,
    "gppo.variance": total93 / total2,
    "gppo.value": NaN,
    "gppo.case": gppo_case,
    "ce_gppo.weight": ce_gppo_weight,
    "ce_gppo.signed": ce_gppo_signed,
    "ce_gppo.ring": ce_gppo_ring,
    "ce_gppo.removed": total24,
    "ce_gppo.outside": total10,
    "ce_gppo.low": low11,
    "ce_gppo.high": high11,
    "ce_gppo.top": largest17 / total70,
    "ce_gppo.variance": total94 / total2,
    "ce_gppo.value": NaN,
    "ce_gppo.case": ce_gppo_case,
    "dcpo.weight": dcpo_weight,
    "dcpo.signed": dcpo_signed,
    "dcpo.ring": dcpo_ring,
    "dcpo.removed": total25,
    "dcpo.outside": total26,
    "dcpo.low": low12,
    "dcpo.high": high12,
    "dcpo.top": largest18 / total72,
    "dcpo.variance": total95 / total2,
    "dcpo.value": -(-(total27 / held2)),
    "dcpo.case": dcpo_case,
    "marked": marked,
    "stem": Math.min(Math.max(reciprocal * 120, 1), 3),
    "focus.at": focus_at,
    "focus.term": focus_term,
    "focus.weight": focus_weight,
    "focus.term_stem": focus_term_stem,
    "focus.weight_stem": focus_weight_stem,
    "focus.signed": focus_signed,
    "focus.ring": focus_ring,
    "focus.removed": eq6 ? total25 : choice11,
    "focus.case": eq6 ? dcpo_case : choice12,
    "focus.term_at": total113,
    "focus.weight_at": total114,
    "focus.loudest": total113 === total113 ? +(total113 > largest24) : 2,
    "focus.dead": +(total114 === 0),
    "at.r": ratio2,
    "at.focus.c": pick7,
    "at.grpo.c": pick,
    "at.grpo.term": pick2,
    "at.grpo.weight": weight2,
    "at.grpo.slope": weight2 / ratio2,
    "at.gspo.c": pick6,
    "at.gspo.term": pick5,
    "at.gspo.weight": weight4,
    "at.gspo.slope": weight4 / geometric_mean,
    "at.sapo.c": pick3,
    "at.sapo.term": pick4,
    "at.sapo.weight": weight3,
    "at.sapo.slope": weight3 / ratio2,
    "curve.grid": curve_grid,
    "curve.ratio": curve_ratio,
    "curve.at": curve_at,
    "curve.f": curve_f,
    "curve.f.at": curve_f_at,
    "curve.f.dot": curve_f_dot,
    "curve.slope": curve_slope,
    "curve.slope.at": curve_slope_at,
    "curve.slope.dot": curve_slope_dot,
    "curve.phi": curve_phi,
    "curve.phi.at": curve_phi_at,
    "curve.phi.dot": curve_phi_dot,
  };
}
