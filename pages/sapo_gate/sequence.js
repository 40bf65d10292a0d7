const ratios = new Float64Array(221);
const differences = new Float64Array(221);
for (let i = 0; i < 221; i++) {
  const ratio = Math.pow(10, -1.1 + 0.01 * i);
  ratios[i] = ratio;
  differences[i] = ratio - 1;
}
export default function compute(x) {
  const {spread, drift, length, tau, noise} = x;
  const minus = -tau;
  const quotient = tau * tau / 4;
  const x2 = tau * -0.75;
  const slope = 1 / (1 + Math.exp(-x2)) * 4 * (1 / (1 + Math.exp(-(-x2))));
  const gate = 1 / (1 + Math.exp(-(tau * -1.3862943611198906))) * 4 * (1 / (1 + Math.exp(-(minus * -1.3862943611198906))));
  const x3 = tau * -0.5;
  const place1_token = 1 / (1 + Math.exp(-x3)) * 4 * (1 / (1 + Math.exp(-(-x3))));
  const place1_log = 1 / (1 + Math.exp(-(tau * -0.6931471805599453))) * 4 * (1 / (1 + Math.exp(-(minus * -0.6931471805599453))));
  const x4 = tau * 0;
  const product = 1 / (1 + Math.exp(-x4)) * 4;
  const place2_token = product * (1 / (1 + Math.exp(-(-x4))));
  const place2_log = product * (1 / (1 + Math.exp(-(minus * 0))));
  const place3_token = 1 / (1 + Math.exp(-tau)) * 4 * (1 / (1 + Math.exp(-minus)));
  const place3_log = 1 / (1 + Math.exp(-(tau * 0.6931471805599453))) * 4 * (1 / (1 + Math.exp(-(minus * 0.6931471805599453))));
  const x5 = tau * 3;
  const place4_token = 1 / (1 + Math.exp(-x5)) * 4 * (1 / (1 + Math.exp(-(-x5))));
  const place4_log = 1 / (1 + Math.exp(-(tau * 1.3862943611198906))) * 4 * (1 / (1 + Math.exp(-(minus * 1.3862943611198906))));
  const grid = new Float64Array(31);
  for (let i = 0; i < 31; i++) {
    grid[i] = 0.02 * i;
  }
  const belows = new Float64Array(128);
  let total = 0;
  let total2 = 0;
  for (let i = 0; i < 128; i++) {
    const below = 1 + i <= length;
    belows[i] = below;
    total += below ? noise[i] : 0;
    total2 += +below;
  }
  const line_tokens = new Float64Array(221);
  const line_logs = new Float64Array(221);
  const ratios2 = new Float64Array(221);
  for (let i = 0; i < 221; i++) {
    const x_i = tau * differences[i];
    line_tokens[i] = 1 / (1 + Math.exp(-x_i)) * 4 * (1 / (1 + Math.exp(-(-x_i))));
    const product_i = 1 / (1 + Math.exp(-(tau * (-2.5328436022934504 + 0.02302585092994046 * i)))) * 4;
    line_logs[i] = product_i * (1 / (1 + Math.exp(-(minus * (-2.5328436022934504 + 0.02302585092994046 * i)))));
    ratios2[i] = ratios[i];
  }
  const quotient2 = total / length;
  const held = Math.max(total2, 1);
  const centreds = new Float64Array(128);
  let total3 = 0;
  for (let i = 0; i < 128; i++) {
    const centred = belows[i] ? noise[i] - quotient2 : 0;
    centreds[i] = centred;
    total3 += centred * centred;
  }
  const spread2 = Math.sqrt(total3 / length);
  const choice = spread2 > 0 ? spread2 : 1;
  const noises = new Float64Array(128);
  const zs = new Float64Array(128);
  let total4 = 0;
  let total5 = 0;
  let total6 = 0;
  const token_r = new Float64Array(128);
  const token_slope = new Float64Array(128);
  for (let i = 0; i < 128; i++) {
    const noise_i = centreds[i] / choice;
    noises[i] = noise_i;
    const z = belows[i] ? drift + spread * noise_i : 0;
    zs[i] = z;
    total4 += z;
    const choice_i = belows[i] ? 1 / (1 + Math.exp(-(tau * z))) * 4 * (1 / (1 + Math.exp(-(minus * z)))) : 0;
    total5 += choice_i;
    const safe_exp = Math.exp(Math.min(z, 709));
    const x_i2 = tau * (safe_exp - 1);
    const slope_i = 1 / (1 + Math.exp(-x_i2)) * 4 * (1 / (1 + Math.exp(-(-x_i2))));
    total6 += belows[i] ? slope_i : 0;
    token_r[i] = belows[i] ? Math.min(Math.max(safe_exp, 0.08), 12.5) : NaN;
    token_slope[i] = belows[i] ? slope_i : NaN;
  }
  const log_s = total4 / held;
  const mean_gate = total5 / held;
  const sequence = 1 / (1 + Math.exp(-(tau * log_s))) * 4 * (1 / (1 + Math.exp(-(minus * log_s))));
  const tokens = total6 / length;
  const whole = Math.abs(tokens - sequence);
  const zs2 = new Float64Array(3968);
  const totals = new Float64Array(31);
  const totals3 = new Float64Array(31);
  const totals4 = new Float64Array(31);
  for (let i = 0; i < 31; i++) {
    for (let j = 0; j < 128; j++) {
      const z_i = belows[j] ? drift + 0.02 * i * noises[j] : 0;
      zs2[i * 128 + j] = z_i;
      totals[i] += z_i;
      const choice_i2 = belows[j] ? 1 / (1 + Math.exp(-(tau * z_i))) * 4 * (1 / (1 + Math.exp(-(minus * z_i)))) : 0;
      totals3[i] += choice_i2;
      const x_i3 = tau * (Math.exp(Math.min(z_i, 709)) - 1);
      totals4[i] += belows[j] ? 1 / (1 + Math.exp(-x_i3)) * 4 * (1 / (1 + Math.exp(-(-x_i3)))) : 0;
    }
  }
  let total7 = 0;
  for (let i = 0; i < 128; i++) {
    const difference = zs[i] - log_s;
    total7 += belows[i] ? difference * difference : 0;
  }
  const variance = total7 / held;
  const bound = quotient * variance;
  const over_log_s = new Float64Array(31);
  const over_logs = new Float64Array(31);
  const over_sequence = new Float64Array(31);
  const over_tokens = new Float64Array(31);
  const over_first = new Float64Array(31);
  const over_step = new Float64Array(31);
  const over_whole = new Float64Array(31);
  for (let i = 0; i < 31; i++) {
    const log_s_i = totals[i] / held;
    over_log_s[i] = log_s_i;
    const mean_gate_i = totals3[i] / held;
    over_logs[i] = mean_gate_i;
    const gate_i = 1 / (1 + Math.exp(-(tau * log_s_i))) * 4 * (1 / (1 + Math.exp(-(minus * log_s_i))));
    over_sequence[i] = gate_i;
    const tokens_i = totals4[i] / length;
    over_tokens[i] = tokens_i;
    over_first[i] = Math.abs(tokens_i - mean_gate_i);
    over_step[i] = Math.max(Math.abs(mean_gate_i - gate_i), 1e-6);
    over_whole[i] = Math.max(Math.abs(tokens_i - gate_i), 1e-6);
  }
  const totals2 = new Float64Array(31);
  for (let i = 0; i < 31; i++) {
    for (let j = 0; j < 128; j++) {
      const difference_i = zs2[i * 128 + j] - over_log_s[i];
      totals2[i] += belows[j] ? difference_i * difference_i : 0;
    }
  }
  const over_variance = new Float64Array(31);
  const over_bound = new Float64Array(31);
  for (let i = 0; i < 31; i++) {
    const variance_i = totals2[i] / held;
    over_variance[i] = variance_i;
    over_bound[i] = Math.max(quotient * variance_i, 1e-6);
  }
  return {
    "tokens": tokens,
    "logs": mean_gate,
    "sequence": sequence,
    "first": Math.abs(tokens - mean_gate),
    "step": Math.abs(mean_gate - sequence),
    "whole": whole,
    "bound": bound,
    "variance": variance,
    "log_s": log_s,
    "over.tokens": over_tokens,
    "over.logs": over_logs,
    "over.sequence": over_sequence,
    "over.first": over_first,
    "over.step": over_step,
    "over.whole": over_whole,
    "over.bound": over_bound,
    "over.variance": over_variance,
    "over.log_s": over_log_s,
    "at.tokens": Float64Array.of(tokens),
    "at.logs": Float64Array.of(mean_gate),
    "at.sequence": Float64Array.of(sequence),
    "grid": grid,
    "at": Float64Array.of(spread),
    "ratio": ratios2,
    "line.tokens": line_tokens,
    "line.logs": line_logs,
    "token_r": token_r,
    "token_slope": token_slope,
    "s": Math.exp(Math.min(log_s, 709)),
    "case": +(whole > bound + 1e-12),
    "place0.token": slope,
    "place0.log": gate,
    "place0.error": slope - gate,
    "place1.token": place1_token,
    "place1.log": place1_log,
    "place1.error": place1_token - place1_log,
    "place2.token": place2_token,
    "place2.log": place2_log,
    "place2.error": place2_token - place2_log,
    "place3.token": place3_token,
    "place3.log": place3_log,
    "place3.error": place3_token - place3_log,
    "place4.token": place4_token,
    "place4.log": place4_log,
    "place4.error": place4_token - place4_log,
  };
}
