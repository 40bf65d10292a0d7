const grids = new Float64Array(221);
const differences = new Float64Array(221);
const flags = new Float64Array(221);
const helds = new Float64Array(221);
const products = new Float64Array(221);
for (let i = 0; i < 221; i++) {
  const grid = Math.pow(10, -1.1 + 0.01 * i);
  grids[i] = grid;
  differences[i] = grid - 1;
  const flag = +(grid <= 1.28);
  flags[i] = flag;
  helds[i] = Math.min(grid, 1.28);
  products[i] = grid * flag;
}
const data = Float64Array.of(.19999999999999996, 1);
export default function compute(x) {
  const {tau_pos, tau_neg, r} = x;
  const reciprocal = 1 / tau_pos;
  const product = reciprocal * 4;
  const difference = r - 1;
  const x2 = tau_pos * difference;
  const gate = 1 / (1 + Math.exp(-x2));
  const slope = gate * 4 * (1 / (1 + Math.exp(-(-x2))));
  const x3 = tau_pos * -1;
  const r2 = reciprocal + 1;
  const quotient = tau_pos / 2;
  const t = Math.tanh(quotient * (r2 - 1));
  const quotient2 = tau_pos * tau_pos / 2;
  const r3 = r2 - (tau_pos * r2 * t - 1) / (tau_pos * t + quotient2 * r2 * (1 - t * t));
  const t2 = Math.tanh(quotient * (r3 - 1));
  const r4 = r3 - (tau_pos * r3 * t2 - 1) / (tau_pos * t2 + quotient2 * r3 * (1 - t2 * t2));
  const t3 = Math.tanh(quotient * (r4 - 1));
  const r5 = r4 - (tau_pos * r4 * t3 - 1) / (tau_pos * t3 + quotient2 * r4 * (1 - t3 * t3));
  const t4 = Math.tanh(quotient * (r5 - 1));
  const r6 = r5 - (tau_pos * r5 * t4 - 1) / (tau_pos * t4 + quotient2 * r5 * (1 - t4 * t4));
  const t5 = Math.tanh(quotient * (r6 - 1));
  const r7 = r6 - (tau_pos * r6 * t5 - 1) / (tau_pos * t5 + quotient2 * r6 * (1 - t5 * t5));
  const t6 = Math.tanh(quotient * (r7 - 1));
  const r8 = r7 - (tau_pos * r7 * t6 - 1) / (tau_pos * t6 + quotient2 * r7 * (1 - t6 * t6));
  const t7 = Math.tanh(quotient * (r8 - 1));
  const r9 = r8 - (tau_pos * r8 * t7 - 1) / (tau_pos * t7 + quotient2 * r8 * (1 - t7 * t7));
  const t8 = Math.tanh(quotient * (r9 - 1));
  const pos_summit = r9 - (tau_pos * r9 * t8 - 1) / (tau_pos * t8 + quotient2 * r9 * (1 - t8 * t8));
  const x4 = tau_pos * (pos_summit - 1);
  const reciprocal2 = 1 / tau_neg;
  const product2 = reciprocal2 * 4;
  const x5 = tau_neg * difference;
  const gate2 = 1 / (1 + Math.exp(-x5));
  const neg_slope_point = gate2 * 4 * (1 / (1 + Math.exp(-(-x5))));
  const x6 = tau_neg * -1;
  const r10 = reciprocal2 + 1;
  const quotient3 = tau_neg / 2;
  const t9 = Math.tanh(quotient3 * (r10 - 1));
  const quotient4 = tau_neg * tau_neg / 2;
  const r11 = r10 - (tau_neg * r10 * t9 - 1) / (tau_neg * t9 + quotient4 * r10 * (1 - t9 * t9));
  const t10 = Math.tanh(quotient3 * (r11 - 1));
  const r12 = r11 - (tau_neg * r11 * t10 - 1) / (tau_neg * t10 + quotient4 * r11 * (1 - t10 * t10));
  const t11 = Math.tanh(quotient3 * (r12 - 1));
  const r13 = r12 - (tau_neg * r12 * t11 - 1) / (tau_neg * t11 + quotient4 * r12 * (1 - t11 * t11));
  const t12 = Math.tanh(quotient3 * (r13 - 1));
  const r14 = r13 - (tau_neg * r13 * t12 - 1) / (tau_neg * t12 + quotient4 * r13 * (1 - t12 * t12));
  const t13 = Math.tanh(quotient3 * (r14 - 1));
  const r15 = r14 - (tau_neg * r14 * t13 - 1) / (tau_neg * t13 + quotient4 * r14 * (1 - t13 * t13));
  const t14 = Math.tanh(quotient3 * (r15 - 1));
  const r16 = r15 - (tau_neg * r15 * t14 - 1) / (tau_neg * t14 + quotient4 * r15 * (1 - t14 * t14));
  const t15 = Math.tanh(quotient3 * (r16 - 1));
  const r17 = r16 - (tau_neg * r16 * t15 - 1) / (tau_neg * t15 + quotient4 * r16 * (1 - t15 * t15));
  const t16 = Math.tanh(quotient3 * (r17 - 1));
  const neg_summit = r17 - (tau_neg * r17 * t16 - 1) / (tau_neg * t16 + quotient4 * r17 * (1 - t16 * t16));
  const x7 = tau_neg * (neg_summit - 1);
  const times = neg_slope_point / slope;
  const loss_all = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    const x_i = tau_neg * data[i];
    const x_i2 = tau_pos * data[i];
    const quotient_i = 1 / (1 + Math.exp(-x_i)) * 4 * (1 / (1 + Math.exp(-(-x_i)))) / (1 / (1 + Math.exp(-x_i2)) * 4 * (1 / (1 + Math.exp(-(-x_i2)))));
    loss_all[i] = 1 - quotient_i;
  }
  const pos_slope_line = new Float64Array(221);
  const pos_f_line = new Float64Array(221);
  const pos_phi_line = new Float64Array(221);
  const neg_slope_line = new Float64Array(221);
  const neg_f_line = new Float64Array(221);
  const neg_phi_line = new Float64Array(221);
  const versus_line = new Float64Array(221);
  const grids2 = new Float64Array(221);
  const dapo_f_line = new Float64Array(221);
  const dapo_slope_line = new Float64Array(221);
  const dapo_phi_line = new Float64Array(221);
  for (let i = 0; i < 221; i++) {
    const x_i3 = tau_pos * differences[i];
    const gate_i = 1 / (1 + Math.exp(-x_i3));
    const slope_i = gate_i * 4 * (1 / (1 + Math.exp(-(-x_i3))));
    pos_slope_line[i] = slope_i;
    pos_f_line[i] = product * gate_i;
    pos_phi_line[i] = grids[i] * slope_i;
    const x_i4 = tau_neg * differences[i];
    const gate_i2 = 1 / (1 + Math.exp(-x_i4));
    const slope_i2 = gate_i2 * 4 * (1 / (1 + Math.exp(-(-x_i4))));
    neg_slope_line[i] = slope_i2;
    neg_f_line[i] = product2 * gate_i2;
    neg_phi_line[i] = grids[i] * slope_i2;
    versus_line[i] = Math.min(slope_i2 / slope_i, 160);
    grids2[i] = grids[i];
    dapo_f_line[i] = helds[i];
    dapo_slope_line[i] = flags[i];
    dapo_phi_line[i] = products[i];
  }
  return {
    "grid": grids2,
    "at": Float64Array.of(r),
    "pos.f.line": pos_f_line,
    "pos.f.point": Float64Array.of(product * gate),
    "pos.f": product * gate,
    "pos.slope.line": pos_slope_line,
    "pos.slope.point": Float64Array.of(slope),
    "pos.slope": slope,
    "pos.phi.line": pos_phi_line,
    "pos.phi.point": Float64Array.of(r * slope),
    "pos.phi": r * slope,
    "pos.start": product * (1 / (1 + Math.exp(-(tau_pos * 0)))),
    "pos.floor": 1 / (1 + Math.exp(-x3)) * 4 * (1 / (1 + Math.exp(-(-x3)))),
    "pos.summit": Float64Array.of(pos_summit),
    "pos.summit_phi": Float64Array.of(pos_summit * (1 / (1 + Math.exp(-x4)) * 4 * (1 / (1 + Math.exp(-(-x4)))))),
    "pos.peak_at": pos_summit,
    "pos.peak": pos_summit * (1 / (1 + Math.exp(-x4)) * 4 * (1 / (1 + Math.exp(-(-x4))))),
    "neg.f.line": neg_f_line,
    "neg.f.point": Float64Array.of(product2 * gate2),
    "neg.f": product2 * gate2,
    "neg.slope.line": neg_slope_line,
    "neg.slope.point": Float64Array.of(neg_slope_point),
    "neg.slope": neg_slope_point,
    "neg.phi.line": neg_phi_line,
    "neg.phi.point": Float64Array.of(r * neg_slope_point),
    "neg.phi": r * neg_slope_point,
    "neg.start": product2 * (1 / (1 + Math.exp(-(tau_neg * 0)))),
    "neg.floor": 1 / (1 + Math.exp(-x6)) * 4 * (1 / (1 + Math.exp(-(-x6)))),
    "neg.summit": Float64Array.of(neg_summit),
    "neg.summit_phi": Float64Array.of(neg_summit * (1 / (1 + Math.exp(-x7)) * 4 * (1 / (1 + Math.exp(-(-x7)))))),
    "neg.peak_at": neg_summit,
    "neg.peak": neg_summit * (1 / (1 + Math.exp(-x7)) * 4 * (1 / (1 + Math.exp(-(-x7))))),
    "dapo.f.line": dapo_f_line,
    "dapo.slope.line": dapo_slope_line,
    "dapo.phi.line": dapo_phi_line,
    "dapo.phi": r * +(r <= 1.28),
    "versus.line": versus_line,
    "versus.point": Float64Array.of(Math.min(times, 1.6)),
    "versus": times,
    "weaker": 1 - times,
    "weaker.0": loss_all[0],
    "weaker.1": loss_all[1],
    "case": Math.abs(times - 1) < 1e-9 ? 1 : times > 1 ? 2 : 0,
  };
}
