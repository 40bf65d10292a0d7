const grids = new Float64Array(801);
const differences = new Float64Array(801);
const flags = new Float64Array(801);
const products = new Float64Array(801);
for (let i = 0; i < 801; i++) {
  const grid = Math.pow(10, -1.1 + 0.0027500000000000003 * i);
  grids[i] = grid;
  differences[i] = grid - 1;
  const flag = +(grid <= 1.28);
  flags[i] = flag;
  products[i] = grid * flag;
}
export default function compute(x) {
  const {tau_pos, tau_neg, r} = x;
  const product = 1 / tau_pos * 4;
  const difference = r - 1;
  const x2 = tau_pos * difference;
  const gate = 1 / (1 + Math.exp(-x2));
  const slope = gate * 4 * (1 / (1 + Math.exp(-(-x2))));
  const product2 = 1 / tau_neg * 4;
  const x3 = tau_neg * difference;
  const gate2 = 1 / (1 + Math.exp(-x3));
  const neg_slope_point = gate2 * 4 * (1 / (1 + Math.exp(-(-x3))));
  const pos_slope_line = new Float64Array(801);
  const pos_f_line = new Float64Array(801);
  const pos_phi_line = new Float64Array(801);
  let largest = -Infinity;
  const neg_slope_line = new Float64Array(801);
  const neg_f_line = new Float64Array(801);
  const neg_phi_line = new Float64Array(801);
  let largest2 = -Infinity;
  const grids2 = new Float64Array(801);
  const dapo_slope_line = new Float64Array(801);
  const dapo_phi_line = new Float64Array(801);
  for (let i = 0; i < 801; i++) {
    const x_i = tau_pos * differences[i];
    const gate_i = 1 / (1 + Math.exp(-x_i));
    const slope_i = gate_i * 4 * (1 / (1 + Math.exp(-(-x_i))));
    pos_slope_line[i] = slope_i;
    pos_f_line[i] = product * gate_i;
    const product_i = grids[i] * slope_i;
    pos_phi_line[i] = product_i;
    largest = Math.max(largest, product_i);
    const x_i2 = tau_neg * differences[i];
    const gate_i2 = 1 / (1 + Math.exp(-x_i2));
    const slope_i2 = gate_i2 * 4 * (1 / (1 + Math.exp(-(-x_i2))));
    neg_slope_line[i] = slope_i2;
    neg_f_line[i] = product2 * gate_i2;
    const product_i2 = grids[i] * slope_i2;
    neg_phi_line[i] = product_i2;
    largest2 = Math.max(largest2, product_i2);
    grids2[i] = grids[i];
    dapo_slope_line[i] = flags[i];
    dapo_phi_line[i] = products[i];
  }
  let total = 0;
  let total2 = 0;
  let total3 = 0;
  let total4 = 0;
  for (let i = 0; i < 801; i++) {
    const at_peak = pos_phi_line[i] === largest;
    total += at_peak ? grids[i] : 0;
    total2 += +at_peak;
    const at_peak_i = neg_phi_line[i] === largest2;
    total3 += at_peak_i ? grids[i] : 0;
    total4 += +at_peak_i;
  }
  return {
    "grid": grids2,
    "one": Float64Array.of(r),
    "pos.f.line": pos_f_line,
    "pos.slope.line": pos_slope_line,
    "pos.phi.line": pos_phi_line,
    "pos.f.point": Float64Array.of(product * gate),
    "pos.slope.point": Float64Array.of(slope),
    "pos.phi.point": Float64Array.of(r * slope),
    "pos.f": product * gate,
    "pos.slope": slope,
    "pos.phi": r * slope,
    "pos.peak": largest,
    "pos.peak_at": total / total2,
    "neg.f.line": neg_f_line,
    "neg.slope.line": neg_slope_line,
    "neg.phi.line": neg_phi_line,
    "neg.f.point": Float64Array.of(product2 * gate2),
    "neg.slope.point": Float64Array.of(neg_slope_point),
    "neg.phi.point": Float64Array.of(r * neg_slope_point),
    "neg.f": product2 * gate2,
    "neg.slope": neg_slope_point,
    "neg.phi": r * neg_slope_point,
    "neg.peak": largest2,
    "neg.peak_at": total3 / total4,
    "dapo.slope.line": dapo_slope_line,
    "dapo.phi.line": dapo_phi_line,
    "weaker": 1 - neg_slope_point / slope,
  };
}
