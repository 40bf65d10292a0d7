const data = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 17, 20, 23, 27, 31, 37, 43, 50, 59, 69, 81, 94, 110, 129, 151, 177, 207, 242, 283, 331, 387, 453, 530, 620, 725, 848, 992, 1160, 1357, 1588, 1857, 2172, 2541, 2973, 3477, 4068, 4758, 5566, 6511, 7617, 8910, 10422, 12192, 14261, 16683, 19515, 22828, 26703, 31237, 36540, 42743, 50000);
const differences2 = new Float64Array(64);
for (let i = 0; i < 64; i++) {
  differences2[i] = data[i] - 1;
}
const grids = new Float64Array(161);
const belows = new Float64Array(161);
const flags = new Float64Array(161);
const belows2 = new Float64Array(161);
const flags2 = new Float64Array(161);
const differences = new Float64Array(161);
const ws = new Float64Array(161);
const products = new Float64Array(161);
for (let i = 0; i < 161; i++) {
  const grid = Math.pow(10, -1 + 0.0125 * i);
  grids[i] = grid;
  belows[i] = +(grid >= 0.8);
  flags[i] = +(grid <= 1.2);
  belows2[i] = +(grid >= 0.9997);
  flags2[i] = +(grid <= 1.0004);
  const difference = grid - 1;
  differences[i] = difference;
  ws[i] = Math.min(Math.max(grid, 0), 5);
  products[i] = grid * (1 / (1 + Math.exp(-difference)) * 4 * (1 / (1 + Math.exp(-(-difference)))));
}
const logs = new Float64Array(50000);
const aboves = new Float64Array(50000);
for (let i = 0; i < 50000; i++) {
  logs[i] = Math.log(1 + i);
  aboves[i] = 1 + i > 10;
}
const data2 = Float64Array.of(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13);
export default function compute(x) {
  const {vocab, rank, A, r, tau_neg, zipf, eta} = x;
  const on_reinforce = x["on.reinforce"];
  const on_grpo = x["on.grpo"];
  const on_gspo = x["on.gspo"];
  const on_sapo = x["on.sapo"];
  const on_cispo = x["on.cispo"];
  const k2 = Math.min(rank, vocab);
  const minus = -zipf;
  const eq = A === 0;
  const unsigned = eq ? 0 : A;
  const above = A > 0;
  const grpo_phi_point = r * (above ? +(r <= 1.2) : +(r >= 0.8));
  const product = A * grpo_phi_point;
  const grpo_c = product === 0 ? 0 : product;
  const gspo_phi_point = r * (above ? +(r <= 1.0004) : +(r >= 0.9997));
  const product2 = A * gspo_phi_point;
  const gspo_c = product2 === 0 ? 0 : product2;
  const tau = above ? 1 : tau_neg;
  const difference2 = r - 1;
  const x2 = tau * difference2;
  const sapo_phi_point = r * (1 / (1 + Math.exp(-x2)) * 4 * (1 / (1 + Math.exp(-(-x2)))));
  const product3 = A * sapo_phi_point;
  const sapo_c = product3 === 0 ? 0 : product3;
  const w = Math.min(Math.max(r, 0), 5);
  const product4 = A * w;
  const cispo_c = product4 === 0 ? 0 : product4;
  const even_phi_point = r * (1 / (1 + Math.exp(-difference2)) * 4 * (1 / (1 + Math.exp(-(-difference2)))));
  const product5 = A * even_phi_point;
  const even_c = product5 === 0 ? 0 : product5;
  const tau2 = above ? 1 : 1.05;
  const x3 = tau2 * difference2;
  const paper_phi_point = r * (1 / (1 + Math.exp(-x3)) * 4 * (1 / (1 + Math.exp(-(-x3)))));
  const product6 = A * paper_phi_point;
  const paper_c = product6 === 0 ? 0 : product6;
  const even = even_c === 0 ? 1 : even_c;
  const c = on_sapo > 0 ? sapo_c : on_gspo > 0 ? gspo_c : on_grpo > 0 ? grpo_c : on_reinforce > 0 ? unsigned : 0;
  const c2 = on_cispo > 0 ? cispo_c : c;
  const product7 = eta * c2;
  const eq2 = product7 === 0;
  const product8 = -eta * c2;
  const still = c2 === 0;
  const pull = eta * unsigned;
  const pull2 = eta * grpo_c;
  const pull3 = eta * gspo_c;
  const pull4 = eta * sapo_c;
  const pull5 = eta * cispo_c;
  const pull6 = eta * even_c;
  const pull7 = eta * paper_c;
  const difference3 = +above - +(A < 0);
  const place = new Float64Array(12);
  for (let i = 0; i < 12; i++) {
    place[i] = data2[i];
  }
  const swept = new Float64Array(64);
  for (let i = 0; i < 64; i++) {
    swept[i] = data[i];
  }
  const grpo_phi = new Float64Array(161);
  const gspo_phi = new Float64Array(161);
  const sapo_phi = new Float64Array(161);
  const paper_phi = new Float64Array(161);
  const grids2 = new Float64Array(161);
  const reinforce_phi = new Float64Array(161);
  const cispo_phi = new Float64Array(161);
  const even_phi = new Float64Array(161);
  for (let i = 0; i < 161; i++) {
    grpo_phi[i] = grids[i] * (above ? flags[i] : belows[i]);
    gspo_phi[i] = grids[i] * (above ? flags2[i] : belows2[i]);
    const x_i = tau * differences[i];
    sapo_phi[i] = grids[i] * (1 / (1 + Math.exp(-x_i)) * 4 * (1 / (1 + Math.exp(-(-x_i)))));
    const x_i2 = tau2 * differences[i];
    paper_phi[i] = grids[i] * (1 / (1 + Math.exp(-x_i2)) * 4 * (1 / (1 + Math.exp(-(-x_i2)))));
    grids2[i] = grids[i];
    reinforce_phi[i] = 1;
    cispo_phi[i] = ws[i];
    even_phi[i] = products[i];
  }
  const hits = new Float64Array(50000);
  const logits_all = new Float64Array(50000);
  let largest = -Infinity;
  const rests = new Float64Array(50000);
  let total = 0;
  for (let i = 0; i < 50000; i++) {
    const hit = +(1 + i === k2);
    hits[i] = hit;
    const below = 1 + i <= vocab;
    const logits_i = below ? minus * logs[i] : -Infinity;
    logits_all[i] = logits_i;
    largest = Math.max(largest, logits_i);
    const rest = +(aboves[i] && hit === 0 && below);
    rests[i] = rest;
    total += rest;
  }
  const weights = new Float64Array(50000);
  let total2 = 0;
  for (let i = 0; i < 50000; i++) {
    const weight = Math.exp(logits_all[i] - largest);
    weights[i] = weight;
    total2 += weight;
  }
  const pis = new Float64Array(50000);
  const logits = new Float64Array(50000);
  let total3 = 0;
  let total4 = 0;
  let total5 = 0;
  let total6 = 0;
  let total7 = 0;
  const aboves3 = new Float64Array(50000);
  let runner = -Infinity;
  const logs2 = new Float64Array(50000);
  let total8 = 0;
  let rare = Infinity;
  let total9 = 0;
  let total10 = 0;
  let total11 = 0;
  let total12 = 0;
  let total13 = 0;
  let total14 = 0;
  for (let i = 0; i < 50000; i++) {
    const pi = weights[i] / total2;
    pis[i] = pi;
    const above_i = pi > 0;
    const difference_i = hits[i] - pi;
    const logit = above_i ? product7 * difference_i : 0;
    logits[i] = logit;
    total3 += pi * Math.expm1(logit);
    total4 += pi * rests[i];
    total5 += pi * hits[i];
    total6 += logit * rests[i];
    total7 += logit * hits[i];
    const above_i2 = hits[i] > 0;
    aboves3[i] = above_i2;
    runner = Math.max(runner, above_i2 ? 0 : pi);
    const log = Math.log(above_i ? pi : 1);
    logs2[i] = log;
    total8 += pi * log;
    rare = Math.min(rare, above_i2 || pi === 0 ? Infinity : pi);
    const logit_i = pull6 * difference_i;
    total9 += logit_i * hits[i];
    total10 += pi * Math.exp(logit_i);
    const logit_i2 = pull7 * difference_i;
    total11 += logit_i2 * hits[i];
    total12 += pi * Math.exp(logit_i2);
    const logit_i3 = pull4 * difference_i;
    total13 += logit_i3 * hits[i];
    total14 += pi * Math.exp(logit_i3);
  }
  const grown = Math.log1p(total3);
  const quotient = total6 / Math.max(total, 1);
  const entropy = -total8;
  const difference4 = 1 - total5;
  const product9 = -pull * runner;
  const product10 = -pull2 * runner;
  const product11 = -pull3 * runner;
  const product12 = -pull4 * runner;
  const product13 = -pull5 * runner;
  const product14 = -pull6 * runner;
  const product15 = -pull7 * runner;
  const before = new Float64Array(12);
  const aboves2 = new Float64Array(12);
  const choices = new Float64Array(12);
  const move_up = new Float64Array(12);
  const move_down = new Float64Array(12);
  for (let i = 0; i < 12; i++) {
    const before_i = i < 1 ? total5 : i < 11 ? pis[i - 1] : total4;
    before[i] = before_i;
    const move = Math.min(Math.max(i < 1 ? total7 : i < 11 ? logits[i - 1] : quotient, -1.25), 1.25);
    const above_i3 = before_i > 0;
    aboves2[i] = above_i3;
    choices[i] = above_i3 ? before_i : 1;
    move_up[i] = Math.max(move, 0);
    move_down[i] = Math.min(move, 0);
  }
  const gains = new Float64Array(50000);
  let total15 = 0;
  let total16 = 0;
  let total17 = 0;
  let total18 = 0;
  let total19 = 0;
  let total20 = 0;
  let largest2 = -Infinity;
  let total21 = 0;
  let total22 = 0;
  const pulls = new Float64Array(50000);
  let total23 = 0;
  for (let i = 0; i < 50000; i++) {
    const difference_i2 = logits[i] - grown;
    const gain = pis[i] * Math.expm1(difference_i2);
    gains[i] = gain;
    total15 += gain * rests[i];
    total16 += gain * hits[i];
    const gain_i = aboves3[i] ? 0 : gain;
    const gained = Math.max(gain_i, 0);
    total17 += gained;
    total18 += +(gain_i > 0);
    total19 += +(gain_i < 0);
    const after = pis[i] + gain;
    total20 += after * hits[i];
    largest2 = Math.max(largest2, gained);
    const surplus = logs2[i] + entropy;
    total21 += gain * surplus;
    total22 += after * difference_i2;
    const pull_i = pis[i] * surplus;
    pulls[i] = pull_i;
    total23 += pis[i] * pull_i;
  }
  const above2 = total17 > 0;
  const entropy_change = -total21 - total22;
  const after_up = new Float64Array(12);
  const after_down = new Float64Array(12);
  const change_up = new Float64Array(12);
  const change_down = new Float64Array(12);
  for (let i = 0; i < 12; i++) {
    const gain_i2 = i < 1 ? total16 : i < 11 ? gains[i - 1] : total15;
    const change = Math.min(aboves2[i] ? gain_i2 / choices[i] : 0, 1);
    const after_i = before[i] + gain_i2;
    const above_i4 = gain_i2 > 0;
    after_up[i] = above_i4 ? after_i : 0;
    after_down[i] = above_i4 ? 0 : after_i;
    change_up[i] = Math.max(change, 0);
    change_down[i] = Math.min(change, 0);
  }
  const slopes = new Float64Array(50000);
  let total24 = 0;
  for (let i = 0; i < 50000; i++) {
    const slope = (total23 - pulls[i]) * difference3;
    slopes[i] = slope;
    total24 += slope * hits[i];
  }
  const sweep = new Float64Array(64);
  for (let i = 0; i < 64; i++) {
    sweep[i] = vocab >= data[i] ? slopes[differences2[i]] : NaN;
  }
  return {
    "k": k2,
    "first": +(k2 === 1) + 1,
    "others": vocab - 1,
    "grid": grids2,
    "r.point": Float64Array.of(r),
    "reinforce.phi": reinforce_phi,
    "reinforce.phi.point": Float64Array.of(1),
    "reinforce.weight": 1,
    "reinforce.c": unsigned,
    "grpo.phi": grpo_phi,
    "grpo.phi.point": Float64Array.of(grpo_phi_point),
    "grpo.weight": grpo_phi_point,
    "grpo.c": grpo_c,
    "gspo.phi": gspo_phi,
    "gspo.phi.point": Float64Array.of(gspo_phi_point),
    "gspo.weight": gspo_phi_point,
    "gspo.c": gspo_c,
    "sapo.phi": sapo_phi,
    "sapo.phi.point": Float64Array.of(sapo_phi_point),
    "sapo.weight": sapo_phi_point,
    "sapo.c": sapo_c,
    "cispo.phi": cispo_phi,
    "cispo.phi.point": Float64Array.of(w),
    "cispo.weight": w,
    "cispo.c": cispo_c,
    "even.phi": even_phi,
    "even.phi.point": Float64Array.of(even_phi_point),
    "even.weight": even_phi_point,
    "even.c": even_c,
    "paper.phi": paper_phi,
    "paper.phi.point": Float64Array.of(paper_phi_point),
    "paper.weight": paper_phi_point,
    "paper.c": paper_c,
    "paper.weaker": 1 - paper_c / even,
    "sapo.weaker": 1 - sapo_c / even,
    "c": c2,
    "place": place,
    "swept": swept,
    "before": before,
    "after.up": after_up,
    "after.down": after_down,
    "move.up": move_up,
    "move.down": move_down,
    "change.up": change_up,
    "change.down": change_down,
    "pi": total5,
    "after": total20,
    "moved": -total16,
    "gainers": total18,
    "losers": total19,
    "top": above2 ? largest2 / (above2 ? total17 : 1) : 0,
    "runner": runner,
    "level": eq2 ? -1 : -grown / (eq2 ? 1 : product7),
    "entropy": entropy,
    "entropy.change": entropy_change,
    "runner.change": Math.expm1(product8 * runner - grown),
    "rarest.change": Math.expm1(product8 * rare - grown),
    "entropy.after": entropy + entropy_change,
    "case.step": still ? +eq + 2 : +(c2 > 0),
    "case.others": still ? 4 : c2 < 0 ? +(total19 > 0) : +(total18 > 0) + 2,
    "case.entropy": Math.abs(entropy_change) < 1e-9 ? 2 : +(entropy_change > 0),
    "case.tau": +(A >= 0),
    "reinforce.down": pull * difference4,
    "reinforce.up": product9 === 0 ? 0 : product9,
    "grpo.down": pull2 * difference4,
    "grpo.up": product10 === 0 ? 0 : product10,
    "gspo.down": pull3 * difference4,
    "gspo.up": product11 === 0 ? 0 : product11,
    "sapo.down": pull4 * difference4,
    "sapo.up": product12 === 0 ? 0 : product12,
    "cispo.down": pull5 * difference4,
    "cispo.up": product13 === 0 ? 0 : product13,
    "even.down": pull6 * difference4,
    "even.up": product14 === 0 ? 0 : product14,
    "paper.down": pull7 * difference4,
    "paper.up": product15 === 0 ? 0 : product15,
    "even.after": total5 * Math.exp(total9) / total10,
    "paper.after": total5 * Math.exp(total11) / total12,
    "sapo.after": total5 * Math.exp(total13) / total14,
    "sweep": sweep,
    "sweep_at": total24,
    "k.point": Float64Array.of(k2),
    "sweep.point": Float64Array.of(total24),
  };
}
