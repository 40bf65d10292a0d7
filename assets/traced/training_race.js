export default function compute(x) {
  const {step} = x;
  const v_0_reward = x["0.reward"];
  const v_0_low = x["0.low"];
  const v_0_high = x["0.high"];
  const v_0_entropy = x["0.entropy"];
  const v_0_dead = x["0.dead"];
  const v_0_kl = x["0.kl"];
  const v_0_q0 = x["0.q0"];
  const v_0_q1 = x["0.q1"];
  const v_0_q2 = x["0.q2"];
  const v_0_q3 = x["0.q3"];
  const v_0_q4 = x["0.q4"];
  const v_1_reward = x["1.reward"];
  const v_1_low = x["1.low"];
  const v_1_high = x["1.high"];
  const v_1_entropy = x["1.entropy"];
  const v_1_dead = x["1.dead"];
  const v_1_kl = x["1.kl"];
  const v_1_q0 = x["1.q0"];
  const v_1_q1 = x["1.q1"];
  const v_1_q2 = x["1.q2"];
  const v_1_q3 = x["1.q3"];
  const v_1_q4 = x["1.q4"];
  const v_2_reward = x["2.reward"];
  const v_2_low = x["2.low"];
  const v_2_high = x["2.high"];
  const v_2_entropy = x["2.entropy"];
  const v_2_dead = x["2.dead"];
  const v_2_kl = x["2.kl"];
  const v_2_q0 = x["2.q0"];
  const v_2_q1 = x["2.q1"];
  const v_2_q2 = x["2.q2"];
  const v_2_q3 = x["2.q3"];
  const v_2_q4 = x["2.q4"];
  const v_3_reward = x["3.reward"];
  const v_3_low = x["3.low"];
  const v_3_high = x["3.high"];
  const v_3_entropy = x["3.entropy"];
  const v_3_dead = x["3.dead"];
  const v_3_kl = x["3.kl"];
  const v_3_q0 = x["3.q0"];
  const v_3_q1 = x["3.q1"];
  const v_3_q2 = x["3.q2"];
  const v_3_q3 = x["3.q3"];
  const v_3_q4 = x["3.q4"];
  const v_0_reward_line = new Float64Array(101);
  let total = 0;
  const v_0_low_line = new Float64Array(101);
  let total2 = 0;
  const v_0_high_line = new Float64Array(101);
  let total3 = 0;
  const v_0_entropy_line = new Float64Array(101);
  let total4 = 0;
  const v_0_dead_line = new Float64Array(101);
  let total5 = 0;
  const v_0_kl_line = new Float64Array(101);
  let total6 = 0;
  let total7 = 0;
  let total8 = 0;
  let total9 = 0;
  let total10 = 0;
  let total11 = 0;
  const v_1_reward_line = new Float64Array(101);
  let total12 = 0;
  const v_1_low_line = new Float64Array(101);
  let total13 = 0;
  const v_1_high_line = new Float64Array(101);
  let total14 = 0;
  const v_1_entropy_line = new Float64Array(101);
  let total15 = 0;
  const v_1_dead_line = new Float64Array(101);
  let total16 = 0;
  const v_1_kl_line = new Float64Array(101);
  let total17 = 0;
  let total18 = 0;
  let total19 = 0;
  let total20 = 0;
  let total21 = 0;
  let total22 = 0;
  const v_2_reward_line = new Float64Array(101);
  let total23 = 0;
  const v_2_low_line = new Float64Array(101);
  let total24 = 0;
  const v_2_high_line = new Float64Array(101);
  let total25 = 0;
  const v_2_entropy_line = new Float64Array(101);
  let total26 = 0;
  const v_2_dead_line = new Float64Array(101);
  let total27 = 0;
  const v_2_kl_line = new Float64Array(101);
  let total28 = 0;
  let total29 = 0;
  let total30 = 0;
  let total31 = 0;
  let total32 = 0;
  let total33 = 0;
  const v_3_reward_line = new Float64Array(101);
  let total34 = 0;
  const v_3_low_line = new Float64Array(101);
  let total35 = 0;
  const v_3_high_line = new Float64Array(101);
  let total36 = 0;
  const v_3_entropy_line = new Float64Array(101);
  let total37 = 0;
  const v_3_dead_line = new Float64Array(101);
  let total38 = 0;
  const v_3_kl_line = new Float64Array(101);
  let total39 = 0;
  let total40 = 0;
  let total41 = 0;
  let total42 = 0;
  let total43 = 0;
  let total44 = 0;
  const grid = new Float64Array(101);
  for (let i = 0; i < 101; i++) {
    const here = i === step;
    const past = i <= step;
    v_0_reward_line[i] = past ? v_0_reward[i] : NaN;
    total += here ? v_0_reward[i] : 0;
    v_0_low_line[i] = past ? v_0_low[i] : NaN;
    total2 += here ? v_0_low[i] : 0;
    v_0_high_line[i] = past ? v_0_high[i] : NaN;
    total3 += here ? v_0_high[i] : 0;
    v_0_entropy_line[i] = past ? v_0_entropy[i] : NaN;
    total4 += here ? v_0_entropy[i] : 0;
    v_0_dead_line[i] = past ? v_0_dead[i] : NaN;
    total5 += here ? v_0_dead[i] : 0;
    v_0_kl_line[i] = past ? v_0_kl[i] : NaN;
    total6 += here ? v_0_kl[i] : 0;
    total7 += here ? v_0_q0[i] : 0;
    total8 += here ? v_0_q1[i] : 0;
    total9 += here ? v_0_q2[i] : 0;
    total10 += here ? v_0_q3[i] : 0;
    total11 += here ? v_0_q4[i] : 0;
    v_1_reward_line[i] = past ? v_1_reward[i] : NaN;
    total12 += here ? v_1_reward[i] : 0;
    v_1_low_line[i] = past ? v_1_low[i] : NaN;
    total13 += here ? v_1_low[i] : 0;
    v_1_high_line[i] = past ? v_1_high[i] : NaN;
    total14 += here ? v_1_high[i] : 0;
    v_1_entropy_line[i] = past ? v_1_entropy[i] : NaN;
    total15 += here ? v_1_entropy[i] : 0;
    v_1_dead_line[i] = past ? v_1_dead[i] : NaN;
    total16 += here ? v_1_dead[i] : 0;
    v_1_kl_line[i] = past ? v_1_kl[i] : NaN;
    total17 += here ? v_1_kl[i] : 0;
    total18 += here ? v_1_q0[i] : 0;
    total19 += here ? v_1_q1[i] : 0;
    total20 += here ? v_1_q2[i] : 0;
    total21 += here ? v_1_q3[i] : 0;
    total22 += here ? v_1_q4[i] : 0;
    v_2_reward_line[i] = past ? v_2_reward[i] : NaN;
    total23 += here ? v_2_reward[i] : 0;
    v_2_low_line[i] = past ? v_2_low[i] : NaN;
    total24 += here ? v_2_low[i] : 0;
    v_2_high_line[i] = past ? v_2_high[i] : NaN;
    total25 += here ? v_2_high[i] : 0;
    v_2_entropy_line[i] = past ? v_2_entropy[i] : NaN;
    total26 += here ? v_2_entropy[i] : 0;
    v_2_dead_line[i] = past ? v_2_dead[i] : NaN;
    total27 += here ? v_2_dead[i] : 0;
    v_2_kl_line[i] = past ? v_2_kl[i] : NaN;
    total28 += here ? v_2_kl[i] : 0;
    total29 += here ? v_2_q0[i] : 0;
    total30 += here ? v_2_q1[i] : 0;
    total31 += here ? v_2_q2[i] : 0;
    total32 += here ? v_2_q3[i] : 0;
    total33 += here ? v_2_q4[i] : 0;
    v_3_reward_line[i] = past ? v_3_reward[i] : NaN;
    total34 += here ? v_3_reward[i] : 0;
    v_3_low_line[i] = past ? v_3_low[i] : NaN;
    total35 += here ? v_3_low[i] : 0;
    v_3_high_line[i] = past ? v_3_high[i] : NaN;
    total36 += here ? v_3_high[i] : 0;
    v_3_entropy_line[i] = past ? v_3_entropy[i] : NaN;
    total37 += here ? v_3_entropy[i] : 0;
    v_3_dead_line[i] = past ? v_3_dead[i] : NaN;
    total38 += here ? v_3_dead[i] : 0;
    v_3_kl_line[i] = past ? v_3_kl[i] : NaN;
    total39 += here ? v_3_kl[i] : 0;
    total40 += here ? v_3_q0[i] : 0;
    total41 += here ? v_3_q1[i] : 0;
    total42 += here ? v_3_q2[i] : 0;
    total43 += here ? v_3_q3[i] : 0;
    total44 += here ? v_3_q4[i] : 0;
    grid[i] = i;
  }
  return {
    "grid": grid,
    "0.reward.line": v_0_reward_line,
    "0.reward.now": total,
    "0.low.line": v_0_low_line,
    "0.low.now": total2,
    "0.high.line": v_0_high_line,
    "0.high.now": total3,
    "0.entropy.line": v_0_entropy_line,
    "0.entropy.now": total4,
    "0.dead.line": v_0_dead_line,
    "0.dead.now": total5,
    "0.kl.line": v_0_kl_line,
    "0.kl.now": total6,
    "0.q0.now": total7,
    "0.q1.now": total8,
    "0.q2.now": total9,
    "0.q3.now": total10,
    "0.q4.now": total11,
    "1.reward.line": v_1_reward_line,
    "1.reward.now": total12,
    "1.low.line": v_1_low_line,
    "1.low.now": total13,
    "1.high.line": v_1_high_line,
    "1.high.now": total14,
    "1.entropy.line": v_1_entropy_line,
    "1.entropy.now": total15,
    "1.dead.line": v_1_dead_line,
    "1.dead.now": total16,
    "1.kl.line": v_1_kl_line,
    "1.kl.now": total17,
    "1.q0.now": total18,
    "1.q1.now": total19,
    "1.q2.now": total20,
    "1.q3.now": total21,
    "1.q4.now": total22,
    "2.reward.line": v_2_reward_line,
    "2.reward.now": total23,
    "2.low.line": v_2_low_line,
    "2.low.now": total24,
    "2.high.line": v_2_high_line,
    "2.high.now": total25,
    "2.entropy.line": v_2_entropy_line,
    "2.entropy.now": total26,
    "2.dead.line": v_2_dead_line,
    "2.dead.now": total27,
    "2.kl.line": v_2_kl_line,
    "2.kl.now": total28,
    "2.q0.now": total29,
    "2.q1.now": total30,
    "2.q2.now": total31,
    "2.q3.now": total32,
    "2.q4.now": total33,
    "3.reward.line": v_3_reward_line,
    "3.reward.now": total34,
    "3.low.line": v_3_low_line,
    "3.low.now": total35,
    "3.high.line": v_3_high_line,
    "3.high.now": total36,
    "3.entropy.line": v_3_entropy_line,
    "3.entropy.now": total37,
    "3.dead.line": v_3_dead_line,
    "3.dead.now": total38,
    "3.kl.line": v_3_kl_line,
    "3.kl.now": total39,
    "3.q0.now": total40,
    "3.q1.now": total41,
    "3.q2.now": total42,
    "3.q3.now": total43,
    "3.q4.now": total44,
  };
}
