const grids = new Float64Array(221);
const abs_all = new Float64Array(221);
const abs_all2 = new Float64Array(221);
const differences = new Float64Array(221);
for (let i = 0; i < 221; i++) {
  const grid = Math.pow(10, -1.1 + 0.01 * i);
  grids[i] = grid;
  abs_all[i] = Math.abs(grid * +(grid <= 1.2));
  abs_all2[i] = Math.abs(grid * +(grid >= 0.8));
  differences[i] = grid - 1;
}
export default function compute(x) {
  const {ratio, others, tau_pos, tau_neg} = x;
  const tokens = others + 1;
  const s = Math.exp(Math.log(ratio) / tokens);
  const stray = ratio * +(ratio <= 1.2);
  const grpo_neg_stray = ratio * +(ratio >= 0.8);
  const gspo_pos_stray = s * +(s <= 1.0004);
  const abs = Math.abs(gspo_pos_stray);
  const gspo_pos_point = (abs + others * abs) / tokens;
  const gspo_neg_stray = s * +(s >= 0.9997);
  const abs2 = Math.abs(gspo_neg_stray);
  const gspo_neg_point = (abs2 + others * abs2) / tokens;
  const difference = ratio - 1;
  const x2 = tau_pos * difference;
  const sapo_pos_stray = ratio * (1 / (1 + Math.exp(-x2)) * 4 * (1 / (1 + Math.exp(-(-x2)))));
  const x3 = tau_pos * 0;
  const product = others * Math.abs(1 / (1 + Math.exp(-x3)) * 4 * (1 / (1 + Math.exp(-(-x3)))));
  const x4 = tau_neg * difference;
  const sapo_neg_stray = ratio * (1 / (1 + Math.exp(-x4)) * 4 * (1 / (1 + Math.exp(-(-x4)))));
  const x5 = tau_neg * 0;
  const product2 = others * Math.abs(1 / (1 + Math.exp(-x5)) * 4 * (1 / (1 + Math.exp(-(-x5)))));
  const product3 = tokens * 0;
  const grpo_pos_line = new Float64Array(221);
  const grpo_neg_line = new Float64Array(221);
  const gspo_pos_line = new Float64Array(221);
  const gspo_neg_line = new Float64Array(221);
  const sapo_pos_line = new Float64Array(221);
  const sapo_neg_line = new Float64Array(221);
  const grids2 = new Float64Array(221);
  for (let i = 0; i < 221; i++) {
    grpo_pos_line[i] = (abs_all[i] + others) / tokens;
    grpo_neg_line[i] = (abs_all2[i] + others) / tokens;
    const s_i = Math.exp((-2.5328436022934504 + 0.02302585092994046 * i) / tokens);
    const abs_i = Math.abs(s_i * +(s_i <= 1.0004));
    gspo_pos_line[i] = (abs_i + others * abs_i) / tokens;
    const abs_i2 = Math.abs(s_i * +(s_i >= 0.9997));
    gspo_neg_line[i] = (abs_i2 + others * abs_i2) / tokens;
    const x_i = tau_pos * differences[i];
    const abs_i3 = Math.abs(grids[i] * (1 / (1 + Math.exp(-x_i)) * 4 * (1 / (1 + Math.exp(-(-x_i))))));
    sapo_pos_line[i] = (abs_i3 + product) / tokens;
    const x_i2 = tau_neg * differences[i];
    const abs_i4 = Math.abs(grids[i] * (1 / (1 + Math.exp(-x_i2)) * 4 * (1 / (1 + Math.exp(-(-x_i2))))));
    sapo_neg_line[i] = (abs_i4 + product2) / tokens;
    grids2[i] = grids[i];
  }
  return {
    "grid": grids2,
    "at": Float64Array.of(ratio),
    "tokens": tokens,
    "s": s,
    "grpo.pos.line": grpo_pos_line,
    "grpo.pos.point": Float64Array.of((Math.abs(stray) + others) / tokens),
    "grpo.pos.share": (Math.abs(stray) + others) / tokens,
    "grpo.pos.stray": stray,
    "grpo.neg.line": grpo_neg_line,
    "grpo.neg.point": Float64Array.of((Math.abs(grpo_neg_stray) + others) / tokens),
    "grpo.neg.share": (Math.abs(grpo_neg_stray) + others) / tokens,
    "grpo.neg.stray": grpo_neg_stray,
    "gspo.pos.line": gspo_pos_line,
    "gspo.pos.point": Float64Array.of(gspo_pos_point),
    "gspo.pos.share": gspo_pos_point,
    "gspo.pos.stray": gspo_pos_stray,
    "gspo.neg.line": gspo_neg_line,
    "gspo.neg.point": Float64Array.of(gspo_neg_point),
    "gspo.neg.share": gspo_neg_point,
    "gspo.neg.stray": gspo_neg_stray,
    "sapo.pos.line": sapo_pos_line,
    "sapo.pos.point": Float64Array.of((Math.abs(sapo_pos_stray) + product) / tokens),
    "sapo.pos.share": (Math.abs(sapo_pos_stray) + product) / tokens,
    "sapo.pos.stray": sapo_pos_stray,
    "sapo.neg.line": sapo_neg_line,
    "sapo.neg.point": Float64Array.of((Math.abs(sapo_neg_stray) + product2) / tokens),
    "sapo.neg.share": (Math.abs(sapo_neg_stray) + product2) / tokens,
    "sapo.neg.stray": sapo_neg_stray,
    "far.pos": Math.exp(tokens * Math.log(product3 + 1.0004)),
    "far.neg": Math.exp(tokens * Math.log(product3 + 0.9997)),
    "case.pos": +(gspo_pos_point === 0),
    "case.neg": +(gspo_neg_point === 0),
  };
}
