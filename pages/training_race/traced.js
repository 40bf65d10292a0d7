export default function compute(x) {
  const {step} = x;
  const v_0_reward = x["0.reward"];
  const v_0_low = x["0.low"];
  const v_0_high = x["0.high"];
  const v_0_entropy = x["0.entropy"];
  const v_0_dead = x["0.dead"];
  const v_0_kl = x["0.kl"];
  const v_0_ratio = x["0.ratio"];
  const v_0_weight = x["0.weight"];
  const v_1_reward = x["1.reward"];
  const v_1_low = x["1.low"];
  const v_1_high = x["1.high"];
  const v_1_entropy = x["1.entropy"];
  const v_1_dead = x["1.dead"];
  const v_1_kl = x["1.kl"];
  const v_1_ratio = x["1.ratio"];
  const v_1_weight = x["1.weight"];
  const v_2_reward = x["2.reward"];
  const v_2_low = x["2.low"];
  const v_2_high = x["2.high"];
  const v_2_entropy = x["2.entropy"];
  const v_2_dead = x["2.dead"];
  const v_2_kl = x["2.kl"];
  const v_2_ratio = x["2.ratio"];
  const v_2_weight = x["2.weight"];
  const v_3_reward = x["3.reward"];
  const v_3_low = x["3.low"];
  const v_3_high = x["3.high"];
  const v_3_entropy = x["3.entropy"];
  const v_3_dead = x["3.dead"];
  const v_3_kl = x["3.kl"];
  const v_3_ratio = x["3.ratio"];
  const v_3_weight = x["3.weight"];
  const heres = new Float64Array(101);
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
  const v_1_reward_line = new Float64Array(101);
  let total7 = 0;
  const v_1_low_line = new Float64Array(101);
  let total8 = 0;
  const v_1_high_line = new Float64Array(101);
  let total9 = 0;
  const v_1_entropy_line = new Float64Array(101);
  let total10 = 0;
  const v_1_dead_line = new Float64Array(101);
  let total11 = 0;
  const v_1_kl_line = new Float64Array(101);
  let total12 = 0;
  const v_2_reward_line = new Float64Array(101);
  let total13 = 0;
  const v_2_low_line = new Float64Array(101);
  let total14 = 0;
  const v_2_high_line = new Float64Array(101);
  let total15 = 0;
  const v_2_entropy_line = new Float64Array(101);
  let total16 = 0;
  const v_2_dead_line = new Float64Array(101);
  let total17 = 0;
  const v_2_kl_line = new Float64Array(101);
  let total18 = 0;
  const v_3_reward_line = new Float64Array(101);
  let total19 = 0;
  const v_3_low_line = new Float64Array(101);
  let total20 = 0;
  const v_3_high_line = new Float64Array(101);
  let total21 = 0;
  const v_3_entropy_line = new Float64Array(101);
  let total22 = 0;
  const v_3_dead_line = new Float64Array(101);
  let total23 = 0;
  const v_3_kl_line = new Float64Array(101);
  let total24 = 0;
  const grid = new Float64Array(101);
  for (let i = 0; i < 101; i++) {
    const here = i === step;
    heres[i] = here;
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
    v_1_reward_line[i] = past ? v_1_reward[i] : NaN;
    total7 += here ? v_1_reward[i] : 0;
    v_1_low_line[i] = past ? v_1_low[i] : NaN;
    total8 += here ? v_1_low[i] : 0;
    v_1_high_line[i] = past ? v_1_high[i] : NaN;
    total9 += here ? v_1_high[i] : 0;
    v_1_entropy_line[i] = past ? v_1_entropy[i] : NaN;
    total10 += here ? v_1_entropy[i] : 0;
    v_1_dead_line[i] = past ? v_1_dead[i] : NaN;
    total11 += here ? v_1_dead[i] : 0;
    v_1_kl_line[i] = past ? v_1_kl[i] : NaN;
    total12 += here ? v_1_kl[i] : 0;
    v_2_reward_line[i] = past ? v_2_reward[i] : NaN;
    total13 += here ? v_2_reward[i] : 0;
    v_2_low_line[i] = past ? v_2_low[i] : NaN;
    total14 += here ? v_2_low[i] : 0;
    v_2_high_line[i] = past ? v_2_high[i] : NaN;
    total15 += here ? v_2_high[i] : 0;
    v_2_entropy_line[i] = past ? v_2_entropy[i] : NaN;
    total16 += here ? v_2_entropy[i] : 0;
    v_2_dead_line[i] = past ? v_2_dead[i] : NaN;
    total17 += here ? v_2_dead[i] : 0;
    v_2_kl_line[i] = past ? v_2_kl[i] : NaN;
    total18 += here ? v_2_kl[i] : 0;
    v_3_reward_line[i] = past ? v_3_reward[i] : NaN;
    total19 += here ? v_3_reward[i] : 0;
    v_3_low_line[i] = past ? v_3_low[i] : NaN;
    total20 += here ? v_3_low[i] : 0;
    v_3_high_line[i] = past ? v_3_high[i] : NaN;
    total21 += here ? v_3_high[i] : 0;
    v_3_entropy_line[i] = past ? v_3_entropy[i] : NaN;
    total22 += here ? v_3_entropy[i] : 0;
    v_3_dead_line[i] = past ? v_3_dead[i] : NaN;
    total23 += here ? v_3_dead[i] : 0;
    v_3_kl_line[i] = past ? v_3_kl[i] : NaN;
    total24 += here ? v_3_kl[i] : 0;
    grid[i] = i;
  }
  const v_0_ratio_now = new Float64Array(16);
  const v_0_weight_now = new Float64Array(16);
  const v_1_ratio_now = new Float64Array(16);
  const v_1_weight_now = new Float64Array(16);
  const v_2_ratio_now = new Float64Array(16);
  const v_2_weight_now = new Float64Array(16);
  const v_3_ratio_now = new Float64Array(16);
  const v_3_weight_now = new Float64Array(16);
  for (let i = 0; i < 101; i++) {
    for (let j = 0; j < 16; j++) {
      v_0_ratio_now[j] += heres[i] ? v_0_ratio[i * 16 + j] : 0;
      v_0_weight_now[j] += heres[i] ? v_0_weight[i * 16 + j] : 0;
      v_1_ratio_now[j] += heres[i] ? v_1_ratio[i * 16 + j] : 0;
      v_1_weight_now[j] += heres[i] ? v_1_weight[i * 16 + j] : 0;
      v_2_ratio_now[j] += heres[i] ? v_2_ratio[i * 16 + j] : 0;
      v_2_weight_now[j] += heres[i] ? v_2_weight[i * 16 + j] : 0;
      v_3_ratio_now[j] += heres[i] ? v_3_ratio[i * 16 + j] : 0;
      v_3_weight_now[j] += heres[i] ? v_3_weight[i * 16 + j] : 0;
    }
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
    "0.ratio.now": v_0_ratio_now,
    "0.weight.now": v_0_weight_now,
    "1.reward.line": v_1_reward_line,
    "1.reward.now": total7,
    "1.low.line": v_1_low_line,
    "1.low.now": total8,
    "1.high.line": v_1_high_line,
    "1.high.now": total9,
    "1.entropy.line": v_1_entropy_line,
    "1.entropy.now": total10,
    "1.dead.line": v_1_dead_line,
    "1.dead.now": total11,
    "1.kl.line": v_1_kl_line,
    "1.kl.now": total12,
    "1.ratio.now": v_1_ratio_now,
    "1.weight.now": v_1_weight_now,
    "2.reward.line": v_2_reward_line,
    "2.reward.now": total13,
    "2.low.line": v_2_low_line,
    "2.low.now": total14,
    "2.high.line": v_2_high_line,
    "2.high.now": total15,
    "2.entropy.line": v_2_entropy_line,
    "2.entropy.now": total16,
    "2.dead.line": v_2_dead_line,
    "2.dead.now": total17,
    "2.kl.line": v_2_kl_line,
    "2.kl.now": total18,
    "2.ratio.now": v_2_ratio_now,
    "2.weight.now": v_2_weight_now,
    "3.reward.line": v_3_reward_line,
    "3.reward.now": total19,
    "3.low.line": v_3_low_line,
    "3.low.now": total20,
    "3.high.line": v_3_high_line,
    "3.high.now": total21,
    "3.entropy.line": v_3_entropy_line,
    "3.entropy.now": total22,
    "3.dead.line": v_3_dead_line,
    "3.dead.now": total23,
    "3.kl.line": v_3_kl_line,
    "3.kl.now": total24,
    "3.ratio.now": v_3_ratio_now,
    "3.weight.now": v_3_weight_now,
  };
}
