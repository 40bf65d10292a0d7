// 1 to any power and -1 to an infinite one are 1, as in C
const power = (a, b) => a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : Math.pow(a, b);
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
const data = Float64Array.of(.07943282347242814, .08235961081383446, .08539423876529774, .08854068082944087, .09180305691684075, .09518563874058612, .09869285540960361, .10232929922807539, .1060997317085432, .11000908980657129, .11406249238513205, .11826524691717932, .12262285643518471, .12714102673673713, .13182567385564067, .1366829318082926, .14171916062548517, .14694095468014787, .15235515132193408, .1579688398299582, .1637893706954064, .16982436524617442, .17608172562613614, .1825696451421085, .18929661899206165, .19627145538862117, .20350328709242815, .21100158337045785, .21877616239495523, .2268372040992233, .23519526350709588, .24386128455354936, .25284661441455014, .2621630183648997, .27182269518353375, .28183829312644537, .29222292648814835, .3029901927733648, .3141541905014218, .32572953766667095, .33773139087910087, .35017546521020676, .3630780547701013, .37645605404281274, .3903269800077034, .404708995075976, .4196209308723006, .4350823128927004, .45111338607098345, .4677351412871981, .4849693428528198, .5028385570086588, .5213661814728049, .540576476077297, .5604945945336332, .5811466173687161, .59999994, .6000000600000001, .6025595860743578, .6247615385150589, .647781545640427, .671649749550302, .6963974029624319, .7220569101343778, .7486618692932298, .7762471166286917, .7999999200000001, .8000000800000001, .8048487719071372, .8345042857663657, .8652524887529822, .8971336421666157, .9301894907775419, .9644633174867469, .9996999000300001, .9997000999700001, 1, 1.0003998999600001, 1.00040010004, 1.0368460695901391, 1.049999895, 1.050000105, 1.0750497720245193, 1.09999989, 1.10000011, 1.114661130737398, 1.149999885, 1.1500001149999999, 1.1557320123299715, 1.1983161944838325, 1.19999988, 1.2000001200000001, 1.2399998760000002, 1.240000124, 1.2424694363767745, 1.279999872, 1.2800001280000002, 1.2882495516931338, 1.3357164843242848, 1.3499998650000002, 1.3500001350000002, 1.3849323868583931, 1.39999986, 1.40000014, 1.4359617019622146, 1.488871246761489, 1.49999985, 1.50000015, 1.54373030033042, 1.6006106944048006, 1.6595869074375604, 1.69999983, 1.70000017, 1.720736162119889, 1.7841385264956269, 1.8498770188013327, 1.9180377161692859, 1.9887098673357704, 1.9999998, 2.0000002, 2.06198600950222, 2.1379620895022327, 2.2167375894331105, 2.29841565691644, 2.3831032401582486, 2.4709112279856047, 2.49999975, 2.5000002500000003, 2.561954595043018, 2.65635255233875, 2.7542287033381667, 2.855711205808523, 2.9609329396270843, 2.9999997, 3.0000003, 3.0700316807723182, 3.1831502817259865, 3.3004368585223327, 3.4220449846893066, 3.548133892335755, 3.6788686806478887, 3.8144205320680244, 3.9549669364386575, 3.9999996, 4.0000004, 4.1006919234053765, 4.25178630338289, 4.408447917399736, 4.570881896148751, 4.739300928582554, 4.913925540405717, 4.9999995, 5.0000005000000005, 5.094984382828268, 5.2827145319586295, 5.477361799228016, 5.679181053252741, 5.88843655355589, 6.105402296585329, 6.330362374481107, 6.563611347062035, 6.80545462751851, 7.05620888231659, 7.316202445836984, 7.58577575029184, 7.865281771482281, 8.155086490980368, 8.455569375340636, 8.767123872968684, 9.090157929297456, 9.425094520945706, 9.772372209558108, 9.999999, 10.000001000000001, 10.132445716052228, 10.505786516024195, 10.892883457092763, 11.29424339899008, 11.710391877237239, 12.141873791273715, 12.589254117941675);
const data2 = Float64Array.of(1, 0);
const sums6 = new Float64Array(2);
for (let i = 0; i < 2; i++) {
  const eq = data2[i] === 0;
  sums6[i] = +eq + +(!eq) * 2;
}
const level_ratios = new Float64Array(26);
const belows7 = new Float64Array(26);
const belows8 = new Float64Array(26);
const eithers = new Float64Array(26);
const sums4 = new Float64Array(26);
const sums5 = new Float64Array(26);
const flags4 = new Float64Array(26);
const negateds = new Float64Array(26);
const choices = new Float64Array(26);
const choices2 = new Float64Array(26);
const choices3 = new Float64Array(26);
const choices4 = new Float64Array(26);
const choices5 = new Float64Array(26);
const choices6 = new Float64Array(26);
const choices7 = new Float64Array(26);
const choices8 = new Float64Array(26);
const choices9 = new Float64Array(26);
const choices10 = new Float64Array(26);
const choices11 = new Float64Array(26);
const choices12 = new Float64Array(26);
const choices13 = new Float64Array(26);
const choices14 = new Float64Array(26);
const choices15 = new Float64Array(26);
const choices16 = new Float64Array(26);
const choices17 = new Float64Array(26);
const choices18 = new Float64Array(26);
const choices19 = new Float64Array(26);
const choices20 = new Float64Array(26);
const choices21 = new Float64Array(26);
const choices22 = new Float64Array(26);
const choices23 = new Float64Array(26);
const choices24 = new Float64Array(26);
const choices25 = new Float64Array(26);
const choices26 = new Float64Array(26);
const choices27 = new Float64Array(26);
const choices28 = new Float64Array(26);
const choices29 = new Float64Array(26);
const choices30 = new Float64Array(26);
const choices31 = new Float64Array(26);
const choices32 = new Float64Array(26);
const choices33 = new Float64Array(26);
const choices34 = new Float64Array(26);
const choices35 = new Float64Array(26);
const choices36 = new Float64Array(26);
const choices37 = new Float64Array(26);
const choices38 = new Float64Array(26);
const choices39 = new Float64Array(26);
const choices40 = new Float64Array(26);
const choices41 = new Float64Array(26);
const choices42 = new Float64Array(26);
const choices43 = new Float64Array(26);
const choices44 = new Float64Array(26);
const choices45 = new Float64Array(26);
const choices46 = new Float64Array(26);
const choices47 = new Float64Array(26);
const choices48 = new Float64Array(26);
const choices49 = new Float64Array(26);
const choices50 = new Float64Array(26);
const choices51 = new Float64Array(26);
const choices52 = new Float64Array(26);
const choices53 = new Float64Array(26);
const choices54 = new Float64Array(26);
const choices55 = new Float64Array(26);
const choices56 = new Float64Array(26);
for (let i = 0; i < 26; i++) {
  const level_ratio = Math.exp(-2.371662645783867 + 0.18973301166270937 * i);
  level_ratios[i] = level_ratio;
  const above = level_ratio >= 0.8;
  const below = +above;
  belows7[i] = below;
  const below_i = level_ratio <= 1.2;
  const eq_i = +below_i === 0;
  const below_i2 = level_ratio < 0.8;
  belows8[i] = below_i2;
  const either = below_i2 || level_ratio > 1.2;
  eithers[i] = either;
  sums4[i] = +eq_i + +(either && !eq_i) * 2;
  const both_i = above && below_i;
  sums5[i] = +(+both_i === 0) + 0;
  const eq_i2 = below === 0;
  flags4[i] = +eq_i2;
  negateds[i] = !eq_i2;
  const eq_i3 = +(level_ratio <= 1.0004) === 0;
  const sum = +eq_i3 + +(!eq_i3) * 2;
  const eq_i4 = +(level_ratio >= 0.9997) === 0;
  const sum_i = +eq_i4 + +(!eq_i4) * 2;
  const eq_i5 = sum === 1;
  choices[i] = eq_i5 ? 0.25 : NaN;
  choices2[i] = eq_i5 ? 0.75 : NaN;
  choices3[i] = eq_i5 ? 1.25 : NaN;
  choices4[i] = eq_i5 ? 1.75 : NaN;
  const eq_i6 = sum_i === 1;
  choices5[i] = eq_i6 ? -0.25 : NaN;
  choices6[i] = eq_i6 ? -0.75 : NaN;
  choices7[i] = eq_i6 ? -1.25 : NaN;
  choices8[i] = eq_i6 ? -1.75 : NaN;
  const eq_i7 = sum === 2;
  choices9[i] = eq_i7 ? 0.25 : NaN;
  choices10[i] = eq_i7 ? 0.75 : NaN;
  choices11[i] = eq_i7 ? 1.25 : NaN;
  choices12[i] = eq_i7 ? 1.75 : NaN;
  const eq_i8 = sum_i === 2;
  choices13[i] = eq_i8 ? -0.25 : NaN;
  choices14[i] = eq_i8 ? -0.75 : NaN;
  choices15[i] = eq_i8 ? -1.25 : NaN;
  choices16[i] = eq_i8 ? -1.75 : NaN;
  const keep = both_i || level_ratio <= 0.6;
  const sum_i2 = +(!keep) + +(either && keep) * 2;
  const keep_i = both_i || level_ratio >= 1.4;
  const sum_i3 = +(!keep_i) + +(either && keep_i) * 2;
  const eq_i9 = sum_i2 === 1;
  choices17[i] = eq_i9 ? 0.25 : NaN;
  choices18[i] = eq_i9 ? 0.75 : NaN;
  choices19[i] = eq_i9 ? 1.25 : NaN;
  choices20[i] = eq_i9 ? 1.75 : NaN;
  const eq_i10 = sum_i3 === 1;
  choices21[i] = eq_i10 ? -0.25 : NaN;
  choices22[i] = eq_i10 ? -0.75 : NaN;
  choices23[i] = eq_i10 ? -1.25 : NaN;
  choices24[i] = eq_i10 ? -1.75 : NaN;
  const eq_i11 = sum_i2 === 2;
  choices25[i] = eq_i11 ? 0.25 : NaN;
  choices26[i] = eq_i11 ? 0.75 : NaN;
  choices27[i] = eq_i11 ? 1.25 : NaN;
  choices28[i] = eq_i11 ? 1.75 : NaN;
  const eq_i12 = sum_i3 === 2;
  choices29[i] = eq_i12 ? -0.25 : NaN;
  choices30[i] = eq_i12 ? -0.75 : NaN;
  choices31[i] = eq_i12 ? -1.25 : NaN;
  choices32[i] = eq_i12 ? -1.75 : NaN;
  const eq_i13 = +(below_i2 || level_ratio > 1.28) * 2 === 2;
  choices33[i] = eq_i13 ? 0.25 : NaN;
  choices34[i] = eq_i13 ? 0.75 : NaN;
  choices35[i] = eq_i13 ? 1.25 : NaN;
  choices36[i] = eq_i13 ? 1.75 : NaN;
  choices37[i] = eq_i13 ? -0.25 : NaN;
  choices38[i] = eq_i13 ? -0.75 : NaN;
  choices39[i] = eq_i13 ? -1.25 : NaN;
  choices40[i] = eq_i13 ? -1.75 : NaN;
  const eq_i14 = Math.min(1 / level_ratio, 3) * +below_i === 0;
  const sum_i4 = +eq_i14 + +(either && !eq_i14) * 2;
  const eq_i15 = Math.min(level_ratio, 3) * +above === 0;
  const sum_i5 = +eq_i15 + +(either && !eq_i15) * 2;
  const eq_i16 = sum_i4 === 1;
  choices41[i] = eq_i16 ? 0.25 : NaN;
  choices42[i] = eq_i16 ? 0.75 : NaN;
  choices43[i] = eq_i16 ? 1.25 : NaN;
  choices44[i] = eq_i16 ? 1.75 : NaN;
  const eq_i17 = sum_i5 === 1;
  choices45[i] = eq_i17 ? -0.25 : NaN;
  choices46[i] = eq_i17 ? -0.75 : NaN;
  choices47[i] = eq_i17 ? -1.25 : NaN;
  choices48[i] = eq_i17 ? -1.75 : NaN;
  const eq_i18 = sum_i4 === 2;
  choices49[i] = eq_i18 ? 0.25 : NaN;
  choices50[i] = eq_i18 ? 0.75 : NaN;
  choices51[i] = eq_i18 ? 1.25 : NaN;
  choices52[i] = eq_i18 ? 1.75 : NaN;
  const eq_i19 = sum_i5 === 2;
  choices53[i] = eq_i19 ? -0.25 : NaN;
  choices54[i] = eq_i19 ? -0.75 : NaN;
  choices55[i] = eq_i19 ? -1.25 : NaN;
  choices56[i] = eq_i19 ? -1.75 : NaN;
}
const middles = new Float64Array(180);
const belows6 = new Float64Array(180);
const products8 = new Float64Array(180);
const products9 = new Float64Array(180);
const products10 = new Float64Array(180);
const products11 = new Float64Array(180);
const products12 = new Float64Array(180);
const products13 = new Float64Array(180);
const products14 = new Float64Array(180);
const differences4 = new Float64Array(180);
const helds7 = new Float64Array(180);
const products15 = new Float64Array(180);
const products16 = new Float64Array(180);
const products17 = new Float64Array(180);
const products18 = new Float64Array(180);
const products19 = new Float64Array(180);
const products20 = new Float64Array(180);
const products21 = new Float64Array(180);
const products22 = new Float64Array(180);
const products23 = new Float64Array(180);
const products24 = new Float64Array(180);
const phis7 = new Float64Array(180);
const products25 = new Float64Array(180);
const products26 = new Float64Array(180);
const products27 = new Float64Array(180);
const products28 = new Float64Array(180);
const products29 = new Float64Array(180);
const products30 = new Float64Array(180);
const products31 = new Float64Array(180);
const products32 = new Float64Array(180);
const products33 = new Float64Array(180);
const ups5 = new Float64Array(180);
const products34 = new Float64Array(180);
const products35 = new Float64Array(180);
const products36 = new Float64Array(180);
const products37 = new Float64Array(180);
const products38 = new Float64Array(180);
const products39 = new Float64Array(180);
const products40 = new Float64Array(180);
const products41 = new Float64Array(180);
const products42 = new Float64Array(180);
const ups6 = new Float64Array(180);
const products43 = new Float64Array(180);
const products44 = new Float64Array(180);
const products45 = new Float64Array(180);
const products46 = new Float64Array(180);
const products47 = new Float64Array(180);
const products48 = new Float64Array(180);
const products49 = new Float64Array(180);
const products50 = new Float64Array(180);
const products51 = new Float64Array(180);
for (let i = 0; i < 180; i++) {
  const middle = Math.sqrt(data[i + 1] * data[i]);
  middles[i] = middle;
  const above_i = middle >= 0.8;
  const below_i3 = +above_i;
  belows6[i] = below_i3;
  const below_i4 = middle <= 1.2;
  products8[i] = middle * +below_i4;
  const both_i2 = above_i && below_i4;
  products9[i] = middle * +both_i2;
  const product = middle * below_i3;
  products10[i] = product * -1.8;
  products11[i] = product * -1.4;
  products12[i] = product * -1;
  products13[i] = product * -0.6;
  products14[i] = product * -0.2;
  differences4[i] = middle - 1;
  helds7[i] = Math.max(middle, 0);
  const product_i = middle * +(middle <= 1.0004);
  products15[i] = product_i;
  const product_i2 = middle * +(middle >= 0.9997);
  products16[i] = product_i2 * -1.8;
  products17[i] = product_i2 * -1.4;
  products18[i] = product_i2 * -1;
  products19[i] = product_i2 * -0.6;
  products20[i] = product_i2 * -0.2;
  products21[i] = product_i * 0.2;
  products22[i] = product_i * 0.6;
  products23[i] = product_i * 1.4;
  products24[i] = product_i * 1.8;
  const phi = +(both_i2 || middle <= 0.6);
  phis7[i] = phi;
  const phi_i = +(both_i2 || middle >= 1.4);
  products25[i] = phi_i * -1.8;
  products26[i] = phi_i * -1.4;
  products27[i] = phi_i * -1;
  products28[i] = phi_i * -0.6;
  products29[i] = phi_i * -0.2;
  products30[i] = phi * 0.2;
  products31[i] = phi * 0.6;
  products32[i] = phi * 1.4;
  products33[i] = phi * 1.8;
  const up = middle > 1.28 ? 1.28 : middle;
  ups5[i] = up;
  const down = middle < 0.8 ? 0.8 : middle;
  products34[i] = down * -1.8;
  products35[i] = down * -1.4;
  products36[i] = down * -1;
  products37[i] = down * -0.6;
  products38[i] = down * -0.2;
  products39[i] = up * 0.2;
  products40[i] = up * 0.6;
  products41[i] = up * 1.4;
  products42[i] = up * 1.8;
  const up_i = Math.min(1 / middle, 3) * +below_i4;
  ups6[i] = up_i;
  const down_i = Math.min(middle, 3) * +above_i;
  products43[i] = down_i * -1.8;
  products44[i] = down_i * -1.4;
  products45[i] = down_i * -1;
  products46[i] = down_i * -0.6;
  products47[i] = down_i * -0.2;
  products48[i] = up_i * 0.2;
  products49[i] = up_i * 0.6;
  products50[i] = up_i * 1.4;
  products51[i] = up_i * 1.8;
}
const sums = new Float64Array(181);
const reciprocals = new Float64Array(181);
const belows = new Float64Array(181);
const flags = new Float64Array(181);
const helds = new Float64Array(181);
const helds2 = new Float64Array(181);
const products = new Float64Array(181);
const slopes = new Float64Array(181);
const fs = new Float64Array(181);
const products2 = new Float64Array(181);
const belows2 = new Float64Array(181);
const flags2 = new Float64Array(181);
const belows3 = new Float64Array(181);
const helds3 = new Float64Array(181);
const products3 = new Float64Array(181);
const products4 = new Float64Array(181);
const differences = new Float64Array(181);
const products5 = new Float64Array(181);
const helds4 = new Float64Array(181);
const belows4 = new Float64Array(181);
const flags3 = new Float64Array(181);
const belows5 = new Float64Array(181);
const helds5 = new Float64Array(181);
const products6 = new Float64Array(181);
const products7 = new Float64Array(181);
const phis = new Float64Array(181);
const fs2 = new Float64Array(181);
const quotients = new Float64Array(181);
const phis2 = new Float64Array(181);
const fs3 = new Float64Array(181);
const quotients2 = new Float64Array(181);
const helds6 = new Float64Array(181);
const quotients3 = new Float64Array(181);
const fs4 = new Float64Array(181);
const quotients4 = new Float64Array(181);
const phis3 = new Float64Array(181);
const differences2 = new Float64Array(181);
const quotients5 = new Float64Array(181);
const phis4 = new Float64Array(181);
const differences3 = new Float64Array(181);
const quotients6 = new Float64Array(181);
const phis5 = new Float64Array(181);
const sums2 = new Float64Array(181);
const quotients7 = new Float64Array(181);
const phis6 = new Float64Array(181);
const sums3 = new Float64Array(181);
const quotients8 = new Float64Array(181);
const ups = new Float64Array(181);
const downs = new Float64Array(181);
const ups2 = new Float64Array(181);
const downs2 = new Float64Array(181);
const quotients9 = new Float64Array(181);
const quotients10 = new Float64Array(181);
const ups3 = new Float64Array(181);
const downs3 = new Float64Array(181);
const ups4 = new Float64Array(181);
const downs4 = new Float64Array(181);
const quotients11 = new Float64Array(181);
const quotients12 = new Float64Array(181);
const downs5 = new Float64Array(181);
const downs6 = new Float64Array(181);
const quotients13 = new Float64Array(181);
for (let i = 0; i < 181; i++) {
  const log = Math.log(data[i]);
  const sum_i6 = log + 1;
  sums[i] = sum_i6;
  const reciprocal = 1 / data[i];
  reciprocals[i] = reciprocal;
  const above_i2 = data[i] >= 0.8;
  const below_i5 = +above_i2;
  belows[i] = below_i5;
  const below_i6 = data[i] <= 1.2;
  const flag = +below_i6;
  flags[i] = flag;
  const held = Math.max(data[i], 0.8);
  helds[i] = held;
  helds2[i] = Math.min(data[i], 1.2);
  products[i] = data[i] * flag;
  const both_i3 = above_i2 && below_i6;
  const slope = +both_i3;
  slopes[i] = slope;
  fs[i] = Math.min(held, 1.2);
  products2[i] = data[i] * slope;
  const below_i7 = +(data[i] >= 0.9997);
  belows2[i] = below_i7;
  const flag_i = +(data[i] <= 1.0004);
  flags2[i] = flag_i;
  belows3[i] = Math.max(data[i], 0.9997);
  helds3[i] = Math.min(data[i], 1.0004);
  products3[i] = data[i] * flag_i;
  products4[i] = data[i] * below_i7;
  differences[i] = data[i] - 1;
  products5[i] = data[i] * below_i5;
  helds4[i] = Math.max(data[i], 0);
  const below_i8 = +(data[i] >= 0.998);
  belows4[i] = below_i8;
  const flag_i2 = +(data[i] <= 1.0025);
  flags3[i] = flag_i2;
  belows5[i] = Math.max(data[i], 0.998);
  helds5[i] = Math.min(data[i], 1.0025);
  products6[i] = data[i] * flag_i2;
  products7[i] = data[i] * below_i8;
  const difference = 1 - Math.exp(log);
  const phi_i2 = Math.exp(2 * log + 3 * difference);
  phis[i] = phi_i2;
  fs2[i] = 2.2317263247986294 * igamma(2, 3 * data[i]);
  quotients[i] = phi_i2 / data[i];
  const phi_i3 = Math.exp(3 * log + 2 * difference);
  phis2[i] = phi_i3;
  fs3[i] = 1.8472640247326628 * igamma(3, 2 * data[i]);
  quotients2[i] = phi_i3 / data[i];
  const held_i = Math.min(data[i], 1);
  helds6[i] = held_i;
  quotients3[i] = 1 / data[i];
  fs4[i] = data[i] > 1 ? sum_i6 : data[i];
  quotients4[i] = held_i / data[i];
  const phi_i4 = 1 - log * 0.1;
  phis3[i] = phi_i4;
  const product_i3 = log * log;
  differences2[i] = sum_i6 - product_i3 * 0.05;
  quotients5[i] = phi_i4 / data[i];
  const phi_i5 = 1 - log * -0.1;
  phis4[i] = phi_i5;
  differences3[i] = sum_i6 - product_i3 * -0.05;
  quotients6[i] = phi_i5 / data[i];
  const phi_i6 = +(both_i3 || data[i] <= 0.6);
  phis5[i] = phi_i6;
  const f_i = Math.min(Math.max(log, -0.2231435513142097), 0.1823215567939546) + 1;
  sums2[i] = f_i + Math.min(log - -0.5108256237659907, 0);
  quotients7[i] = phi_i6 / data[i];
  const phi_i7 = +(both_i3 || data[i] >= 1.4);
  phis6[i] = phi_i7;
  sums3[i] = f_i + Math.max(log - 0.3364722366212129, 0);
  quotients8[i] = phi_i7 / data[i];
  const up_i2 = Math.min(reciprocal, 3) * +below_i6;
  ups[i] = up_i2;
  const down_i2 = Math.min(data[i], 3) * +above_i2;
  downs[i] = down_i2;
  ups2[i] = 2 - 1 / Math.min(Math.max(data[i], 0.3333333333333333), 1.2) + Math.log(Math.min(data[i] * 3, 1)) * 3;
  downs2[i] = Math.min(held, 3) + Math.log(Math.max(data[i] / 3, 1)) * 3;
  quotients9[i] = up_i2 / data[i];
  quotients10[i] = down_i2 / data[i];
  const up_i3 = data[i] > 1.28 ? 1.28 : data[i];
  ups3[i] = up_i3;
  const below_i9 = data[i] < 0.8;
  const down_i3 = below_i9 ? 0.8 : data[i];
  downs3[i] = down_i3;
  ups4[i] = Math.min(data[i], 1.28) + Math.log(Math.max(data[i] / 1.28, 1)) * 1.28;
  const log_i = Math.log(Math.min(data[i] / 0.8, 1));
  downs4[i] = held + log_i * 0.8;
  quotients11[i] = up_i3 / data[i];
  quotients12[i] = down_i3 / data[i];
  const down_i4 = below_i9 ? 0.4 : data[i];
  downs5[i] = down_i4;
  downs6[i] = held + log_i * 0.4;
  quotients13[i] = down_i4 / data[i];
}
const joineds = new Float64Array(208);
const joineds2 = new Float64Array(208);
const joineds3 = new Float64Array(208);
const joineds4 = new Float64Array(208);
const joineds5 = new Float64Array(208);
const joineds6 = new Float64Array(208);
const joineds7 = new Float64Array(208);
for (let i = 0; i < 208; i++) {
  joineds[i] = i < 26 ? choices[i] : i < 52 ? choices2[i - 26] : i < 78 ? choices3[i - 52] : i < 104 ? choices4[i - 78] : i < 130 ? choices5[i - 104] : i < 156 ? choices6[i - 130] : i < 182 ? choices7[i - 156] : choices8[i - 182];
  joineds2[i] = i < 26 ? choices9[i] : i < 52 ? choices10[i - 26] : i < 78 ? choices11[i - 52] : i < 104 ? choices12[i - 78] : i < 130 ? choices13[i - 104] : i < 156 ? choices14[i - 130] : i < 182 ? choices15[i - 156] : choices16[i - 182];
  joineds3[i] = i < 26 ? choices17[i] : i < 52 ? choices18[i - 26] : i < 78 ? choices19[i - 52] : i < 104 ? choices20[i - 78] : i < 130 ? choices21[i - 104] : i < 156 ? choices22[i - 130] : i < 182 ? choices23[i - 156] : choices24[i - 182];
  joineds4[i] = i < 26 ? choices25[i] : i < 52 ? choices26[i - 26] : i < 78 ? choices27[i - 52] : i < 104 ? choices28[i - 78] : i < 130 ? choices29[i - 104] : i < 156 ? choices30[i - 130] : i < 182 ? choices31[i - 156] : choices32[i - 182];
  joineds5[i] = i < 26 ? choices33[i] : i < 52 ? choices34[i - 26] : i < 78 ? choices35[i - 52] : i < 104 ? choices36[i - 78] : i < 130 ? choices37[i - 104] : i < 156 ? choices38[i - 130] : i < 182 ? choices39[i - 156] : choices40[i - 182];
  joineds6[i] = i < 26 ? choices41[i] : i < 52 ? choices42[i - 26] : i < 78 ? choices43[i - 52] : i < 104 ? choices44[i - 78] : i < 130 ? choices45[i - 104] : i < 156 ? choices46[i - 130] : i < 182 ? choices47[i - 156] : choices48[i - 182];
  joineds7[i] = i < 26 ? choices49[i] : i < 52 ? choices50[i - 26] : i < 78 ? choices51[i - 52] : i < 104 ? choices52[i - 78] : i < 130 ? choices53[i - 104] : i < 156 ? choices54[i - 130] : i < 182 ? choices55[i - 156] : choices56[i - 182];
}
const data3 = Float64Array.of(.24, 4.2);
const data4 = Float64Array.of(0, 1);
export default function compute(x) {
  const {r, eps_high, dual, w_max, tau_pos, tau_neg, prob, length, both} = x;
  const on_reinforce = x["on.reinforce"];
  const on_grpo = x["on.grpo"];
  const on_gspo = x["on.gspo"];
  const on_sapo = x["on.sapo"];
  const on_dapo = x["on.dapo"];
  const on_dr_grpo = x["on.dr_grpo"];
  const on_cispo = x["on.cispo"];
  const on_gspo_token = x["on.gspo_token"];
  const on_sequence_product = x["on.sequence_product"];
  const on_luspo = x["on.luspo"];
  const on_vespo = x["on.vespo"];
  const on_topr = x["on.topr"];
  const on_dro = x["on.dro"];
  const on_rec = x["on.rec"];
  const on_aspo = x["on.aspo"];
  const on_gppo = x["on.gppo"];
  const on_ce_gppo = x["on.ce_gppo"];
  const product2 = r * 0;
  const log2 = Math.log(r);
  const reinforce_pos_f = log2 + 1;
  const reinforce_pos_slope = 1 / r;
  const above2 = on_reinforce > 0;
  const choice = above2 ? reinforce_pos_f : NaN;
  const choice2 = above2 ? reinforce_pos_slope : NaN;
  const choice3 = above2 ? 1 : NaN;
  const sum2 = product2 + on_reinforce * 0;
  const z = Math.min(Math.max(0 + log2, -2.315841784746324e77), 2.315841784746324e77);
  const level_ratio2 = Math.exp(Math.min(z, 680));
  const above3 = level_ratio2 >= 0.8;
  const below2 = +above3;
  const below3 = level_ratio2 <= 1.2;
  const eq2 = +below3 === 0;
  const below4 = level_ratio2 < 0.8;
  const either2 = below4 || level_ratio2 > 1.2;
  const dr_grpo_pos_state = +eq2 + +(either2 && !eq2) * 2;
  const eq3 = below2 * (+(level_ratio2 <= dual) + +(level_ratio2 < dual)) / 2 === 0;
  const both2 = above3 && below3;
  const eq4 = +both2 === 0;
  const sum3 = +eq4 + +(either2 && !eq4) * 2;
  const above4 = both > 0;
  const grpo_pos_state = above4 ? sum3 : dr_grpo_pos_state;
  const grpo_neg_state = above4 ? sum3 : +eq3 + +(either2 && !eq3) * 2;
  const above5 = r >= 0.8;
  const dapo_neg_slope = +above5;
  const below5 = dapo_neg_slope * (+(r <= dual) + +(r < dual)) / 2;
  const below6 = r <= 1.2;
  const dr_grpo_pos_slope = +below6;
  const dapo_neg_f = Math.max(r, 0.8);
  const dr_grpo_pos_f = Math.min(r, 1.2);
  const dr_grpo_pos_phi = r * dr_grpo_pos_slope;
  const both3 = above5 && below6;
  const slope2 = +both3;
  const value = Math.min(dapo_neg_f, 1.2);
  const product3 = r * slope2;
  const grpo_pos_f = above4 ? value : dr_grpo_pos_f;
  const grpo_pos_slope = above4 ? slope2 : dr_grpo_pos_slope;
  const grpo_pos_phi = above4 ? product3 : dr_grpo_pos_phi;
  const above6 = on_grpo > 0;
  const choice4 = above6 ? grpo_pos_f : NaN;
  const choice5 = above6 ? grpo_pos_slope : NaN;
  const choice6 = above6 ? grpo_pos_phi : NaN;
  const grpo_neg_f = above4 ? value : Math.min(dapo_neg_f, dual);
  const grpo_neg_slope = above4 ? slope2 : below5;
  const grpo_neg_phi = above4 ? product3 : r * below5;
  const choice7 = above6 ? grpo_neg_f : NaN;
  const choice8 = above6 ? grpo_neg_slope : NaN;
  const choice9 = above6 ? grpo_neg_phi : NaN;
  const eq5 = +(level_ratio2 <= 1.0004) === 0;
  const either3 = level_ratio2 < 0.9997 || level_ratio2 > 1.0004;
  const gspo_pos_state = +eq5 + +(either3 && !eq5) * 2;
  const eq6 = +(level_ratio2 >= 0.9997) === 0;
  const gspo_neg_state = +eq6 + +(either3 && !eq6) * 2;
  const gspo_neg_slope = +(r >= 0.9997);
  const gspo_pos_slope = +(r <= 1.0004);
  const gspo_neg_f = Math.max(r, 0.9997);
  const gspo_pos_f = Math.min(r, 1.0004);
  const gspo_pos_phi = r * gspo_pos_slope;
  const above7 = on_gspo > 0;
  const choice10 = above7 ? gspo_pos_f : NaN;
  const choice11 = above7 ? gspo_pos_slope : NaN;
  const choice12 = above7 ? gspo_pos_phi : NaN;
  const gspo_neg_phi = r * gspo_neg_slope;
  const choice13 = above7 ? gspo_neg_f : NaN;
  const choice14 = above7 ? gspo_neg_slope : NaN;
  const choice15 = above7 ? gspo_neg_phi : NaN;
  const product4 = 1 / tau_pos * 4;
  const difference2 = r - 1;
  const x2 = tau_pos * difference2;
  const gate = 1 / (1 + Math.exp(-x2));
  const sapo_pos_slope = gate * 4 * (1 / (1 + Math.exp(-(-x2))));
  const sapo_pos_f = product4 * gate;
  const sapo_pos_phi = r * sapo_pos_slope;
  const above8 = on_sapo > 0;
  const choice16 = above8 ? sapo_pos_f : NaN;
  const choice17 = above8 ? sapo_pos_slope : NaN;
  const choice18 = above8 ? sapo_pos_phi : NaN;
  const product5 = on_sapo * 0;
  const sum4 = sum2 + on_grpo * +(grpo_pos_state === 1) + on_gspo * +(gspo_pos_state === 1) + product5;
  const product6 = 1 / tau_neg * 4;
  const x3 = tau_neg * difference2;
  const gate2 = 1 / (1 + Math.exp(-x3));
  const sapo_neg_slope = gate2 * 4 * (1 / (1 + Math.exp(-(-x3))));
  const sapo_neg_f = product6 * gate2;
  const sapo_neg_phi = r * sapo_neg_slope;
  const choice19 = above8 ? sapo_neg_f : NaN;
  const choice20 = above8 ? sapo_neg_slope : NaN;
  const choice21 = above8 ? sapo_neg_phi : NaN;
  const sum5 = sum2 + on_grpo * +(grpo_neg_state === 1) + on_gspo * +(gspo_neg_state === 1) + product5;
  const high = eps_high + 1;
  const eq7 = +(level_ratio2 <= high) === 0;
  const either4 = below4 || level_ratio2 > high;
  const dapo_pos_state = +eq7 + +(either4 && !eq7) * 2;
  const eq8 = below2 === 0;
  const flag2 = +eq8;
  const negated = !eq8;
  const dapo_neg_state = flag2 + +(either4 && negated) * 2;
  const dapo_pos_slope = +(r <= high);
  const dapo_pos_f = Math.min(r, high);
  const dapo_pos_phi = r * dapo_pos_slope;
  const above9 = on_dapo > 0;
  const choice22 = above9 ? dapo_pos_f : NaN;
  const choice23 = above9 ? dapo_pos_slope : NaN;
  const choice24 = above9 ? dapo_pos_phi : NaN;
  const dapo_neg_phi = r * dapo_neg_slope;
  const choice25 = above9 ? dapo_neg_f : NaN;
  const choice26 = above9 ? dapo_neg_slope : NaN;
  const choice27 = above9 ? dapo_neg_phi : NaN;
  const dr_grpo_neg_state = flag2 + +(either2 && negated) * 2;
  const above10 = on_dr_grpo > 0;
  const choice28 = above10 ? dr_grpo_pos_f : NaN;
  const choice29 = above10 ? dr_grpo_pos_slope : NaN;
  const choice30 = above10 ? dr_grpo_pos_phi : NaN;
  const sum6 = sum4 + on_dapo * +(dapo_pos_state === 1) + on_dr_grpo * +(dr_grpo_pos_state === 1);
  const choice31 = above10 ? dapo_neg_f : NaN;
  const choice32 = above10 ? dapo_neg_slope : NaN;
  const choice33 = above10 ? dapo_neg_phi : NaN;
  const sum7 = sum5 + on_dapo * +(dapo_neg_state === 1) + on_dr_grpo * +(dr_grpo_neg_state === 1);
  const below7 = level_ratio2 < 0;
  const product7 = +(below7 || level_ratio2 > w_max) * 2;
  const sequence_product_neg_f = Math.max(r, 0);
  const w = Math.min(sequence_product_neg_f, w_max);
  const cispo_pos_f = w > 0 ? w * (Math.log(r / w) + 1) : 0;
  const cispo_pos_slope = w / r;
  const above11 = on_cispo > 0;
  const choice34 = above11 ? cispo_pos_f : NaN;
  const choice35 = above11 ? cispo_pos_slope : NaN;
  const choice36 = above11 ? w : NaN;
  const product8 = on_cispo * +(product7 === 1);
  const level_ratio3 = Math.exp(Math.min(z + (z - z), 680));
  const eq9 = +(level_ratio3 <= 1.0004) === 0;
  const either5 = level_ratio3 < 0.9997 || level_ratio3 > 1.0004;
  const gspo_token_pos_state = +eq9 + +(either5 && !eq9) * 2;
  const eq10 = +(level_ratio3 >= 0.9997) === 0;
  const gspo_token_neg_state = +eq10 + +(either5 && !eq10) * 2;
  const above12 = on_gspo_token > 0;
  const choice37 = above12 ? gspo_pos_f : NaN;
  const choice38 = above12 ? gspo_pos_slope : NaN;
  const choice39 = above12 ? gspo_pos_phi : NaN;
  const choice40 = above12 ? gspo_neg_f : NaN;
  const choice41 = above12 ? gspo_neg_slope : NaN;
  const choice42 = above12 ? gspo_neg_phi : NaN;
  const eq11 = +(level_ratio2 <= Infinity) === 0;
  const either6 = below7 || level_ratio2 > Infinity;
  const sequence_product_pos_state = +eq11 + +(either6 && !eq11) * 2;
  const eq12 = +(level_ratio2 >= 0) === 0;
  const sequence_product_neg_state = +eq12 + +(either6 && !eq12) * 2;
  const sequence_product_neg_slope = +(r >= 0);
  const sequence_product_pos_slope = +(r <= Infinity);
  const sequence_product_pos_phi = r * sequence_product_pos_slope;
  const above13 = on_sequence_product > 0;
  const choice43 = above13 ? r : NaN;
  const choice44 = above13 ? sequence_product_pos_slope : NaN;
  const choice45 = above13 ? sequence_product_pos_phi : NaN;
  const sum8 = sum6 + product8 + on_gspo_token * +(gspo_token_pos_state === 1) + on_sequence_product * +(sequence_product_pos_state === 1);
  const sequence_product_neg_phi = r * sequence_product_neg_slope;
  const choice46 = above13 ? sequence_product_neg_f : NaN;
  const choice47 = above13 ? sequence_product_neg_slope : NaN;
  const choice48 = above13 ? sequence_product_neg_phi : NaN;
  const sum9 = sum7 + product8 + on_gspo_token * +(gspo_token_neg_state === 1) + on_sequence_product * +(sequence_product_neg_state === 1);
  const eq13 = +(level_ratio2 <= 1.0025) === 0;
  const either7 = level_ratio2 < 0.998 || level_ratio2 > 1.0025;
  const luspo_pos_state = +eq13 + +(either7 && !eq13) * 2;
  const eq14 = +(level_ratio2 >= 0.998) === 0;
  const luspo_neg_state = +eq14 + +(either7 && !eq14) * 2;
  const luspo_neg_slope = +(r >= 0.998);
  const luspo_pos_slope = +(r <= 1.0025);
  const luspo_neg_f = Math.max(r, 0.998);
  const luspo_pos_f = Math.min(r, 1.0025);
  const luspo_pos_phi = r * luspo_pos_slope;
  const above14 = on_luspo > 0;
  const choice49 = above14 ? luspo_pos_f : NaN;
  const choice50 = above14 ? luspo_pos_slope : NaN;
  const choice51 = above14 ? luspo_pos_phi : NaN;
  const luspo_neg_phi = r * luspo_neg_slope;
  const choice52 = above14 ? luspo_neg_f : NaN;
  const choice53 = above14 ? luspo_neg_slope : NaN;
  const choice54 = above14 ? luspo_neg_phi : NaN;
  const difference3 = 1 - Math.exp(log2);
  const vespo_pos_phi = Math.exp(2 * log2 + 3 * difference3);
  const vespo_pos_f = 2.2317263247986294 * igamma(2, 3 * r);
  const vespo_pos_slope = vespo_pos_phi / r;
  const above15 = on_vespo > 0;
  const choice55 = above15 ? vespo_pos_f : NaN;
  const choice56 = above15 ? vespo_pos_slope : NaN;
  const choice57 = above15 ? vespo_pos_phi : NaN;
  const product9 = on_vespo * 0;
  const vespo_neg_phi = Math.exp(3 * log2 + 2 * difference3);
  const vespo_neg_f = 1.8472640247326628 * igamma(3, 2 * r);
  const vespo_neg_slope = vespo_neg_phi / r;
  const choice58 = above15 ? vespo_neg_f : NaN;
  const choice59 = above15 ? vespo_neg_slope : NaN;
  const choice60 = above15 ? vespo_neg_phi : NaN;
  const topr_neg_phi = Math.min(r, 1);
  const topr_pos_slope = 1 / r;
  const above16 = on_topr > 0;
  const choice61 = above16 ? reinforce_pos_f : NaN;
  const choice62 = above16 ? topr_pos_slope : NaN;
  const choice63 = above16 ? 1 : NaN;
  const product10 = on_topr * 0;
  const topr_neg_f = r > 1 ? reinforce_pos_f : r;
  const topr_neg_slope = topr_neg_phi / r;
  const choice64 = above16 ? topr_neg_f : NaN;
  const choice65 = above16 ? topr_neg_slope : NaN;
  const choice66 = above16 ? topr_neg_phi : NaN;
  const dro_pos_phi = 1 - log2 * 0.1;
  const product11 = log2 * log2;
  const dro_pos_f = reinforce_pos_f - product11 * 0.05;
  const dro_pos_slope = dro_pos_phi / r;
  const above17 = on_dro > 0;
  const choice67 = above17 ? dro_pos_f : NaN;
  const choice68 = above17 ? dro_pos_slope : NaN;
  const choice69 = above17 ? dro_pos_phi : NaN;
  const product12 = on_dro * 0;
  const dro_neg_phi = 1 - log2 * -0.1;
  const dro_neg_f = reinforce_pos_f - product11 * -0.05;
  const dro_neg_slope = dro_neg_phi / r;
  const choice70 = above17 ? dro_neg_f : NaN;
  const choice71 = above17 ? dro_neg_slope : NaN;
  const choice72 = above17 ? dro_neg_phi : NaN;
  const keep2 = both2 || level_ratio2 <= 0.6;
  const rec_pos_state = +(!keep2) + +(either2 && keep2) * 2;
  const keep3 = both2 || level_ratio2 >= 1.4;
  const rec_neg_state = +(!keep3) + +(either2 && keep3) * 2;
  const rec_pos_phi = +(both3 || r <= 0.6);
  const value2 = Math.min(Math.max(log2, -0.2231435513142097), 0.1823215567939546) + 1;
  const rec_pos_f = value2 + Math.min(log2 - -0.5108256237659907, 0);
  const rec_pos_slope = rec_pos_phi / r;
  const above18 = on_rec > 0;
  const choice73 = above18 ? rec_pos_f : NaN;
  const choice74 = above18 ? rec_pos_slope : NaN;
  const choice75 = above18 ? rec_pos_phi : NaN;
  const sum10 = sum8 + on_luspo * +(luspo_pos_state === 1) + product9 + product10 + product12 + on_rec * +(rec_pos_state === 1);
  const rec_neg_phi = +(both3 || r >= 1.4);
  const rec_neg_f = value2 + Math.max(log2 - 0.3364722366212129, 0);
  const rec_neg_slope = rec_neg_phi / r;
  const choice76 = above18 ? rec_neg_f : NaN;
  const choice77 = above18 ? rec_neg_slope : NaN;
  const choice78 = above18 ? rec_neg_phi : NaN;
  const sum11 = sum9 + on_luspo * +(luspo_neg_state === 1) + product9 + product10 + product12 + on_rec * +(rec_neg_state === 1);
  const eq15 = Math.min(1 / level_ratio2, 3) * +below3 === 0;
  const aspo_pos_state = +eq15 + +(either2 && !eq15) * 2;
  const eq16 = Math.min(level_ratio2, 3) * +above3 === 0;
  const aspo_neg_state = +eq16 + +(either2 && !eq16) * 2;
  const aspo_pos_phi = Math.min(reinforce_pos_slope, 3) * +below6;
  const aspo_neg_phi = Math.min(r, 3) * +above5;
  const aspo_pos_f = 2 - 1 / Math.min(Math.max(r, 0.3333333333333333), 1.2) + Math.log(Math.min(r * 3, 1)) * 3;
  const aspo_neg_f = Math.min(dapo_neg_f, 3) + Math.log(Math.max(r / 3, 1)) * 3;
  const aspo_pos_slope = aspo_pos_phi / r;
  const above19 = on_aspo > 0;
  const choice79 = above19 ? aspo_pos_f : NaN;
  const choice80 = above19 ? aspo_pos_slope : NaN;
  const choice81 = above19 ? aspo_pos_phi : NaN;
  const aspo_neg_slope = aspo_neg_phi / r;
  const choice82 = above19 ? aspo_neg_f : NaN;
  const choice83 = above19 ? aspo_neg_slope : NaN;
  const choice84 = above19 ? aspo_neg_phi : NaN;
  const product13 = +(below4 || level_ratio2 > 1.28) * 2;
  const gppo_pos_phi = r > 1.28 ? 1.28 : r;
  const below8 = r < 0.8;
  const gppo_neg_phi = below8 ? 0.8 : r;
  const gppo_pos_f = Math.min(r, 1.28) + Math.log(Math.max(r / 1.28, 1)) * 1.28;
  const log3 = Math.log(Math.min(r / 0.8, 1));
  const gppo_neg_f = dapo_neg_f + log3 * 0.8;
  const gppo_pos_slope = gppo_pos_phi / r;
  const above20 = on_gppo > 0;
  const choice85 = above20 ? gppo_pos_f : NaN;
  const choice86 = above20 ? gppo_pos_slope : NaN;
  const choice87 = above20 ? gppo_pos_phi : NaN;
  const flag3 = +(product13 === 1);
  const product14 = on_gppo * flag3;
  const gppo_neg_slope = gppo_neg_phi / r;
  const choice88 = above20 ? gppo_neg_f : NaN;
  const choice89 = above20 ? gppo_neg_slope : NaN;
  const choice90 = above20 ? gppo_neg_phi : NaN;
  const ce_gppo_neg_phi = below8 ? 0.4 : r;
  const ce_gppo_neg_f = dapo_neg_f + log3 * 0.4;
  const above21 = on_ce_gppo > 0;
  const choice91 = above21 ? gppo_pos_f : NaN;
  const choice92 = above21 ? gppo_pos_slope : NaN;
  const choice93 = above21 ? gppo_pos_phi : NaN;
  const product15 = on_ce_gppo * flag3;
  const silent_pos = sum10 + on_aspo * +(aspo_pos_state === 1) + product14 + product15;
  const ce_gppo_neg_slope = ce_gppo_neg_phi / r;
  const choice94 = above21 ? ce_gppo_neg_f : NaN;
  const choice95 = above21 ? ce_gppo_neg_slope : NaN;
  const choice96 = above21 ? ce_gppo_neg_phi : NaN;
  const silent_neg = sum11 + on_aspo * +(aspo_neg_state === 1) + product14 + product15;
  const sum12 = product2 + on_reinforce + on_grpo + on_gspo + on_sapo + on_dapo + on_dr_grpo + on_cispo;
  const sum13 = sum12 + on_gspo_token + on_sequence_product + on_luspo + on_vespo + on_topr + on_dro;
  const shown = sum13 + on_rec + on_aspo + on_gppo + on_ce_gppo;
  const reciprocal2 = 1 / prob;
  const product16 = reciprocal2 * 0.2;
  const low = Math.max(1 - product16, 0);
  const dppo_high = Math.min(product16 + 1, reciprocal2);
  const old = 0 + Math.log(prob);
  const sum14 = old + log2;
  const q = Math.exp(old);
  const moved = Math.exp(sum14) - q;
  const above22 = moved > 0.2;
  const below9 = moved < -0.2;
  const above23 = Math.abs(moved) > 0.2;
  const dppo_p = prob * r;
  const above24 = dppo_p > 1;
  const product17 = dppo_high * 0.999999;
  const product18 = dppo_high * 1.000001;
  const held2 = Math.min(Math.max(old, -1.157920892373162e77), 1.157920892373162e77);
  const inner = Math.max(low, 0.08008);
  const outer = Math.min(dppo_high, 12.4875);
  const product19 = outer * 0;
  const sum15 = product19 + 0.08;
  const held3 = Math.min(reciprocal2, 12.5);
  const quotient = outer / sum15;
  const below10 = sum15 * 0.9999999;
  const above25 = outer * 1.0000001;
  const sum16 = sum15 * 0 + 0.08;
  const sum17 = product19 + 12.5;
  const quotient2 = held3 / inner;
  const below11 = inner * 0.9999999;
  const above26 = held3 * 1.0000001;
  const sum18 = inner * 0 + 0.08;
  const sum19 = held3 * 0 + 12.5;
  const held4 = Math.max(low, 0.05);
  const hold = Math.min(Math.min(Math.max(sum14 - held2, -2.315841784746324e77), 2.315841784746324e77), 680);
  const held5 = Math.min(Math.exp(hold), 20);
  const own = above24 ? NaN : above22 ? 0 : held5;
  const own2 = above24 ? NaN : -1 * (below9 ? 0 : held5) * -1;
  const s = Math.exp(log2 / length);
  const hair_down = length * -0.00030004500900199243;
  const hair_up = length * 0.0003999200213268913;
  const z2 = Math.min(Math.max(0 + Math.log(s), -2.315841784746324e77), 2.315841784746324e77);
  const level_ratio4 = Math.exp(Math.min(z2, 680));
  const eq17 = +(level_ratio4 <= 1.0004) === 0;
  const either8 = level_ratio4 < 0.9997 || level_ratio4 > 1.0004;
  const eq18 = +(level_ratio4 >= 0.9997) === 0;
  const either9 = s < 0.999 || s > 1.001;
  const choices73 = new Float64Array(2);
  const choices74 = new Float64Array(2);
  const sums7 = new Float64Array(2);
  const weights = new Float64Array(2);
  const joineds8 = new Float64Array(2);
  const joineds9 = new Float64Array(2);
  const joineds10 = new Float64Array(2);
  const joineds11 = new Float64Array(2);
  const span_x = new Float64Array(2);
  const span_y = new Float64Array(2);
  const dppo_pos_points = new Float64Array(2);
  const dppo_neg_points = new Float64Array(2);
  const points_x = new Float64Array(2);
  for (let i = 0; i < 2; i++) {
    const eq_i20 = data4[i] * (+(data3[i] <= dual) + +(data3[i] < dual)) / 2 === 0;
    choices73[i] = above4 ? 1 : sums6[i];
    choices74[i] = above4 ? 1 : +eq_i20 + +(!eq_i20) * 2;
    sums7[i] = 0 + +(data3[i] > w_max) * 2;
    const sum_i7 = old + Math.log(i < 1 ? product17 : product18);
    const hold_i = Math.min(Math.min(Math.max(sum_i7 - held2, -2.315841784746324e77), 2.315841784746324e77), 680);
    weights[i] = Math.exp(sum_i7) - q > 0.2 ? 0 : Math.min(Math.exp(hold_i), 20);
    joineds8[i] = i < 1 ? sum16 : below10;
    joineds9[i] = i < 1 ? above25 : sum17;
    joineds10[i] = i < 1 ? sum18 : below11;
    joineds11[i] = i < 1 ? above26 : sum19;
    span_x[i] = i < 1 ? held4 : dppo_high;
    span_y[i] = i < 1 ? prob : prob;
    dppo_pos_points[i] = i < 1 ? own : grpo_pos_phi;
    dppo_neg_points[i] = i < 1 ? own2 : grpo_neg_phi;
    points_x[i] = r;
  }
  const marks_f_pos = new Float64Array(17);
  const marks_f_neg = new Float64Array(17);
  const marks_slope_pos = new Float64Array(17);
  const marks_slope_neg = new Float64Array(17);
  const marks_phi_pos = new Float64Array(17);
  const marks_phi_neg = new Float64Array(17);
  const marks_x = new Float64Array(17);
  for (let i = 0; i < 17; i++) {
    marks_f_pos[i] = i < 1 ? choice : i < 2 ? choice4 : i < 3 ? choice10 : i < 4 ? choice16 : i < 5 ? choice22 : i < 6 ? choice28 : i < 7 ? choice34 : i < 8 ? choice37 : i < 9 ? choice43 : i < 10 ? choice49 : i < 11 ? choice55 : i < 12 ? choice61 : i < 13 ? choice67 : i < 14 ? choice73 : i < 15 ? choice79 : i < 16 ? choice85 : choice91;
    marks_f_neg[i] = i < 1 ? choice : i < 2 ? choice7 : i < 3 ? choice13 : i < 4 ? choice19 : i < 5 ? choice25 : i < 6 ? choice31 : i < 7 ? choice34 : i < 8 ? choice40 : i < 9 ? choice46 : i < 10 ? choice52 : i < 11 ? choice58 : i < 12 ? choice64 : i < 13 ? choice70 : i < 14 ? choice76 : i < 15 ? choice82 : i < 16 ? choice88 : choice94;
    marks_slope_pos[i] = i < 1 ? choice2 : i < 2 ? choice5 : i < 3 ? choice11 : i < 4 ? choice17 : i < 5 ? choice23 : i < 6 ? choice29 : i < 7 ? choice35 : i < 8 ? choice38 : i < 9 ? choice44 : i < 10 ? choice50 : i < 11 ? choice56 : i < 12 ? choice62 : i < 13 ? choice68 : i < 14 ? choice74 : i < 15 ? choice80 : i < 16 ? choice86 : choice92;
    marks_slope_neg[i] = i < 1 ? choice2 : i < 2 ? choice8 : i < 3 ? choice14 : i < 4 ? choice20 : i < 5 ? choice26 : i < 6 ? choice32 : i < 7 ? choice35 : i < 8 ? choice41 : i < 9 ? choice47 : i < 10 ? choice53 : i < 11 ? choice59 : i < 12 ? choice65 : i < 13 ? choice71 : i < 14 ? choice77 : i < 15 ? choice83 : i < 16 ? choice89 : choice95;
    marks_phi_pos[i] = i < 1 ? choice3 : i < 2 ? choice6 : i < 3 ? choice12 : i < 4 ? choice18 : i < 5 ? choice24 : i < 6 ? choice30 : i < 7 ? choice36 : i < 8 ? choice39 : i < 9 ? choice45 : i < 10 ? choice51 : i < 11 ? choice57 : i < 12 ? choice63 : i < 13 ? choice69 : i < 14 ? choice75 : i < 15 ? choice81 : i < 16 ? choice87 : choice93;
    marks_phi_neg[i] = i < 1 ? choice3 : i < 2 ? choice9 : i < 3 ? choice15 : i < 4 ? choice21 : i < 5 ? choice27 : i < 6 ? choice33 : i < 7 ? choice36 : i < 8 ? choice42 : i < 9 ? choice48 : i < 10 ? choice54 : i < 11 ? choice60 : i < 12 ? choice66 : i < 13 ? choice72 : i < 14 ? choice78 : i < 15 ? choice84 : i < 16 ? choice90 : choice96;
    marks_x[i] = r;
  }
  const choices57 = new Float64Array(26);
  const choices58 = new Float64Array(26);
  const choices59 = new Float64Array(26);
  const choices60 = new Float64Array(26);
  const choices61 = new Float64Array(26);
  const choices62 = new Float64Array(26);
  const choices63 = new Float64Array(26);
  const choices64 = new Float64Array(26);
  const choices65 = new Float64Array(26);
  const choices66 = new Float64Array(26);
  const choices67 = new Float64Array(26);
  const choices68 = new Float64Array(26);
  const choices69 = new Float64Array(26);
  const choices70 = new Float64Array(26);
  const choices71 = new Float64Array(26);
  const choices72 = new Float64Array(26);
  const choices75 = new Float64Array(26);
  const choices76 = new Float64Array(26);
  const choices77 = new Float64Array(26);
  const choices78 = new Float64Array(26);
  const choices79 = new Float64Array(26);
  const choices80 = new Float64Array(26);
  const choices81 = new Float64Array(26);
  const choices82 = new Float64Array(26);
  const choices83 = new Float64Array(26);
  const choices84 = new Float64Array(26);
  const choices85 = new Float64Array(26);
  const choices86 = new Float64Array(26);
  const choices87 = new Float64Array(26);
  const choices88 = new Float64Array(26);
  const choices89 = new Float64Array(26);
  const choices90 = new Float64Array(26);
  const choices91 = new Float64Array(26);
  const choices92 = new Float64Array(26);
  const choices93 = new Float64Array(26);
  const choices94 = new Float64Array(26);
  const choices95 = new Float64Array(26);
  const choices96 = new Float64Array(26);
  const choices97 = new Float64Array(26);
  const choices98 = new Float64Array(26);
  const choices99 = new Float64Array(26);
  const choices100 = new Float64Array(26);
  const choices101 = new Float64Array(26);
  const choices102 = new Float64Array(26);
  const choices103 = new Float64Array(26);
  const choices104 = new Float64Array(26);
  const choices105 = new Float64Array(26);
  const choices106 = new Float64Array(26);
  for (let i = 0; i < 26; i++) {
    const eq_i21 = belows7[i] * (+(level_ratios[i] <= dual) + +(level_ratios[i] < dual)) / 2 === 0;
    const choice_i = above4 ? sums5[i] : sums4[i];
    const choice_i2 = above4 ? sums5[i] : +eq_i21 + +(eithers[i] && !eq_i21) * 2;
    const eq_i22 = choice_i === 1;
    choices57[i] = eq_i22 ? 0.25 : NaN;
    choices58[i] = eq_i22 ? 0.75 : NaN;
    choices59[i] = eq_i22 ? 1.25 : NaN;
    choices60[i] = eq_i22 ? 1.75 : NaN;
    const eq_i23 = choice_i2 === 1;
    choices61[i] = eq_i23 ? -0.25 : NaN;
    choices62[i] = eq_i23 ? -0.75 : NaN;
    choices63[i] = eq_i23 ? -1.25 : NaN;
    choices64[i] = eq_i23 ? -1.75 : NaN;
    const eq_i24 = choice_i === 2;
    choices65[i] = eq_i24 ? 0.25 : NaN;
    choices66[i] = eq_i24 ? 0.75 : NaN;
    choices67[i] = eq_i24 ? 1.25 : NaN;
    choices68[i] = eq_i24 ? 1.75 : NaN;
    const eq_i25 = choice_i2 === 2;
    choices69[i] = eq_i25 ? -0.25 : NaN;
    choices70[i] = eq_i25 ? -0.75 : NaN;
    choices71[i] = eq_i25 ? -1.25 : NaN;
    choices72[i] = eq_i25 ? -1.75 : NaN;
    const eq_i26 = +(level_ratios[i] <= high) === 0;
    const either_i = belows8[i] || level_ratios[i] > high;
    const sum_i8 = +eq_i26 + +(either_i && !eq_i26) * 2;
    const sum_i9 = flags4[i] + +(either_i && negateds[i]) * 2;
    const eq_i27 = sum_i8 === 1;
    choices75[i] = eq_i27 ? 0.25 : NaN;
    choices76[i] = eq_i27 ? 0.75 : NaN;
    choices77[i] = eq_i27 ? 1.25 : NaN;
    choices78[i] = eq_i27 ? 1.75 : NaN;
    const eq_i28 = sum_i9 === 1;
    choices79[i] = eq_i28 ? -0.25 : NaN;
    choices80[i] = eq_i28 ? -0.75 : NaN;
    choices81[i] = eq_i28 ? -1.25 : NaN;
    choices82[i] = eq_i28 ? -1.75 : NaN;
    const eq_i29 = sum_i8 === 2;
    choices83[i] = eq_i29 ? 0.25 : NaN;
    choices84[i] = eq_i29 ? 0.75 : NaN;
    choices85[i] = eq_i29 ? 1.25 : NaN;
    choices86[i] = eq_i29 ? 1.75 : NaN;
    const eq_i30 = sum_i9 === 2;
    choices87[i] = eq_i30 ? -0.25 : NaN;
    choices88[i] = eq_i30 ? -0.75 : NaN;
    choices89[i] = eq_i30 ? -1.25 : NaN;
    choices90[i] = eq_i30 ? -1.75 : NaN;
    const product_i4 = +(level_ratios[i] > w_max) * 2;
    const eq_i31 = product_i4 === 1;
    choices91[i] = eq_i31 ? 0.25 : NaN;
    choices92[i] = eq_i31 ? 0.75 : NaN;
    choices93[i] = eq_i31 ? 1.25 : NaN;
    choices94[i] = eq_i31 ? 1.75 : NaN;
    choices95[i] = eq_i31 ? -0.25 : NaN;
    choices96[i] = eq_i31 ? -0.75 : NaN;
    choices97[i] = eq_i31 ? -1.25 : NaN;
    choices98[i] = eq_i31 ? -1.75 : NaN;
    const eq_i32 = product_i4 === 2;
    choices99[i] = eq_i32 ? 0.25 : NaN;
    choices100[i] = eq_i32 ? 0.75 : NaN;
    choices101[i] = eq_i32 ? 1.25 : NaN;
    choices102[i] = eq_i32 ? 1.75 : NaN;
    choices103[i] = eq_i32 ? -0.25 : NaN;
    choices104[i] = eq_i32 ? -0.75 : NaN;
    choices105[i] = eq_i32 ? -1.25 : NaN;
    choices106[i] = eq_i32 ? -1.75 : NaN;
  }
  const insides = new Float64Array(120);
  const insides2 = new Float64Array(120);
  for (let i = 0; i < 120; i++) {
    insides[i] = sum15 * power(quotient, 0.008403361344537815 * i);
    insides2[i] = inner * power(quotient2, 0.008403361344537815 * i);
  }
  const grpo_map_7 = new Float64Array(180);
  const grpo_map_0 = new Float64Array(180);
  const grpo_map_1 = new Float64Array(180);
  const grpo_map_2 = new Float64Array(180);
  const grpo_map_3 = new Float64Array(180);
  const grpo_map_4 = new Float64Array(180);
  const grpo_map_5 = new Float64Array(180);
  const grpo_map_6 = new Float64Array(180);
  const grpo_map_8 = new Float64Array(180);
  const grpo_map_9 = new Float64Array(180);
  const dapo_map_7 = new Float64Array(180);
  const dapo_map_5 = new Float64Array(180);
  const dapo_map_6 = new Float64Array(180);
  const dapo_map_8 = new Float64Array(180);
  const dapo_map_9 = new Float64Array(180);
  const sapo_map_7 = new Float64Array(180);
  const sapo_map_0 = new Float64Array(180);
  const sapo_map_1 = new Float64Array(180);
  const sapo_map_2 = new Float64Array(180);
  const sapo_map_3 = new Float64Array(180);
  const sapo_map_4 = new Float64Array(180);
  const sapo_map_5 = new Float64Array(180);
  const sapo_map_6 = new Float64Array(180);
  const sapo_map_8 = new Float64Array(180);
  const sapo_map_9 = new Float64Array(180);
  const cispo_map_7 = new Float64Array(180);
  const cispo_map_0 = new Float64Array(180);
  const cispo_map_1 = new Float64Array(180);
  const cispo_map_2 = new Float64Array(180);
  const cispo_map_3 = new Float64Array(180);
  const cispo_map_4 = new Float64Array(180);
  const cispo_map_5 = new Float64Array(180);
  const cispo_map_6 = new Float64Array(180);
  const cispo_map_8 = new Float64Array(180);
  const cispo_map_9 = new Float64Array(180);
  const dapo_map_0 = new Float64Array(180);
  const dapo_map_1 = new Float64Array(180);
  const dapo_map_2 = new Float64Array(180);
  const dapo_map_3 = new Float64Array(180);
  const dapo_map_4 = new Float64Array(180);
  const gspo_map_0 = new Float64Array(180);
  const gspo_map_1 = new Float64Array(180);
  const gspo_map_2 = new Float64Array(180);
  const gspo_map_3 = new Float64Array(180);
  const gspo_map_4 = new Float64Array(180);
  const gspo_map_5 = new Float64Array(180);
  const gspo_map_6 = new Float64Array(180);
  const gspo_map_7 = new Float64Array(180);
  const gspo_map_8 = new Float64Array(180);
  const gspo_map_9 = new Float64Array(180);
  const rec_map_0 = new Float64Array(180);
  const rec_map_1 = new Float64Array(180);
  const rec_map_2 = new Float64Array(180);
  const rec_map_3 = new Float64Array(180);
  const rec_map_4 = new Float64Array(180);
  const rec_map_5 = new Float64Array(180);
  const rec_map_6 = new Float64Array(180);
  const rec_map_7 = new Float64Array(180);
  const rec_map_8 = new Float64Array(180);
  const rec_map_9 = new Float64Array(180);
  const gppo_map_0 = new Float64Array(180);
  const gppo_map_1 = new Float64Array(180);
  const gppo_map_2 = new Float64Array(180);
  const gppo_map_3 = new Float64Array(180);
  const gppo_map_4 = new Float64Array(180);
  const gppo_map_5 = new Float64Array(180);
  const gppo_map_6 = new Float64Array(180);
  const gppo_map_7 = new Float64Array(180);
  const gppo_map_8 = new Float64Array(180);
  const gppo_map_9 = new Float64Array(180);
  const aspo_map_0 = new Float64Array(180);
  const aspo_map_1 = new Float64Array(180);
  const aspo_map_2 = new Float64Array(180);
  const aspo_map_3 = new Float64Array(180);
  const aspo_map_4 = new Float64Array(180);
  const aspo_map_5 = new Float64Array(180);
  const aspo_map_6 = new Float64Array(180);
  const aspo_map_7 = new Float64Array(180);
  const aspo_map_8 = new Float64Array(180);
  const aspo_map_9 = new Float64Array(180);
  for (let i = 0; i < 180; i++) {
    const choice_i3 = above4 ? products9[i] : products8[i];
    grpo_map_7[i] = choice_i3;
    const choice_i4 = above4 ? products9[i] : middles[i] * (belows6[i] * (+(middles[i] <= dual) + +(middles[i] < dual)) / 2);
    grpo_map_0[i] = choice_i4 * -1.8;
    grpo_map_1[i] = choice_i4 * -1.4;
    grpo_map_2[i] = choice_i4 * -1;
    grpo_map_3[i] = choice_i4 * -0.6;
    grpo_map_4[i] = choice_i4 * -0.2;
    grpo_map_5[i] = choice_i3 * 0.2;
    grpo_map_6[i] = choice_i3 * 0.6;
    grpo_map_8[i] = choice_i3 * 1.4;
    grpo_map_9[i] = choice_i3 * 1.8;
    const product_i5 = middles[i] * +(middles[i] <= high);
    dapo_map_7[i] = product_i5;
    dapo_map_5[i] = product_i5 * 0.2;
    dapo_map_6[i] = product_i5 * 0.6;
    dapo_map_8[i] = product_i5 * 1.4;
    dapo_map_9[i] = product_i5 * 1.8;
    const x_i = tau_pos * differences4[i];
    const product_i6 = middles[i] * (1 / (1 + Math.exp(-x_i)) * 4 * (1 / (1 + Math.exp(-(-x_i)))));
    sapo_map_7[i] = product_i6;
    const x_i2 = tau_neg * differences4[i];
    const product_i7 = middles[i] * (1 / (1 + Math.exp(-x_i2)) * 4 * (1 / (1 + Math.exp(-(-x_i2)))));
    sapo_map_0[i] = product_i7 * -1.8;
    sapo_map_1[i] = product_i7 * -1.4;
    sapo_map_2[i] = product_i7 * -1;
    sapo_map_3[i] = product_i7 * -0.6;
    sapo_map_4[i] = product_i7 * -0.2;
    sapo_map_5[i] = product_i6 * 0.2;
    sapo_map_6[i] = product_i6 * 0.6;
    sapo_map_8[i] = product_i6 * 1.4;
    sapo_map_9[i] = product_i6 * 1.8;
    const w_i = Math.min(helds7[i], w_max);
    cispo_map_7[i] = w_i;
    cispo_map_0[i] = w_i * -1.8;
    cispo_map_1[i] = w_i * -1.4;
    cispo_map_2[i] = w_i * -1;
    cispo_map_3[i] = w_i * -0.6;
    cispo_map_4[i] = w_i * -0.2;
    cispo_map_5[i] = w_i * 0.2;
    cispo_map_6[i] = w_i * 0.6;
    cispo_map_8[i] = w_i * 1.4;
    cispo_map_9[i] = w_i * 1.8;
    dapo_map_0[i] = products10[i];
    dapo_map_1[i] = products11[i];
    dapo_map_2[i] = products12[i];
    dapo_map_3[i] = products13[i];
    dapo_map_4[i] = products14[i];
    gspo_map_0[i] = products16[i];
    gspo_map_1[i] = products17[i];
    gspo_map_2[i] = products18[i];
    gspo_map_3[i] = products19[i];
    gspo_map_4[i] = products20[i];
    gspo_map_5[i] = products21[i];
    gspo_map_6[i] = products22[i];
    gspo_map_7[i] = products15[i];
    gspo_map_8[i] = products23[i];
    gspo_map_9[i] = products24[i];
    rec_map_0[i] = products25[i];
    rec_map_1[i] = products26[i];
    rec_map_2[i] = products27[i];
    rec_map_3[i] = products28[i];
    rec_map_4[i] = products29[i];
    rec_map_5[i] = products30[i];
    rec_map_6[i] = products31[i];
    rec_map_7[i] = phis7[i];
    rec_map_8[i] = products32[i];
    rec_map_9[i] = products33[i];
    gppo_map_0[i] = products34[i];
    gppo_map_1[i] = products35[i];
    gppo_map_2[i] = products36[i];
    gppo_map_3[i] = products37[i];
    gppo_map_4[i] = products38[i];
    gppo_map_5[i] = products39[i];
    gppo_map_6[i] = products40[i];
    gppo_map_7[i] = ups5[i];
    gppo_map_8[i] = products41[i];
    gppo_map_9[i] = products42[i];
    aspo_map_0[i] = products43[i];
    aspo_map_1[i] = products44[i];
    aspo_map_2[i] = products45[i];
    aspo_map_3[i] = products46[i];
    aspo_map_4[i] = products47[i];
    aspo_map_5[i] = products48[i];
    aspo_map_6[i] = products49[i];
    aspo_map_7[i] = ups6[i];
    aspo_map_8[i] = products50[i];
    aspo_map_9[i] = products51[i];
  }
  const grpo_pos_f_line = new Float64Array(181);
  const grpo_pos_slope_line = new Float64Array(181);
  const grpo_pos_phi_line = new Float64Array(181);
  const grpo_neg_f_line = new Float64Array(181);
  const grpo_neg_slope_line = new Float64Array(181);
  const grpo_neg_phi_line = new Float64Array(181);
  const sapo_pos_slope_line = new Float64Array(181);
  const sapo_pos_f_line = new Float64Array(181);
  const sapo_pos_phi_line = new Float64Array(181);
  const sapo_neg_slope_line = new Float64Array(181);
  const sapo_neg_f_line = new Float64Array(181);
  const sapo_neg_phi_line = new Float64Array(181);
  const dapo_pos_slope_line = new Float64Array(181);
  const dapo_pos_f_line = new Float64Array(181);
  const dapo_pos_phi_line = new Float64Array(181);
  const cispo_pos_phi_line = new Float64Array(181);
  const cispo_pos_f_line = new Float64Array(181);
  const cispo_pos_slope_line = new Float64Array(181);
  const grid = new Float64Array(181);
  const reinforce_pos_f_line = new Float64Array(181);
  const reinforce_pos_slope_line = new Float64Array(181);
  const reinforce_pos_phi_line = new Float64Array(181);
  const gspo_pos_f_line = new Float64Array(181);
  const gspo_pos_slope_line = new Float64Array(181);
  const gspo_pos_phi_line = new Float64Array(181);
  const gspo_neg_f_line = new Float64Array(181);
  const gspo_neg_slope_line = new Float64Array(181);
  const gspo_neg_phi_line = new Float64Array(181);
  const dapo_neg_f_line = new Float64Array(181);
  const dapo_neg_slope_line = new Float64Array(181);
  const dapo_neg_phi_line = new Float64Array(181);
  const dr_grpo_pos_f_line = new Float64Array(181);
  const dr_grpo_pos_slope_line = new Float64Array(181);
  const dr_grpo_pos_phi_line = new Float64Array(181);
  const sequence_product_neg_f_line = new Float64Array(181);
  const luspo_pos_f_line = new Float64Array(181);
  const luspo_pos_slope_line = new Float64Array(181);
  const luspo_pos_phi_line = new Float64Array(181);
  const luspo_neg_f_line = new Float64Array(181);
  const luspo_neg_slope_line = new Float64Array(181);
  const luspo_neg_phi_line = new Float64Array(181);
  const vespo_pos_f_line = new Float64Array(181);
  const vespo_pos_slope_line = new Float64Array(181);
  const vespo_pos_phi_line = new Float64Array(181);
  const vespo_neg_f_line = new Float64Array(181);
  const vespo_neg_slope_line = new Float64Array(181);
  const vespo_neg_phi_line = new Float64Array(181);
  const topr_pos_slope_line = new Float64Array(181);
  const topr_neg_f_line = new Float64Array(181);
  const topr_neg_slope_line = new Float64Array(181);
  const topr_neg_phi_line = new Float64Array(181);
  const dro_pos_f_line = new Float64Array(181);
  const dro_pos_slope_line = new Float64Array(181);
  const dro_pos_phi_line = new Float64Array(181);
  const dro_neg_f_line = new Float64Array(181);
  const dro_neg_slope_line = new Float64Array(181);
  const dro_neg_phi_line = new Float64Array(181);
  const rec_pos_f_line = new Float64Array(181);
  const rec_pos_slope_line = new Float64Array(181);
  const rec_pos_phi_line = new Float64Array(181);
  const rec_neg_f_line = new Float64Array(181);
  const rec_neg_slope_line = new Float64Array(181);
  const rec_neg_phi_line = new Float64Array(181);
  const aspo_pos_f_line = new Float64Array(181);
  const aspo_pos_slope_line = new Float64Array(181);
  const aspo_pos_phi_line = new Float64Array(181);
  const aspo_neg_f_line = new Float64Array(181);
  const aspo_neg_slope_line = new Float64Array(181);
  const aspo_neg_phi_line = new Float64Array(181);
  const gppo_pos_f_line = new Float64Array(181);
  const gppo_pos_slope_line = new Float64Array(181);
  const gppo_pos_phi_line = new Float64Array(181);
  const gppo_neg_f_line = new Float64Array(181);
  const gppo_neg_slope_line = new Float64Array(181);
  const gppo_neg_phi_line = new Float64Array(181);
  const ce_gppo_neg_f_line = new Float64Array(181);
  const ce_gppo_neg_slope_line = new Float64Array(181);
  const ce_gppo_neg_phi_line = new Float64Array(181);
  for (let i = 0; i < 181; i++) {
    const below_i10 = belows[i] * (+(data[i] <= dual) + +(data[i] < dual)) / 2;
    grpo_pos_f_line[i] = above4 ? fs[i] : helds2[i];
    grpo_pos_slope_line[i] = above4 ? slopes[i] : flags[i];
    grpo_pos_phi_line[i] = above4 ? products2[i] : products[i];
    grpo_neg_f_line[i] = above4 ? fs[i] : Math.min(helds[i], dual);
    grpo_neg_slope_line[i] = above4 ? slopes[i] : below_i10;
    grpo_neg_phi_line[i] = above4 ? products2[i] : data[i] * below_i10;
    const x_i3 = tau_pos * differences[i];
    const gate_i = 1 / (1 + Math.exp(-x_i3));
    const slope_i = gate_i * 4 * (1 / (1 + Math.exp(-(-x_i3))));
    sapo_pos_slope_line[i] = slope_i;
    sapo_pos_f_line[i] = product4 * gate_i;
    sapo_pos_phi_line[i] = data[i] * slope_i;
    const x_i4 = tau_neg * differences[i];
    const gate_i2 = 1 / (1 + Math.exp(-x_i4));
    const slope_i2 = gate_i2 * 4 * (1 / (1 + Math.exp(-(-x_i4))));
    sapo_neg_slope_line[i] = slope_i2;
    sapo_neg_f_line[i] = product6 * gate_i2;
    sapo_neg_phi_line[i] = data[i] * slope_i2;
    const flag_i3 = +(data[i] <= high);
    dapo_pos_slope_line[i] = flag_i3;
    dapo_pos_f_line[i] = Math.min(data[i], high);
    dapo_pos_phi_line[i] = data[i] * flag_i3;
    const w_i2 = Math.min(helds4[i], w_max);
    cispo_pos_phi_line[i] = w_i2;
    cispo_pos_f_line[i] = w_i2 > 0 ? w_i2 * (Math.log(data[i] / w_i2) + 1) : 0;
    cispo_pos_slope_line[i] = w_i2 / data[i];
    grid[i] = data[i];
    reinforce_pos_f_line[i] = sums[i];
    reinforce_pos_slope_line[i] = reciprocals[i];
    reinforce_pos_phi_line[i] = 1;
    gspo_pos_f_line[i] = helds3[i];
    gspo_pos_slope_line[i] = flags2[i];
    gspo_pos_phi_line[i] = products3[i];
    gspo_neg_f_line[i] = belows3[i];
    gspo_neg_slope_line[i] = belows2[i];
    gspo_neg_phi_line[i] = products4[i];
    dapo_neg_f_line[i] = helds[i];
    dapo_neg_slope_line[i] = belows[i];
    dapo_neg_phi_line[i] = products5[i];
    dr_grpo_pos_f_line[i] = helds2[i];
    dr_grpo_pos_slope_line[i] = flags[i];
    dr_grpo_pos_phi_line[i] = products[i];
    sequence_product_neg_f_line[i] = helds4[i];
    luspo_pos_f_line[i] = helds5[i];
    luspo_pos_slope_line[i] = flags3[i];
    luspo_pos_phi_line[i] = products6[i];
    luspo_neg_f_line[i] = belows5[i];
    luspo_neg_slope_line[i] = belows4[i];
    luspo_neg_phi_line[i] = products7[i];
    vespo_pos_f_line[i] = fs2[i];
    vespo_pos_slope_line[i] = quotients[i];
    vespo_pos_phi_line[i] = phis[i];
    vespo_neg_f_line[i] = fs3[i];
    vespo_neg_slope_line[i] = quotients2[i];
    vespo_neg_phi_line[i] = phis2[i];
    topr_pos_slope_line[i] = quotients3[i];
    topr_neg_f_line[i] = fs4[i];
    topr_neg_slope_line[i] = quotients4[i];
    topr_neg_phi_line[i] = helds6[i];
    dro_pos_f_line[i] = differences2[i];
    dro_pos_slope_line[i] = quotients5[i];
    dro_pos_phi_line[i] = phis3[i];
    dro_neg_f_line[i] = differences3[i];
    dro_neg_slope_line[i] = quotients6[i];
    dro_neg_phi_line[i] = phis4[i];
    rec_pos_f_line[i] = sums2[i];
    rec_pos_slope_line[i] = quotients7[i];
    rec_pos_phi_line[i] = phis5[i];
    rec_neg_f_line[i] = sums3[i];
    rec_neg_slope_line[i] = quotients8[i];
    rec_neg_phi_line[i] = phis6[i];
    aspo_pos_f_line[i] = ups2[i];
    aspo_pos_slope_line[i] = quotients9[i];
    aspo_pos_phi_line[i] = ups[i];
    aspo_neg_f_line[i] = downs2[i];
    aspo_neg_slope_line[i] = quotients10[i];
    aspo_neg_phi_line[i] = downs[i];
    gppo_pos_f_line[i] = ups4[i];
    gppo_pos_slope_line[i] = quotients11[i];
    gppo_pos_phi_line[i] = ups3[i];
    gppo_neg_f_line[i] = downs4[i];
    gppo_neg_slope_line[i] = quotients12[i];
    gppo_neg_phi_line[i] = downs3[i];
    ce_gppo_neg_f_line[i] = downs6[i];
    ce_gppo_neg_slope_line[i] = quotients13[i];
    ce_gppo_neg_phi_line[i] = downs5[i];
  }
  const sapo_removed = new Float64Array(208);
  const gspo_removed = new Float64Array(208);
  const gspo_outside = new Float64Array(208);
  const rec_removed = new Float64Array(208);
  const rec_outside = new Float64Array(208);
  const gppo_outside = new Float64Array(208);
  const aspo_removed = new Float64Array(208);
  const aspo_outside = new Float64Array(208);
  for (let i = 0; i < 208; i++) {
    sapo_removed[i] = NaN;
    gspo_removed[i] = joineds[i];
    gspo_outside[i] = joineds2[i];
    rec_removed[i] = joineds3[i];
    rec_outside[i] = joineds4[i];
    gppo_outside[i] = joineds5[i];
    aspo_removed[i] = joineds6[i];
    aspo_outside[i] = joineds7[i];
  }
  const dppo_pos_x = new Float64Array(124);
  const dppo_pos_phi_line = new Float64Array(124);
  const dppo_neg_x = new Float64Array(124);
  const dppo_neg_phi_line = new Float64Array(124);
  for (let i = 0; i < 124; i++) {
    const ratio = i < 2 ? joineds8[i] : i < 122 ? insides[i - 2] : joineds9[i - 122];
    dppo_pos_x[i] = ratio;
    const sum_i10 = old + Math.log(ratio);
    const log_ratio = Math.min(Math.max(sum_i10 - held2, -2.315841784746324e77), 2.315841784746324e77);
    const weight = Math.exp(sum_i10) - q > 0.2 ? 0 : Math.min(Math.exp(Math.min(log_ratio, 680)), 20);
    dppo_pos_phi_line[i] = ratio * prob > 1.000001 ? NaN : weight;
    const ratio_i = i < 2 ? joineds10[i] : i < 122 ? insides2[i - 2] : joineds11[i - 122];
    dppo_neg_x[i] = ratio_i;
    const sum_i11 = old + Math.log(ratio_i);
    const log_ratio_i = Math.min(Math.max(sum_i11 - held2, -2.315841784746324e77), 2.315841784746324e77);
    const weight_i = Math.exp(sum_i11) - q < -0.2 ? 0 : Math.min(Math.exp(Math.min(log_ratio_i, 680)), 20);
    dppo_neg_phi_line[i] = ratio_i * prob > 1.000001 ? NaN : -1 * weight_i * -1;
  }
  const grpo_removed = new Float64Array(208);
  const grpo_outside = new Float64Array(208);
  const dapo_removed = new Float64Array(208);
  const dapo_outside = new Float64Array(208);
  const cispo_removed = new Float64Array(208);
  const cispo_outside = new Float64Array(208);
  for (let i = 0; i < 208; i++) {
    grpo_removed[i] = i < 26 ? choices57[i] : i < 52 ? choices58[i - 26] : i < 78 ? choices59[i - 52] : i < 104 ? choices60[i - 78] : i < 130 ? choices61[i - 104] : i < 156 ? choices62[i - 130] : i < 182 ? choices63[i - 156] : choices64[i - 182];
    grpo_outside[i] = i < 26 ? choices65[i] : i < 52 ? choices66[i - 26] : i < 78 ? choices67[i - 52] : i < 104 ? choices68[i - 78] : i < 130 ? choices69[i - 104] : i < 156 ? choices70[i - 130] : i < 182 ? choices71[i - 156] : choices72[i - 182];
    dapo_removed[i] = i < 26 ? choices75[i] : i < 52 ? choices76[i - 26] : i < 78 ? choices77[i - 52] : i < 104 ? choices78[i - 78] : i < 130 ? choices79[i - 104] : i < 156 ? choices80[i - 130] : i < 182 ? choices81[i - 156] : choices82[i - 182];
    dapo_outside[i] = i < 26 ? choices83[i] : i < 52 ? choices84[i - 26] : i < 78 ? choices85[i - 52] : i < 104 ? choices86[i - 78] : i < 130 ? choices87[i - 104] : i < 156 ? choices88[i - 130] : i < 182 ? choices89[i - 156] : choices90[i - 182];
    cispo_removed[i] = i < 26 ? choices91[i] : i < 52 ? choices92[i - 26] : i < 78 ? choices93[i - 52] : i < 104 ? choices94[i - 78] : i < 130 ? choices95[i - 104] : i < 156 ? choices96[i - 130] : i < 182 ? choices97[i - 156] : choices98[i - 182];
    cispo_outside[i] = i < 26 ? choices99[i] : i < 52 ? choices100[i - 26] : i < 78 ? choices101[i - 52] : i < 104 ? choices102[i - 78] : i < 130 ? choices103[i - 104] : i < 156 ? choices104[i - 130] : i < 182 ? choices105[i - 156] : choices106[i - 182];
  }
  return {
    "grid": grid,
    "marks.x": marks_x,
    "reinforce.pos.f.line": reinforce_pos_f_line,
    "reinforce.pos.f": reinforce_pos_f,
    "reinforce.pos.slope.line": reinforce_pos_slope_line,
    "reinforce.pos.slope": reinforce_pos_slope,
    "reinforce.pos.phi.line": reinforce_pos_phi_line,
    "reinforce.pos.phi": 1,
    "reinforce.pos.state": 0,
    "reinforce.neg.f.line": reinforce_pos_f_line,
    "reinforce.neg.f": reinforce_pos_f,
    "reinforce.neg.slope.line": reinforce_pos_slope_line,
    "reinforce.neg.slope": reinforce_pos_slope,
    "reinforce.neg.phi.line": reinforce_pos_phi_line,
    "reinforce.neg.phi": 1,
    "reinforce.neg.state": 0,
    "grpo.pos.f.line": grpo_pos_f_line,
    "grpo.pos.f": grpo_pos_f,
    "grpo.pos.slope.line": grpo_pos_slope_line,
    "grpo.pos.slope": grpo_pos_slope,
    "grpo.pos.phi.line": grpo_pos_phi_line,
    "grpo.pos.phi": grpo_pos_phi,
    "grpo.pos.state": grpo_pos_state,
    "grpo.neg.f.line": grpo_neg_f_line,
    "grpo.neg.f": grpo_neg_f,
    "grpo.neg.slope.line": grpo_neg_slope_line,
    "grpo.neg.slope": grpo_neg_slope,
    "grpo.neg.phi.line": grpo_neg_phi_line,
    "grpo.neg.phi": grpo_neg_phi,
    "grpo.neg.state": grpo_neg_state,
    "gspo.pos.f.line": gspo_pos_f_line,
    "gspo.pos.f": gspo_pos_f,
    "gspo.pos.slope.line": gspo_pos_slope_line,
    "gspo.pos.slope": gspo_pos_slope,
    "gspo.pos.phi.line": gspo_pos_phi_line,
    "gspo.pos.phi": gspo_pos_phi,
    "gspo.pos.state": gspo_pos_state,
    "gspo.neg.f.line": gspo_neg_f_line,
    "gspo.neg.f": gspo_neg_f,
    "gspo.neg.slope.line": gspo_neg_slope_line,
    "gspo.neg.slope": gspo_neg_slope,
    "gspo.neg.phi.line": gspo_neg_phi_line,
    "gspo.neg.phi": gspo_neg_phi,
    "gspo.neg.state": gspo_neg_state,
    "sapo.pos.f.line": sapo_pos_f_line,
    "sapo.pos.f": sapo_pos_f,
    "sapo.pos.slope.line": sapo_pos_slope_line,
    "sapo.pos.slope": sapo_pos_slope,
    "sapo.pos.phi.line": sapo_pos_phi_line,
    "sapo.pos.phi": sapo_pos_phi,
    "sapo.pos.state": 0,
    "sapo.neg.f.line": sapo_neg_f_line,
    "sapo.neg.f": sapo_neg_f,
    "sapo.neg.slope.line": sapo_neg_slope_line,
    "sapo.neg.slope": sapo_neg_slope,
    "sapo.neg.phi.line": sapo_neg_phi_line,
    "sapo.neg.phi": sapo_neg_phi,
    "sapo.neg.state": 0,
    "dapo.pos.f.line": dapo_pos_f_line,
    "dapo.pos.f": dapo_pos_f,
    "dapo.pos.slope.line": dapo_pos_slope_line,
    "dapo.pos.slope": dapo_pos_slope,
    "dapo.pos.phi.line": dapo_pos_phi_line,
    "dapo.pos.phi": dapo_pos_phi,
    "dapo.pos.state": dapo_pos_state,
    "dapo.neg.f.line": dapo_neg_f_line,
    "dapo.neg.f": dapo_neg_f,
    "dapo.neg.slope.line": dapo_neg_slope_line,
    "dapo.neg.slope": dapo_neg_slope,
    "dapo.neg.phi.line": dapo_neg_phi_line,
    "dapo.neg.phi": dapo_neg_phi,
    "dapo.neg.state": dapo_neg_state,
    "dr_grpo.pos.f.line": dr_grpo_pos_f_line,
    "dr_grpo.pos.f": dr_grpo_pos_f,
    "dr_grpo.pos.slope.line": dr_grpo_pos_slope_line,
    "dr_grpo.pos.slope": dr_grpo_pos_slope,
    "dr_grpo.pos.phi.line": dr_grpo_pos_phi_line,
    "dr_grpo.pos.phi": dr_grpo_pos_phi,
    "dr_grpo.pos.state": dr_grpo_pos_state,
    "dr_grpo.neg.f.line": dapo_neg_f_line,
    "dr_grpo.neg.f": dapo_neg_f,
    "dr_grpo.neg.slope.line": dapo_neg_slope_line,
    "dr_grpo.neg.slope": dapo_neg_slope,
    "dr_grpo.neg.phi.line": dapo_neg_phi_line,
    "dr_grpo.neg.phi": dapo_neg_phi,
    "dr_grpo.neg.state": dr_grpo_neg_state,
    "cispo.pos.f.line": cispo_pos_f_line,
    "cispo.pos.f": cispo_pos_f,
    "cispo.pos.slope.line": cispo_pos_slope_line,
    "cispo.pos.slope": cispo_pos_slope,
    "cispo.pos.phi.line": cispo_pos_phi_line,
    "cispo.pos.phi": w,
    "cispo.pos.state": 0 + product7,
    "cispo.neg.f.line": cispo_pos_f_line,
    "cispo.neg.f": cispo_pos_f,
    "cispo.neg.slope.line": cispo_pos_slope_line,
    "cispo.neg.slope": cispo_pos_slope,
    "cispo.neg.phi.line": cispo_pos_phi_line,
    "cispo.neg.phi": w,
    "cispo.neg.state": 0 + product7,
    "gspo_token.pos.f.line": gspo_pos_f_line,
    "gspo_token.pos.f": gspo_pos_f,
    "gspo_token.pos.slope.line": gspo_pos_slope_line,
    "gspo_token.pos.slope": gspo_pos_slope,
    "gspo_token.pos.phi.line": gspo_pos_phi_line,
    "gspo_token.pos.phi": gspo_pos_phi,
    "gspo_token.pos.state": gspo_token_pos_state,
    "gspo_token.neg.f.line": gspo_neg_f_line,
    "gspo_token.neg.f": gspo_neg_f,
    "gspo_token.neg.slope.line": gspo_neg_slope_line,
    "gspo_token.neg.slope": gspo_neg_slope,
    "gspo_token.neg.phi.line": gspo_neg_phi_line,
    "gspo_token.neg.phi": gspo_neg_phi,
    "gspo_token.neg.state": gspo_token_neg_state,
    "sequence_product.pos.f.line": grid,
    "sequence_product.pos.f": r,
    "sequence_product.pos.slope.line": reinforce_pos_phi_line,
    "sequence_product.pos.slope": sequence_product_pos_slope,
    "sequence_product.pos.phi.line": grid,
    "sequence_product.pos.phi": sequence_product_pos_phi,
    "sequence_product.pos.state": sequence_product_pos_state,
    "sequence_product.neg.f.line": sequence_product_neg_f_line,
    "sequence_product.neg.f": sequence_product_neg_f,
    "sequence_product.neg.slope.line": reinforce_pos_phi_line,
    "sequence_product.neg.slope": sequence_product_neg_slope,
    "sequence_product.neg.phi.line": grid,
    "sequence_product.neg.phi": sequence_product_neg_phi,
    "sequence_product.neg.state": sequence_product_neg_state,
    "luspo.pos.f.line": luspo_pos_f_line,
    "luspo.pos.f": luspo_pos_f,
    "luspo.pos.slope.line": luspo_pos_slope_line,
    "luspo.pos.slope": luspo_pos_slope,
    "luspo.pos.phi.line": luspo_pos_phi_line,
    "luspo.pos.phi": luspo_pos_phi,
    "luspo.pos.state": luspo_pos_state,
    "luspo.neg.f.line": luspo_neg_f_line,
    "luspo.neg.f": luspo_neg_f,
    "luspo.neg.slope.line": luspo_neg_slope_line,
    "luspo.neg.slope": luspo_neg_slope,
    "luspo.neg.phi.line": luspo_neg_phi_line,
    "luspo.neg.phi": luspo_neg_phi,
    "luspo.neg.state": luspo_neg_state,
    "vespo.pos.f.line": vespo_pos_f_line,
    "vespo.pos.f": vespo_pos_f,
    "vespo.pos.slope.line": vespo_pos_slope_line,
    "vespo.pos.slope": vespo_pos_slope,
    "vespo.pos.phi.line": vespo_pos_phi_line,
    "vespo.pos.phi": vespo_pos_phi,
    "vespo.pos.state": 0,
    "vespo.neg.f.line": vespo_neg_f_line,
    "vespo.neg.f": vespo_neg_f,
    "vespo.neg.slope.line": vespo_neg_slope_line,
    "vespo.neg.slope": vespo_neg_slope,
    "vespo.neg.phi.line": vespo_neg_phi_line,
    "vespo.neg.phi": vespo_neg_phi,
    "vespo.neg.state": 0,
    "topr.pos.f.line": reinforce_pos_f_line,
    "topr.pos.f": reinforce_pos_f,
    "topr.pos.slope.line": topr_pos_slope_line,
    "topr.pos.slope": topr_pos_slope,
    "topr.pos.phi.line": reinforce_pos_phi_line,
    "topr.pos.phi": 1,
    "topr.pos.state": 0,
    "topr.neg.f.line": topr_neg_f_line,
    "topr.neg.f": topr_neg_f,
    "topr.neg.slope.line": topr_neg_slope_line,
    "topr.neg.slope": topr_neg_slope,
    "topr.neg.phi.line": topr_neg_phi_line,
    "topr.neg.phi": topr_neg_phi,
    "topr.neg.state": 0,
    "dro.pos.f.line": dro_pos_f_line,
    "dro.pos.f": dro_pos_f,
    "dro.pos.slope.line": dro_pos_slope_line,
    "dro.pos.slope": dro_pos_slope,
    "dro.pos.phi.line": dro_pos_phi_line,
    "dro.pos.phi": dro_pos_phi,
    "dro.pos.state": 0,
    "dro.neg.f.line": dro_neg_f_line,
    "dro.neg.f": dro_neg_f,
    "dro.neg.slope.line": dro_neg_slope_line,
    "dro.neg.slope": dro_neg_slope,
    "dro.neg.phi.line": dro_neg_phi_line,
    "dro.neg.phi": dro_neg_phi,
    "dro.neg.state": 0,
    "rec.pos.f.line": rec_pos_f_line,
    "rec.pos.f": rec_pos_f,
    "rec.pos.slope.line": rec_pos_slope_line,
    "rec.pos.slope": rec_pos_slope,
    "rec.pos.phi.line": rec_pos_phi_line,
    "rec.pos.phi": rec_pos_phi,
    "rec.pos.state": rec_pos_state,
    "rec.neg.f.line": rec_neg_f_line,
    "rec.neg.f": rec_neg_f,
    "rec.neg.slope.line": rec_neg_slope_line,
    "rec.neg.slope": rec_neg_slope,
    "rec.neg.phi.line": rec_neg_phi_line,
    "rec.neg.phi": rec_neg_phi,
    "rec.neg.state": rec_neg_state,
    "aspo.pos.f.line": aspo_pos_f_line,
    "aspo.pos.f": aspo_pos_f,
    "aspo.pos.slope.line": aspo_pos_slope_line,
    "aspo.pos.slope": aspo_pos_slope,
    "aspo.pos.phi.line": aspo_pos_phi_line,
    "aspo.pos.phi": aspo_pos_phi,
    "aspo.pos.state": aspo_pos_state,
    "aspo.neg.f.line": aspo_neg_f_line,
    "aspo.neg.f": aspo_neg_f,
    "aspo.neg.slope.line": aspo_neg_slope_line,
    "aspo.neg.slope": aspo_neg_slope,
    "aspo.neg.phi.line": aspo_neg_phi_line,
    "aspo.neg.phi": aspo_neg_phi,
    "aspo.neg.state": aspo_neg_state,
    "gppo.pos.f.line": gppo_pos_f_line,
    "gppo.pos.f": gppo_pos_f,
    "gppo.pos.slope.line": gppo_pos_slope_line,
    "gppo.pos.slope": gppo_pos_slope,
    "gppo.pos.phi.line": gppo_pos_phi_line,
    "gppo.pos.phi": gppo_pos_phi,
    "gppo.pos.state": 0 + product13,
    "gppo.neg.f.line": gppo_neg_f_line,
    "gppo.neg.f": gppo_neg_f,
    "gppo.neg.slope.line": gppo_neg_slope_line,
    "gppo.neg.slope": gppo_neg_slope,
    "gppo.neg.phi.line": gppo_neg_phi_line,
    "gppo.neg.phi": gppo_neg_phi,
    "gppo.neg.state": 0 + product13,
    "ce_gppo.pos.f.line": gppo_pos_f_line,
    "ce_gppo.pos.f": gppo_pos_f,
    "ce_gppo.pos.slope.line": gppo_pos_slope_line,
    "ce_gppo.pos.slope": gppo_pos_slope,
    "ce_gppo.pos.phi.line": gppo_pos_phi_line,
    "ce_gppo.pos.phi": gppo_pos_phi,
    "ce_gppo.pos.state": 0 + product13,
    "ce_gppo.neg.f.line": ce_gppo_neg_f_line,
    "ce_gppo.neg.f": ce_gppo_neg_f,
    "ce_gppo.neg.slope.line": ce_gppo_neg_slope_line,
    "ce_gppo.neg.slope": ce_gppo_neg_slope,
    "ce_gppo.neg.phi.line": ce_gppo_neg_phi_line,
    "ce_gppo.neg.phi": ce_gppo_neg_phi,
    "ce_gppo.neg.state": 0 + product13,
    "marks.f.pos": marks_f_pos,
    "marks.f.neg": marks_f_neg,
    "marks.slope.pos": marks_slope_pos,
    "marks.slope.neg": marks_slope_neg,
    "marks.phi.pos": marks_phi_pos,
    "marks.phi.neg": marks_phi_neg,
    "silent.case": +(silent_pos === shown) + +(silent_neg === shown) * 2,
    "silent.pos": silent_pos,
    "silent.neg": silent_neg,
    "grpo.map.0": grpo_map_0,
    "grpo.map.1": grpo_map_1,
    "grpo.map.2": grpo_map_2,
    "grpo.map.3": grpo_map_3,
    "grpo.map.4": grpo_map_4,
    "grpo.map.5": grpo_map_5,
    "grpo.map.6": grpo_map_6,
    "grpo.map.7": grpo_map_7,
    "grpo.map.8": grpo_map_8,
    "grpo.map.9": grpo_map_9,
    "grpo.removed": grpo_removed,
    "grpo.outside": grpo_outside,
    "grpo.pos.low": choices73[0],
    "grpo.pos.high": choices73[1],
    "grpo.neg.low": choices74[0],
    "grpo.neg.high": choices74[1],
    "dapo.map.0": dapo_map_0,
    "dapo.map.1": dapo_map_1,
    "dapo.map.2": dapo_map_2,
    "dapo.map.3": dapo_map_3,
    "dapo.map.4": dapo_map_4,
    "dapo.map.5": dapo_map_5,
    "dapo.map.6": dapo_map_6,
    "dapo.map.7": dapo_map_7,
    "dapo.map.8": dapo_map_8,
    "dapo.map.9": dapo_map_9,
    "dapo.removed": dapo_removed,
    "dapo.outside": dapo_outside,
    "sapo.map.0": sapo_map_0,
    "sapo.map.1": sapo_map_1,
    "sapo.map.2": sapo_map_2,
    "sapo.map.3": sapo_map_3,
    "sapo.map.4": sapo_map_4,
    "sapo.map.5": sapo_map_5,
    "sapo.map.6": sapo_map_6,
    "sapo.map.7": sapo_map_7,
    "sapo.map.8": sapo_map_8,
    "sapo.map.9": sapo_map_9,
    "sapo.removed": sapo_removed,
    "sapo.outside": sapo_removed,
    "cispo.map.0": cispo_map_0,
    "cispo.map.1": cispo_map_1,
    "cispo.map.2": cispo_map_2,
    "cispo.map.3": cispo_map_3,
    "cispo.map.4": cispo_map_4,
    "cispo.map.5": cispo_map_5,
    "cispo.map.6": cispo_map_6,
    "cispo.map.7": cispo_map_7,
    "cispo.map.8": cispo_map_8,
    "cispo.map.9": cispo_map_9,
    "cispo.removed": cispo_removed,
    "cispo.outside": cispo_outside,
    "cispo.pos.low": sums7[0],
    "cispo.pos.high": sums7[1],
    "cispo.neg.low": sums7[0],
    "cispo.neg.high": sums7[1],
    "gspo.map.0": gspo_map_0,
    "gspo.map.1": gspo_map_1,
    "gspo.map.2": gspo_map_2,
    "gspo.map.3": gspo_map_3,
    "gspo.map.4": gspo_map_4,
    "gspo.map.5": gspo_map_5,
    "gspo.map.6": gspo_map_6,
    "gspo.map.7": gspo_map_7,
    "gspo.map.8": gspo_map_8,
    "gspo.map.9": gspo_map_9,
    "gspo.removed": gspo_removed,
    "gspo.outside": gspo_outside,
    "rec.map.0": rec_map_0,
    "rec.map.1": rec_map_1,
    "rec.map.2": rec_map_2,
    "rec.map.3": rec_map_3,
    "rec.map.4": rec_map_4,
    "rec.map.5": rec_map_5,
    "rec.map.6": rec_map_6,
    "rec.map.7": rec_map_7,
    "rec.map.8": rec_map_8,
    "rec.map.9": rec_map_9,
    "rec.removed": rec_removed,
    "rec.outside": rec_outside,
    "gppo.map.0": gppo_map_0,
    "gppo.map.1": gppo_map_1,
    "gppo.map.2": gppo_map_2,
    "gppo.map.3": gppo_map_3,
    "gppo.map.4": gppo_map_4,
    "gppo.map.5": gppo_map_5,
    "gppo.map.6": gppo_map_6,
    "gppo.map.7": gppo_map_7,
    "gppo.map.8": gppo_map_8,
    "gppo.map.9": gppo_map_9,
    "gppo.removed": sapo_removed,
    "gppo.outside": gppo_outside,
    "aspo.map.0": aspo_map_0,
    "aspo.map.1": aspo_map_1,
    "aspo.map.2": aspo_map_2,
    "aspo.map.3": aspo_map_3,
    "aspo.map.4": aspo_map_4,
    "aspo.map.5": aspo_map_5,
    "aspo.map.6": aspo_map_6,
    "aspo.map.7": aspo_map_7,
    "aspo.map.8": aspo_map_8,
    "aspo.map.9": aspo_map_9,
    "aspo.removed": aspo_removed,
    "aspo.outside": aspo_outside,
    "dppo.low": low,
    "dppo.high": dppo_high,
    "dppo.p": dppo_p,
    "dppo.case": +(prob <= 0.2) + +(prob + 0.2 >= 1) * 2,
    "dppo.pos.state": above24 ? 3 : +above22 + +(above23 && !above22) * 2,
    "dppo.neg.state": above24 ? 3 : +below9 + +(above23 && !below9) * 2,
    "dppo.inside": weights[0],
    "dppo.beyond": weights[1],
    "dppo.pos.x": dppo_pos_x,
    "dppo.pos.phi.line": dppo_pos_phi_line,
    "dppo.neg.x": dppo_neg_x,
    "dppo.neg.phi.line": dppo_neg_phi_line,
    "span.x": span_x,
    "span.y": span_y,
    "dppo.pos.points": dppo_pos_points,
    "dppo.neg.points": dppo_neg_points,
    "points.x": points_x,
    "point.x": Float64Array.of(r),
    "point.y": Float64Array.of(above24 ? NaN : product2 + prob),
    "hair.s": s,
    "hair.down": hair_down,
    "hair.up": hair_up,
    "hair.low": Math.exp(hair_down),
    "hair.high": Math.exp(hair_up),
    "hair.pos.state": +eq17 + +(either8 && !eq17) * 2,
    "hair.pos.phi": Float64Array.of(either9 ? NaN : s * +(s <= 1.0004)),
    "hair.neg.state": +eq18 + +(either8 && !eq18) * 2,
    "hair.neg.phi": Float64Array.of(either9 ? NaN : s * +(s >= 0.9997)),
    "hair.x": Float64Array.of(s),
    "hair.token.x": Float64Array.of(length),
    "hair.token.y": Float64Array.of(r),
  };
}
