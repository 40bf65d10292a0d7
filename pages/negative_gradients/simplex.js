const data = Float64Array.of(1, 0, 0);
const data2 = Float64Array.of(.041666666666666664, .041666666666666664, .9166666666666666, .041666666666666664, .16666666666666666, .7916666666666666, .041666666666666664, .2916666666666667, .6666666666666666, .041666666666666664, .4166666666666667, .5416666666666666, .041666666666666664, .5416666666666666, .4166666666666667, .041666666666666664, .6666666666666666, .2916666666666667, .041666666666666664, .7916666666666666, .16666666666666666, .041666666666666664, .9166666666666666, .041666666666666664, .16666666666666666, .041666666666666664, .7916666666666666, .16666666666666666, .16666666666666666, .6666666666666666, .16666666666666666, .2916666666666667, .5416666666666666, .16666666666666666, .4166666666666667, .4166666666666667, .16666666666666666, .5416666666666666, .2916666666666667, .16666666666666666, .6666666666666666, .16666666666666666, .16666666666666666, .7916666666666666, .041666666666666664, .2916666666666667, .041666666666666664, .6666666666666666, .2916666666666667, .16666666666666666, .5416666666666666, .2916666666666667, .2916666666666667, .4166666666666667, .2916666666666667, .4166666666666667, .2916666666666667, .2916666666666667, .5416666666666666, .16666666666666666, .2916666666666667, .6666666666666666, .041666666666666664, .4166666666666667, .041666666666666664, .5416666666666666, .4166666666666667, .16666666666666666, .4166666666666667, .4166666666666667, .2916666666666667, .2916666666666667, .4166666666666667, .4166666666666667, .16666666666666666, .4166666666666667, .5416666666666666, .041666666666666664, .5416666666666666, .041666666666666664, .4166666666666667, .5416666666666666, .16666666666666666, .2916666666666667, .5416666666666666, .2916666666666667, .16666666666666666, .5416666666666666, .4166666666666667, .041666666666666664, .6666666666666666, .041666666666666664, .2916666666666667, .6666666666666666, .16666666666666666, .16666666666666666, .6666666666666666, .2916666666666667, .041666666666666664, .7916666666666666, .041666666666666664, .16666666666666666, .7916666666666666, .16666666666666666, .041666666666666664, .9166666666666666, .041666666666666664, .041666666666666664);
const sums = new Float64Array(36);
const products = new Float64Array(36);
for (let i = 0; i < 36; i++) {
  sums[i] = data2[i * 3 + 1] + data2[i * 3 + 2] / 2;
  products[i] = data2[i * 3 + 2] * 0.8660254037844386;
}
const differences = new Float64Array(108);
for (let i = 0; i < 36; i++) {
  for (let j = 0; j < 3; j++) {
    differences[i * 3 + j] = data[j] - data2[i * 3 + j];
  }
}
export default function compute(x) {
  const {p1, p2, A, tau_neg} = x;
  const difference = 1 - p1;
  const product = difference * p2;
  const product2 = difference * (1 - p2);
  const above = A > 0;
  const tau = above ? 1 : tau_neg;
  const olds = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    olds[i] = i < 1 ? p1 : i < 2 ? product : product2;
  }
  const products2 = new Float64Array(36);
  let total = 0;
  const products5 = new Float64Array(36);
  let total2 = 0;
  const products8 = new Float64Array(36);
  let total3 = 0;
  const products11 = new Float64Array(36);
  let total4 = 0;
  for (let i = 0; i < 36; i++) {
    const quotient = data2[i * 3] / p1;
    const c = A * (quotient * (above ? +(quotient <= 1.2) : +(quotient >= 0.8)));
    products2[i] = c * 0.5;
    total += +(c === 0);
    const c_i = A * (quotient * (above ? +(quotient <= 1.0004) : +(quotient >= 0.9997)));
    products5[i] = c_i * 0.5;
    total2 += +(c_i === 0);
    const x_i = tau * (quotient - 1);
    const c_i2 = A * (quotient * (1 / (1 + Math.exp(-x_i)) * 4 * (1 / (1 + Math.exp(-(-x_i))))));
    products8[i] = c_i2 * 0.5;
    total3 += +(c_i2 === 0);
    const c_i3 = A * Math.min(Math.max(quotient, 0), 5);
    products11[i] = c_i3 * 0.5;
    total4 += +(c_i3 === 0);
  }
  const quotient2 = olds[0] / p1;
  const product3 = A * (quotient2 * (above ? +(quotient2 <= 1.2) : +(quotient2 >= 0.8))) * 0.5;
  const product4 = A * (quotient2 * (above ? +(quotient2 <= 1.0004) : +(quotient2 >= 0.9997))) * 0.5;
  const x2 = tau * (quotient2 - 1);
  const product5 = A * (quotient2 * (1 / (1 + Math.exp(-x2)) * 4 * (1 / (1 + Math.exp(-(-x2)))))) * 0.5;
  const product6 = A * Math.min(Math.max(quotient2, 0), 5) * 0.5;
  const logits = new Float64Array(3);
  let total5 = 0;
  const logits13 = new Float64Array(3);
  let total6 = 0;
  const logits25 = new Float64Array(3);
  let total7 = 0;
  const logits37 = new Float64Array(3);
  let total8 = 0;
  for (let i = 0; i < 3; i++) {
    const above_i = olds[i] > 0;
    const difference_i = data[i] - olds[i];
    const logit = above_i ? product3 * difference_i : 0;
    logits[i] = logit;
    total5 += olds[i] * Math.expm1(logit);
    const logit_i = above_i ? product4 * difference_i : 0;
    logits13[i] = logit_i;
    total6 += olds[i] * Math.expm1(logit_i);
    const logit_i2 = above_i ? product5 * difference_i : 0;
    logits25[i] = logit_i2;
    total7 += olds[i] * Math.expm1(logit_i2);
    const logit_i3 = above_i ? product6 * difference_i : 0;
    logits37[i] = logit_i3;
    total8 += olds[i] * Math.expm1(logit_i3);
  }
  const products3 = new Float64Array(108);
  const totals = new Float64Array(36);
  const products6 = new Float64Array(108);
  const totals2 = new Float64Array(36);
  const products9 = new Float64Array(108);
  const totals3 = new Float64Array(36);
  const products12 = new Float64Array(108);
  const totals4 = new Float64Array(36);
  for (let i = 0; i < 36; i++) {
    for (let j = 0; j < 3; j++) {
      const product_i = products2[i] * differences[i * 3 + j];
      products3[i * 3 + j] = product_i;
      totals[i] += data2[i * 3 + j] * Math.expm1(product_i);
      const product_i2 = products5[i] * differences[i * 3 + j];
      products6[i * 3 + j] = product_i2;
      totals2[i] += data2[i * 3 + j] * Math.expm1(product_i2);
      const product_i3 = products8[i] * differences[i * 3 + j];
      products9[i * 3 + j] = product_i3;
      totals3[i] += data2[i * 3 + j] * Math.expm1(product_i3);
      const product_i4 = products11[i] * differences[i * 3 + j];
      products12[i * 3 + j] = product_i4;
      totals4[i] += data2[i * 3 + j] * Math.expm1(product_i4);
    }
  }
  const grown = Math.log1p(total5);
  const grown2 = Math.log1p(total6);
  const grown3 = Math.log1p(total7);
  const grown4 = Math.log1p(total8);
  const sums2 = new Float64Array(3);
  const sums15 = new Float64Array(3);
  const sums28 = new Float64Array(3);
  const sums41 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums2[i] = olds[i] + olds[i] * Math.expm1(logits[i] - grown);
    sums15[i] = olds[i] + olds[i] * Math.expm1(logits13[i] - grown2);
    sums28[i] = olds[i] + olds[i] * Math.expm1(logits25[i] - grown3);
    sums41[i] = olds[i] + olds[i] * Math.expm1(logits37[i] - grown4);
  }
  const growns = new Float64Array(36);
  const growns2 = new Float64Array(36);
  const growns3 = new Float64Array(36);
  const growns4 = new Float64Array(36);
  for (let i = 0; i < 36; i++) {
    growns[i] = Math.log1p(totals[i]);
    growns2[i] = Math.log1p(totals2[i]);
    growns3[i] = Math.log1p(totals3[i]);
    growns4[i] = Math.log1p(totals4[i]);
  }
  const quotient3 = sums2[0] / p1;
  const product7 = A * (quotient3 * (above ? +(quotient3 <= 1.2) : +(quotient3 >= 0.8))) * 0.5;
  const quotient4 = sums15[0] / p1;
  const product8 = A * (quotient4 * (above ? +(quotient4 <= 1.0004) : +(quotient4 >= 0.9997))) * 0.5;
  const quotient5 = sums28[0] / p1;
  const x3 = tau * (quotient5 - 1);
  const product9 = A * (quotient5 * (1 / (1 + Math.exp(-x3)) * 4 * (1 / (1 + Math.exp(-(-x3)))))) * 0.5;
  const product10 = A * Math.min(Math.max(sums41[0] / p1, 0), 5) * 0.5;
  const logits2 = new Float64Array(3);
  let total9 = 0;
  const logits14 = new Float64Array(3);
  let total10 = 0;
  const logits26 = new Float64Array(3);
  let total11 = 0;
  const logits38 = new Float64Array(3);
  let total12 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i4 = sums2[i] > 0 ? product7 * (data[i] - sums2[i]) : 0;
    logits2[i] = logit_i4;
    total9 += sums2[i] * Math.expm1(logit_i4);
    const logit_i5 = sums15[i] > 0 ? product8 * (data[i] - sums15[i]) : 0;
    logits14[i] = logit_i5;
    total10 += sums15[i] * Math.expm1(logit_i5);
    const logit_i6 = sums28[i] > 0 ? product9 * (data[i] - sums28[i]) : 0;
    logits26[i] = logit_i6;
    total11 += sums28[i] * Math.expm1(logit_i6);
    const logit_i7 = sums41[i] > 0 ? product10 * (data[i] - sums41[i]) : 0;
    logits38[i] = logit_i7;
    total12 += sums41[i] * Math.expm1(logit_i7);
  }
  const ends_all = new Float64Array(108);
  const ends_all2 = new Float64Array(108);
  const ends_all3 = new Float64Array(108);
  const ends_all4 = new Float64Array(108);
  for (let i = 0; i < 36; i++) {
    for (let j = 0; j < 3; j++) {
      ends_all[i * 3 + j] = data2[i * 3 + j] + data2[i * 3 + j] * Math.expm1(products3[i * 3 + j] - growns[i]);
      ends_all2[i * 3 + j] = data2[i * 3 + j] + data2[i * 3 + j] * Math.expm1(products6[i * 3 + j] - growns2[i]);
      ends_all3[i * 3 + j] = data2[i * 3 + j] + data2[i * 3 + j] * Math.expm1(products9[i * 3 + j] - growns3[i]);
      ends_all4[i * 3 + j] = data2[i * 3 + j] + data2[i * 3 + j] * Math.expm1(products12[i * 3 + j] - growns4[i]);
    }
  }
  const grown5 = Math.log1p(total9);
  const grown6 = Math.log1p(total10);
  const grown7 = Math.log1p(total11);
  const grown8 = Math.log1p(total12);
  const sums3 = new Float64Array(3);
  const sums16 = new Float64Array(3);
  const sums29 = new Float64Array(3);
  const sums42 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums3[i] = sums2[i] + sums2[i] * Math.expm1(logits2[i] - grown5);
    sums16[i] = sums15[i] + sums15[i] * Math.expm1(logits14[i] - grown6);
    sums29[i] = sums28[i] + sums28[i] * Math.expm1(logits26[i] - grown7);
    sums42[i] = sums41[i] + sums41[i] * Math.expm1(logits38[i] - grown8);
  }
  const sums14 = new Float64Array(36);
  const products4 = new Float64Array(36);
  const differences2 = new Float64Array(36);
  const differences3 = new Float64Array(36);
  const differences4 = new Float64Array(36);
  const differences5 = new Float64Array(36);
  const sums27 = new Float64Array(36);
  const products7 = new Float64Array(36);
  const differences6 = new Float64Array(36);
  const differences7 = new Float64Array(36);
  const differences8 = new Float64Array(36);
  const differences9 = new Float64Array(36);
  const sums40 = new Float64Array(36);
  const products10 = new Float64Array(36);
  const differences10 = new Float64Array(36);
  const differences11 = new Float64Array(36);
  const differences12 = new Float64Array(36);
  const differences13 = new Float64Array(36);
  const sums53 = new Float64Array(36);
  const products13 = new Float64Array(36);
  const differences14 = new Float64Array(36);
  const differences15 = new Float64Array(36);
  const differences16 = new Float64Array(36);
  const differences17 = new Float64Array(36);
  for (let i = 0; i < 36; i++) {
    const sum = ends_all[i * 3 + 1] + ends_all[i * 3 + 2] / 2;
    sums14[i] = sum;
    const product_i5 = ends_all[i * 3 + 2] * 0.8660254037844386;
    products4[i] = product_i5;
    const across = sum - sums[i];
    const up = product_i5 - products[i];
    const product_i6 = across * 0.35;
    const product_i7 = up * 0.2;
    const product_i8 = up * 0.35;
    const product_i9 = across * 0.2;
    differences2[i] = sum - (product_i6 - product_i7);
    differences3[i] = sum - (product_i6 + product_i7);
    differences4[i] = product_i5 - (product_i8 + product_i9);
    differences5[i] = product_i5 - (product_i8 - product_i9);
    const sum_i = ends_all2[i * 3 + 1] + ends_all2[i * 3 + 2] / 2;
    sums27[i] = sum_i;
    const product_i10 = ends_all2[i * 3 + 2] * 0.8660254037844386;
    products7[i] = product_i10;
    const across_i = sum_i - sums[i];
    const up_i = product_i10 - products[i];
    const product_i11 = across_i * 0.35;
    const product_i12 = up_i * 0.2;
    const product_i13 = up_i * 0.35;
    const product_i14 = across_i * 0.2;
    differences6[i] = sum_i - (product_i11 - product_i12);
    differences7[i] = sum_i - (product_i11 + product_i12);
    differences8[i] = product_i10 - (product_i13 + product_i14);
    differences9[i] = product_i10 - (product_i13 - product_i14);
    const sum_i2 = ends_all3[i * 3 + 1] + ends_all3[i * 3 + 2] / 2;
    sums40[i] = sum_i2;
    const product_i15 = ends_all3[i * 3 + 2] * 0.8660254037844386;
    products10[i] = product_i15;
    const across_i2 = sum_i2 - sums[i];
    const up_i2 = product_i15 - products[i];
    const product_i16 = across_i2 * 0.35;
    const product_i17 = up_i2 * 0.2;
    const product_i18 = up_i2 * 0.35;
    const product_i19 = across_i2 * 0.2;
    differences10[i] = sum_i2 - (product_i16 - product_i17);
    differences11[i] = sum_i2 - (product_i16 + product_i17);
    differences12[i] = product_i15 - (product_i18 + product_i19);
    differences13[i] = product_i15 - (product_i18 - product_i19);
    const sum_i3 = ends_all4[i * 3 + 1] + ends_all4[i * 3 + 2] / 2;
    sums53[i] = sum_i3;
    const product_i20 = ends_all4[i * 3 + 2] * 0.8660254037844386;
    products13[i] = product_i20;
    const across_i3 = sum_i3 - sums[i];
    const up_i3 = product_i20 - products[i];
    const product_i21 = across_i3 * 0.35;
    const product_i22 = up_i3 * 0.2;
    const product_i23 = up_i3 * 0.35;
    const product_i24 = across_i3 * 0.2;
    differences14[i] = sum_i3 - (product_i21 - product_i22);
    differences15[i] = sum_i3 - (product_i21 + product_i22);
    differences16[i] = product_i20 - (product_i23 + product_i24);
    differences17[i] = product_i20 - (product_i23 - product_i24);
  }
  const quotient6 = sums3[0] / p1;
  const product11 = A * (quotient6 * (above ? +(quotient6 <= 1.2) : +(quotient6 >= 0.8))) * 0.5;
  const quotient7 = sums16[0] / p1;
  const product12 = A * (quotient7 * (above ? +(quotient7 <= 1.0004) : +(quotient7 >= 0.9997))) * 0.5;
  const quotient8 = sums29[0] / p1;
  const x4 = tau * (quotient8 - 1);
  const product13 = A * (quotient8 * (1 / (1 + Math.exp(-x4)) * 4 * (1 / (1 + Math.exp(-(-x4)))))) * 0.5;
  const product14 = A * Math.min(Math.max(sums42[0] / p1, 0), 5) * 0.5;
  const logits3 = new Float64Array(3);
  let total13 = 0;
  const logits15 = new Float64Array(3);
  let total14 = 0;
  const logits27 = new Float64Array(3);
  let total15 = 0;
  const logits39 = new Float64Array(3);
  let total16 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i8 = sums3[i] > 0 ? product11 * (data[i] - sums3[i]) : 0;
    logits3[i] = logit_i8;
    total13 += sums3[i] * Math.expm1(logit_i8);
    const logit_i9 = sums16[i] > 0 ? product12 * (data[i] - sums16[i]) : 0;
    logits15[i] = logit_i9;
    total14 += sums16[i] * Math.expm1(logit_i9);
    const logit_i10 = sums29[i] > 0 ? product13 * (data[i] - sums29[i]) : 0;
    logits27[i] = logit_i10;
    total15 += sums29[i] * Math.expm1(logit_i10);
    const logit_i11 = sums42[i] > 0 ? product14 * (data[i] - sums42[i]) : 0;
    logits39[i] = logit_i11;
    total16 += sums42[i] * Math.expm1(logit_i11);
  }
  const joineds2 = new Float64Array(216);
  const joineds3 = new Float64Array(216);
  const joineds5 = new Float64Array(216);
  const joineds6 = new Float64Array(216);
  const joineds8 = new Float64Array(216);
  const joineds9 = new Float64Array(216);
  const joineds11 = new Float64Array(216);
  const joineds12 = new Float64Array(216);
  for (let i = 0; i < 36; i++) {
    for (let j = 0; j < 6; j++) {
      joineds2[i * 6 + j] = j < 1 ? sums[i] : j < 2 ? sums14[i] : j < 3 ? differences2[i] : j < 4 ? sums14[i] : j < 5 ? differences3[i] : NaN;
      joineds3[i * 6 + j] = j < 1 ? products[i] : j < 2 ? products4[i] : j < 3 ? differences4[i] : j < 4 ? products4[i] : j < 5 ? differences5[i] : NaN;
      joineds5[i * 6 + j] = j < 1 ? sums[i] : j < 2 ? sums27[i] : j < 3 ? differences6[i] : j < 4 ? sums27[i] : j < 5 ? differences7[i] : NaN;
      joineds6[i * 6 + j] = j < 1 ? products[i] : j < 2 ? products7[i] : j < 3 ? differences8[i] : j < 4 ? products7[i] : j < 5 ? differences9[i] : NaN;
      joineds8[i * 6 + j] = j < 1 ? sums[i] : j < 2 ? sums40[i] : j < 3 ? differences10[i] : j < 4 ? sums40[i] : j < 5 ? differences11[i] : NaN;
      joineds9[i * 6 + j] = j < 1 ? products[i] : j < 2 ? products10[i] : j < 3 ? differences12[i] : j < 4 ? products10[i] : j < 5 ? differences13[i] : NaN;
      joineds11[i * 6 + j] = j < 1 ? sums[i] : j < 2 ? sums53[i] : j < 3 ? differences14[i] : j < 4 ? sums53[i] : j < 5 ? differences15[i] : NaN;
      joineds12[i * 6 + j] = j < 1 ? products[i] : j < 2 ? products13[i] : j < 3 ? differences16[i] : j < 4 ? products13[i] : j < 5 ? differences17[i] : NaN;
    }
  }
  const grown9 = Math.log1p(total13);
  const grown10 = Math.log1p(total14);
  const grown11 = Math.log1p(total15);
  const grown12 = Math.log1p(total16);
  const sums4 = new Float64Array(3);
  const sums17 = new Float64Array(3);
  const sums30 = new Float64Array(3);
  const sums43 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums4[i] = sums3[i] + sums3[i] * Math.expm1(logits3[i] - grown9);
    sums17[i] = sums16[i] + sums16[i] * Math.expm1(logits15[i] - grown10);
    sums30[i] = sums29[i] + sums29[i] * Math.expm1(logits27[i] - grown11);
    sums43[i] = sums42[i] + sums42[i] * Math.expm1(logits39[i] - grown12);
  }
  const grpo_arrow_x = new Float64Array(216);
  const grpo_arrow_y = new Float64Array(216);
  const gspo_arrow_x = new Float64Array(216);
  const gspo_arrow_y = new Float64Array(216);
  const sapo_arrow_x = new Float64Array(216);
  const sapo_arrow_y = new Float64Array(216);
  const cispo_arrow_x = new Float64Array(216);
  const cispo_arrow_y = new Float64Array(216);
  for (let i = 0; i < 216; i++) {
    grpo_arrow_x[i] = joineds2[i];
    grpo_arrow_y[i] = joineds3[i];
    gspo_arrow_x[i] = joineds5[i];
    gspo_arrow_y[i] = joineds6[i];
    sapo_arrow_x[i] = joineds8[i];
    sapo_arrow_y[i] = joineds9[i];
    cispo_arrow_x[i] = joineds11[i];
    cispo_arrow_y[i] = joineds12[i];
  }
  const quotient9 = sums4[0] / p1;
  const product15 = A * (quotient9 * (above ? +(quotient9 <= 1.2) : +(quotient9 >= 0.8))) * 0.5;
  const quotient10 = sums17[0] / p1;
  const product16 = A * (quotient10 * (above ? +(quotient10 <= 1.0004) : +(quotient10 >= 0.9997))) * 0.5;
  const quotient11 = sums30[0] / p1;
  const x5 = tau * (quotient11 - 1);
  const product17 = A * (quotient11 * (1 / (1 + Math.exp(-x5)) * 4 * (1 / (1 + Math.exp(-(-x5)))))) * 0.5;
  const product18 = A * Math.min(Math.max(sums43[0] / p1, 0), 5) * 0.5;
  const logits4 = new Float64Array(3);
  let total17 = 0;
  const logits16 = new Float64Array(3);
  let total18 = 0;
  const logits28 = new Float64Array(3);
  let total19 = 0;
  const logits40 = new Float64Array(3);
  let total20 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i12 = sums4[i] > 0 ? product15 * (data[i] - sums4[i]) : 0;
    logits4[i] = logit_i12;
    total17 += sums4[i] * Math.expm1(logit_i12);
    const logit_i13 = sums17[i] > 0 ? product16 * (data[i] - sums17[i]) : 0;
    logits16[i] = logit_i13;
    total18 += sums17[i] * Math.expm1(logit_i13);
    const logit_i14 = sums30[i] > 0 ? product17 * (data[i] - sums30[i]) : 0;
    logits28[i] = logit_i14;
    total19 += sums30[i] * Math.expm1(logit_i14);
    const logit_i15 = sums43[i] > 0 ? product18 * (data[i] - sums43[i]) : 0;
    logits40[i] = logit_i15;
    total20 += sums43[i] * Math.expm1(logit_i15);
  }
  const grown13 = Math.log1p(total17);
  const grown14 = Math.log1p(total18);
  const grown15 = Math.log1p(total19);
  const grown16 = Math.log1p(total20);
  const sums5 = new Float64Array(3);
  const sums18 = new Float64Array(3);
  const sums31 = new Float64Array(3);
  const sums44 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums5[i] = sums4[i] + sums4[i] * Math.expm1(logits4[i] - grown13);
    sums18[i] = sums17[i] + sums17[i] * Math.expm1(logits16[i] - grown14);
    sums31[i] = sums30[i] + sums30[i] * Math.expm1(logits28[i] - grown15);
    sums44[i] = sums43[i] + sums43[i] * Math.expm1(logits40[i] - grown16);
  }
  const quotient12 = sums5[0] / p1;
  const product19 = A * (quotient12 * (above ? +(quotient12 <= 1.2) : +(quotient12 >= 0.8))) * 0.5;
  const quotient13 = sums18[0] / p1;
  const product20 = A * (quotient13 * (above ? +(quotient13 <= 1.0004) : +(quotient13 >= 0.9997))) * 0.5;
  const quotient14 = sums31[0] / p1;
  const x6 = tau * (quotient14 - 1);
  const product21 = A * (quotient14 * (1 / (1 + Math.exp(-x6)) * 4 * (1 / (1 + Math.exp(-(-x6)))))) * 0.5;
  const product22 = A * Math.min(Math.max(sums44[0] / p1, 0), 5) * 0.5;
  const logits5 = new Float64Array(3);
  let total21 = 0;
  const logits17 = new Float64Array(3);
  let total22 = 0;
  const logits29 = new Float64Array(3);
  let total23 = 0;
  const logits41 = new Float64Array(3);
  let total24 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i16 = sums5[i] > 0 ? product19 * (data[i] - sums5[i]) : 0;
    logits5[i] = logit_i16;
    total21 += sums5[i] * Math.expm1(logit_i16);
    const logit_i17 = sums18[i] > 0 ? product20 * (data[i] - sums18[i]) : 0;
    logits17[i] = logit_i17;
    total22 += sums18[i] * Math.expm1(logit_i17);
    const logit_i18 = sums31[i] > 0 ? product21 * (data[i] - sums31[i]) : 0;
    logits29[i] = logit_i18;
    total23 += sums31[i] * Math.expm1(logit_i18);
    const logit_i19 = sums44[i] > 0 ? product22 * (data[i] - sums44[i]) : 0;
    logits41[i] = logit_i19;
    total24 += sums44[i] * Math.expm1(logit_i19);
  }
  const grown17 = Math.log1p(total21);
  const grown18 = Math.log1p(total22);
  const grown19 = Math.log1p(total23);
  const grown20 = Math.log1p(total24);
  const sums6 = new Float64Array(3);
  const sums19 = new Float64Array(3);
  const sums32 = new Float64Array(3);
  const sums45 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums6[i] = sums5[i] + sums5[i] * Math.expm1(logits5[i] - grown17);
    sums19[i] = sums18[i] + sums18[i] * Math.expm1(logits17[i] - grown18);
    sums32[i] = sums31[i] + sums31[i] * Math.expm1(logits29[i] - grown19);
    sums45[i] = sums44[i] + sums44[i] * Math.expm1(logits41[i] - grown20);
  }
  const quotient15 = sums6[0] / p1;
  const product23 = A * (quotient15 * (above ? +(quotient15 <= 1.2) : +(quotient15 >= 0.8))) * 0.5;
  const quotient16 = sums19[0] / p1;
  const product24 = A * (quotient16 * (above ? +(quotient16 <= 1.0004) : +(quotient16 >= 0.9997))) * 0.5;
  const quotient17 = sums32[0] / p1;
  const x7 = tau * (quotient17 - 1);
  const product25 = A * (quotient17 * (1 / (1 + Math.exp(-x7)) * 4 * (1 / (1 + Math.exp(-(-x7)))))) * 0.5;
  const product26 = A * Math.min(Math.max(sums45[0] / p1, 0), 5) * 0.5;
  const logits6 = new Float64Array(3);
  let total25 = 0;
  const logits18 = new Float64Array(3);
  let total26 = 0;
  const logits30 = new Float64Array(3);
  let total27 = 0;
  const logits42 = new Float64Array(3);
  let total28 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i20 = sums6[i] > 0 ? product23 * (data[i] - sums6[i]) : 0;
    logits6[i] = logit_i20;
    total25 += sums6[i] * Math.expm1(logit_i20);
    const logit_i21 = sums19[i] > 0 ? product24 * (data[i] - sums19[i]) : 0;
    logits18[i] = logit_i21;
    total26 += sums19[i] * Math.expm1(logit_i21);
    const logit_i22 = sums32[i] > 0 ? product25 * (data[i] - sums32[i]) : 0;
    logits30[i] = logit_i22;
    total27 += sums32[i] * Math.expm1(logit_i22);
    const logit_i23 = sums45[i] > 0 ? product26 * (data[i] - sums45[i]) : 0;
    logits42[i] = logit_i23;
    total28 += sums45[i] * Math.expm1(logit_i23);
  }
  const grown21 = Math.log1p(total25);
  const grown22 = Math.log1p(total26);
  const grown23 = Math.log1p(total27);
  const grown24 = Math.log1p(total28);
  const sums7 = new Float64Array(3);
  const sums20 = new Float64Array(3);
  const sums33 = new Float64Array(3);
  const sums46 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums7[i] = sums6[i] + sums6[i] * Math.expm1(logits6[i] - grown21);
    sums20[i] = sums19[i] + sums19[i] * Math.expm1(logits18[i] - grown22);
    sums33[i] = sums32[i] + sums32[i] * Math.expm1(logits30[i] - grown23);
    sums46[i] = sums45[i] + sums45[i] * Math.expm1(logits42[i] - grown24);
  }
  const quotient18 = sums7[0] / p1;
  const product27 = A * (quotient18 * (above ? +(quotient18 <= 1.2) : +(quotient18 >= 0.8))) * 0.5;
  const quotient19 = sums20[0] / p1;
  const product28 = A * (quotient19 * (above ? +(quotient19 <= 1.0004) : +(quotient19 >= 0.9997))) * 0.5;
  const quotient20 = sums33[0] / p1;
  const x8 = tau * (quotient20 - 1);
  const product29 = A * (quotient20 * (1 / (1 + Math.exp(-x8)) * 4 * (1 / (1 + Math.exp(-(-x8)))))) * 0.5;
  const product30 = A * Math.min(Math.max(sums46[0] / p1, 0), 5) * 0.5;
  const logits7 = new Float64Array(3);
  let total29 = 0;
  const logits19 = new Float64Array(3);
  let total30 = 0;
  const logits31 = new Float64Array(3);
  let total31 = 0;
  const logits43 = new Float64Array(3);
  let total32 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i24 = sums7[i] > 0 ? product27 * (data[i] - sums7[i]) : 0;
    logits7[i] = logit_i24;
    total29 += sums7[i] * Math.expm1(logit_i24);
    const logit_i25 = sums20[i] > 0 ? product28 * (data[i] - sums20[i]) : 0;
    logits19[i] = logit_i25;
    total30 += sums20[i] * Math.expm1(logit_i25);
    const logit_i26 = sums33[i] > 0 ? product29 * (data[i] - sums33[i]) : 0;
    logits31[i] = logit_i26;
    total31 += sums33[i] * Math.expm1(logit_i26);
    const logit_i27 = sums46[i] > 0 ? product30 * (data[i] - sums46[i]) : 0;
    logits43[i] = logit_i27;
    total32 += sums46[i] * Math.expm1(logit_i27);
  }
  const grown25 = Math.log1p(total29);
  const grown26 = Math.log1p(total30);
  const grown27 = Math.log1p(total31);
  const grown28 = Math.log1p(total32);
  const sums8 = new Float64Array(3);
  const sums21 = new Float64Array(3);
  const sums34 = new Float64Array(3);
  const sums47 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums8[i] = sums7[i] + sums7[i] * Math.expm1(logits7[i] - grown25);
    sums21[i] = sums20[i] + sums20[i] * Math.expm1(logits19[i] - grown26);
    sums34[i] = sums33[i] + sums33[i] * Math.expm1(logits31[i] - grown27);
    sums47[i] = sums46[i] + sums46[i] * Math.expm1(logits43[i] - grown28);
  }
  const quotient21 = sums8[0] / p1;
  const product31 = A * (quotient21 * (above ? +(quotient21 <= 1.2) : +(quotient21 >= 0.8))) * 0.5;
  const quotient22 = sums21[0] / p1;
  const product32 = A * (quotient22 * (above ? +(quotient22 <= 1.0004) : +(quotient22 >= 0.9997))) * 0.5;
  const quotient23 = sums34[0] / p1;
  const x9 = tau * (quotient23 - 1);
  const product33 = A * (quotient23 * (1 / (1 + Math.exp(-x9)) * 4 * (1 / (1 + Math.exp(-(-x9)))))) * 0.5;
  const product34 = A * Math.min(Math.max(sums47[0] / p1, 0), 5) * 0.5;
  const logits8 = new Float64Array(3);
  let total33 = 0;
  const logits20 = new Float64Array(3);
  let total34 = 0;
  const logits32 = new Float64Array(3);
  let total35 = 0;
  const logits44 = new Float64Array(3);
  let total36 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i28 = sums8[i] > 0 ? product31 * (data[i] - sums8[i]) : 0;
    logits8[i] = logit_i28;
    total33 += sums8[i] * Math.expm1(logit_i28);
    const logit_i29 = sums21[i] > 0 ? product32 * (data[i] - sums21[i]) : 0;
    logits20[i] = logit_i29;
    total34 += sums21[i] * Math.expm1(logit_i29);
    const logit_i30 = sums34[i] > 0 ? product33 * (data[i] - sums34[i]) : 0;
    logits32[i] = logit_i30;
    total35 += sums34[i] * Math.expm1(logit_i30);
    const logit_i31 = sums47[i] > 0 ? product34 * (data[i] - sums47[i]) : 0;
    logits44[i] = logit_i31;
    total36 += sums47[i] * Math.expm1(logit_i31);
  }
  const grown29 = Math.log1p(total33);
  const grown30 = Math.log1p(total34);
  const grown31 = Math.log1p(total35);
  const grown32 = Math.log1p(total36);
  const sums9 = new Float64Array(3);
  const sums22 = new Float64Array(3);
  const sums35 = new Float64Array(3);
  const sums48 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums9[i] = sums8[i] + sums8[i] * Math.expm1(logits8[i] - grown29);
    sums22[i] = sums21[i] + sums21[i] * Math.expm1(logits20[i] - grown30);
    sums35[i] = sums34[i] + sums34[i] * Math.expm1(logits32[i] - grown31);
    sums48[i] = sums47[i] + sums47[i] * Math.expm1(logits44[i] - grown32);
  }
  const quotient24 = sums9[0] / p1;
  const product35 = A * (quotient24 * (above ? +(quotient24 <= 1.2) : +(quotient24 >= 0.8))) * 0.5;
  const quotient25 = sums22[0] / p1;
  const product36 = A * (quotient25 * (above ? +(quotient25 <= 1.0004) : +(quotient25 >= 0.9997))) * 0.5;
  const quotient26 = sums35[0] / p1;
  const x10 = tau * (quotient26 - 1);
  const c2 = A * (quotient26 * (1 / (1 + Math.exp(-x10)) * 4 * (1 / (1 + Math.exp(-(-x10))))));
  const product37 = c2 * 0.5;
  const product38 = A * Math.min(Math.max(sums48[0] / p1, 0), 5) * 0.5;
  const logits9 = new Float64Array(3);
  let total37 = 0;
  const logits21 = new Float64Array(3);
  let total38 = 0;
  const logits33 = new Float64Array(3);
  let total39 = 0;
  const logits45 = new Float64Array(3);
  let total40 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i32 = sums9[i] > 0 ? product35 * (data[i] - sums9[i]) : 0;
    logits9[i] = logit_i32;
    total37 += sums9[i] * Math.expm1(logit_i32);
    const logit_i33 = sums22[i] > 0 ? product36 * (data[i] - sums22[i]) : 0;
    logits21[i] = logit_i33;
    total38 += sums22[i] * Math.expm1(logit_i33);
    const logit_i34 = sums35[i] > 0 ? product37 * (data[i] - sums35[i]) : 0;
    logits33[i] = logit_i34;
    total39 += sums35[i] * Math.expm1(logit_i34);
    const logit_i35 = sums48[i] > 0 ? product38 * (data[i] - sums48[i]) : 0;
    logits45[i] = logit_i35;
    total40 += sums48[i] * Math.expm1(logit_i35);
  }
  const grown33 = Math.log1p(total37);
  const grown34 = Math.log1p(total38);
  const grown35 = Math.log1p(total39);
  const grown36 = Math.log1p(total40);
  const sums10 = new Float64Array(3);
  const sums23 = new Float64Array(3);
  const sums36 = new Float64Array(3);
  const sums49 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums10[i] = sums9[i] + sums9[i] * Math.expm1(logits9[i] - grown33);
    sums23[i] = sums22[i] + sums22[i] * Math.expm1(logits21[i] - grown34);
    sums36[i] = sums35[i] + sums35[i] * Math.expm1(logits33[i] - grown35);
    sums49[i] = sums48[i] + sums48[i] * Math.expm1(logits45[i] - grown36);
  }
  const quotient27 = sums10[0] / p1;
  const product39 = A * (quotient27 * (above ? +(quotient27 <= 1.2) : +(quotient27 >= 0.8))) * 0.5;
  const quotient28 = sums23[0] / p1;
  const product40 = A * (quotient28 * (above ? +(quotient28 <= 1.0004) : +(quotient28 >= 0.9997))) * 0.5;
  const quotient29 = sums36[0] / p1;
  const x11 = tau * (quotient29 - 1);
  const c3 = A * (quotient29 * (1 / (1 + Math.exp(-x11)) * 4 * (1 / (1 + Math.exp(-(-x11))))));
  const product41 = c3 * 0.5;
  const product42 = A * Math.min(Math.max(sums49[0] / p1, 0), 5) * 0.5;
  const logits10 = new Float64Array(3);
  let total41 = 0;
  const logits22 = new Float64Array(3);
  let total42 = 0;
  const logits34 = new Float64Array(3);
  let total43 = 0;
  const logits46 = new Float64Array(3);
  let total44 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i36 = sums10[i] > 0 ? product39 * (data[i] - sums10[i]) : 0;
    logits10[i] = logit_i36;
    total41 += sums10[i] * Math.expm1(logit_i36);
    const logit_i37 = sums23[i] > 0 ? product40 * (data[i] - sums23[i]) : 0;
    logits22[i] = logit_i37;
    total42 += sums23[i] * Math.expm1(logit_i37);
    const logit_i38 = sums36[i] > 0 ? product41 * (data[i] - sums36[i]) : 0;
    logits34[i] = logit_i38;
    total43 += sums36[i] * Math.expm1(logit_i38);
    const logit_i39 = sums49[i] > 0 ? product42 * (data[i] - sums49[i]) : 0;
    logits46[i] = logit_i39;
    total44 += sums49[i] * Math.expm1(logit_i39);
  }
  const grown37 = Math.log1p(total41);
  const grown38 = Math.log1p(total42);
  const grown39 = Math.log1p(total43);
  const grown40 = Math.log1p(total44);
  const sums11 = new Float64Array(3);
  const sums24 = new Float64Array(3);
  const sums37 = new Float64Array(3);
  const sums50 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums11[i] = sums10[i] + sums10[i] * Math.expm1(logits10[i] - grown37);
    sums24[i] = sums23[i] + sums23[i] * Math.expm1(logits22[i] - grown38);
    sums37[i] = sums36[i] + sums36[i] * Math.expm1(logits34[i] - grown39);
    sums50[i] = sums49[i] + sums49[i] * Math.expm1(logits46[i] - grown40);
  }
  const quotient30 = sums11[0] / p1;
  const product43 = A * (quotient30 * (above ? +(quotient30 <= 1.2) : +(quotient30 >= 0.8))) * 0.5;
  const quotient31 = sums24[0] / p1;
  const product44 = A * (quotient31 * (above ? +(quotient31 <= 1.0004) : +(quotient31 >= 0.9997))) * 0.5;
  const quotient32 = sums37[0] / p1;
  const x12 = tau * (quotient32 - 1);
  const c4 = A * (quotient32 * (1 / (1 + Math.exp(-x12)) * 4 * (1 / (1 + Math.exp(-(-x12))))));
  const product45 = c4 * 0.5;
  const product46 = A * Math.min(Math.max(sums50[0] / p1, 0), 5) * 0.5;
  const logits11 = new Float64Array(3);
  let total45 = 0;
  const logits23 = new Float64Array(3);
  let total46 = 0;
  const logits35 = new Float64Array(3);
  let total47 = 0;
  const logits47 = new Float64Array(3);
  let total48 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i40 = sums11[i] > 0 ? product43 * (data[i] - sums11[i]) : 0;
    logits11[i] = logit_i40;
    total45 += sums11[i] * Math.expm1(logit_i40);
    const logit_i41 = sums24[i] > 0 ? product44 * (data[i] - sums24[i]) : 0;
    logits23[i] = logit_i41;
    total46 += sums24[i] * Math.expm1(logit_i41);
    const logit_i42 = sums37[i] > 0 ? product45 * (data[i] - sums37[i]) : 0;
    logits35[i] = logit_i42;
    total47 += sums37[i] * Math.expm1(logit_i42);
    const logit_i43 = sums50[i] > 0 ? product46 * (data[i] - sums50[i]) : 0;
    logits47[i] = logit_i43;
    total48 += sums50[i] * Math.expm1(logit_i43);
  }
  const grown41 = Math.log1p(total45);
  const grown42 = Math.log1p(total46);
  const grown43 = Math.log1p(total47);
  const grown44 = Math.log1p(total48);
  const sums12 = new Float64Array(3);
  const sums25 = new Float64Array(3);
  const sums38 = new Float64Array(3);
  const sums51 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums12[i] = sums11[i] + sums11[i] * Math.expm1(logits11[i] - grown41);
    sums25[i] = sums24[i] + sums24[i] * Math.expm1(logits23[i] - grown42);
    sums38[i] = sums37[i] + sums37[i] * Math.expm1(logits35[i] - grown43);
    sums51[i] = sums50[i] + sums50[i] * Math.expm1(logits47[i] - grown44);
  }
  const quotient33 = sums12[0] / p1;
  const product47 = A * (quotient33 * (above ? +(quotient33 <= 1.2) : +(quotient33 >= 0.8))) * 0.5;
  const quotient34 = sums25[0] / p1;
  const product48 = A * (quotient34 * (above ? +(quotient34 <= 1.0004) : +(quotient34 >= 0.9997))) * 0.5;
  const quotient35 = sums38[0] / p1;
  const x13 = tau * (quotient35 - 1);
  const c5 = A * (quotient35 * (1 / (1 + Math.exp(-x13)) * 4 * (1 / (1 + Math.exp(-(-x13))))));
  const product49 = c5 * 0.5;
  const product50 = A * Math.min(Math.max(sums51[0] / p1, 0), 5) * 0.5;
  const logits12 = new Float64Array(3);
  let total49 = 0;
  const logits24 = new Float64Array(3);
  let total50 = 0;
  const logits36 = new Float64Array(3);
  let total51 = 0;
  const logits48 = new Float64Array(3);
  let total52 = 0;
  for (let i = 0; i < 3; i++) {
    const logit_i44 = sums12[i] > 0 ? product47 * (data[i] - sums12[i]) : 0;
    logits12[i] = logit_i44;
    total49 += sums12[i] * Math.expm1(logit_i44);
    const logit_i45 = sums25[i] > 0 ? product48 * (data[i] - sums25[i]) : 0;
    logits24[i] = logit_i45;
    total50 += sums25[i] * Math.expm1(logit_i45);
    const logit_i46 = sums38[i] > 0 ? product49 * (data[i] - sums38[i]) : 0;
    logits36[i] = logit_i46;
    total51 += sums38[i] * Math.expm1(logit_i46);
    const logit_i47 = sums51[i] > 0 ? product50 * (data[i] - sums51[i]) : 0;
    logits48[i] = logit_i47;
    total52 += sums51[i] * Math.expm1(logit_i47);
  }
  const grown45 = Math.log1p(total49);
  const grown46 = Math.log1p(total50);
  const grown47 = Math.log1p(total51);
  const grown48 = Math.log1p(total52);
  const sums13 = new Float64Array(3);
  const sums26 = new Float64Array(3);
  const sums39 = new Float64Array(3);
  const sums52 = new Float64Array(3);
  for (let i = 0; i < 3; i++) {
    sums13[i] = sums12[i] + sums12[i] * Math.expm1(logits12[i] - grown45);
    sums26[i] = sums25[i] + sums25[i] * Math.expm1(logits24[i] - grown46);
    sums39[i] = sums38[i] + sums38[i] * Math.expm1(logits36[i] - grown47);
    sums52[i] = sums51[i] + sums51[i] * Math.expm1(logits48[i] - grown48);
  }
  const joineds = new Float64Array(39);
  const joineds4 = new Float64Array(39);
  const joineds7 = new Float64Array(39);
  const joineds10 = new Float64Array(39);
  for (let i = 0; i < 39; i++) {
    joineds[i] = i < 3 ? olds[i] : i < 6 ? sums2[i - 3] : i < 9 ? sums3[i - 6] : i < 12 ? sums4[i - 9] : i < 15 ? sums5[i - 12] : i < 18 ? sums6[i - 15] : i < 21 ? sums7[i - 18] : i < 24 ? sums8[i - 21] : i < 27 ? sums9[i - 24] : i < 30 ? sums10[i - 27] : i < 33 ? sums11[i - 30] : i < 36 ? sums12[i - 33] : sums13[i - 36];
    joineds4[i] = i < 3 ? olds[i] : i < 6 ? sums15[i - 3] : i < 9 ? sums16[i - 6] : i < 12 ? sums17[i - 9] : i < 15 ? sums18[i - 12] : i < 18 ? sums19[i - 15] : i < 21 ? sums20[i - 18] : i < 24 ? sums21[i - 21] : i < 27 ? sums22[i - 24] : i < 30 ? sums23[i - 27] : i < 33 ? sums24[i - 30] : i < 36 ? sums25[i - 33] : sums26[i - 36];
    joineds7[i] = i < 3 ? olds[i] : i < 6 ? sums28[i - 3] : i < 9 ? sums29[i - 6] : i < 12 ? sums30[i - 9] : i < 15 ? sums31[i - 12] : i < 18 ? sums32[i - 15] : i < 21 ? sums33[i - 18] : i < 24 ? sums34[i - 21] : i < 27 ? sums35[i - 24] : i < 30 ? sums36[i - 27] : i < 33 ? sums37[i - 30] : i < 36 ? sums38[i - 33] : sums39[i - 36];
    joineds10[i] = i < 3 ? olds[i] : i < 6 ? sums41[i - 3] : i < 9 ? sums42[i - 6] : i < 12 ? sums43[i - 9] : i < 15 ? sums44[i - 12] : i < 18 ? sums45[i - 15] : i < 21 ? sums46[i - 18] : i < 24 ? sums47[i - 21] : i < 27 ? sums48[i - 24] : i < 30 ? sums49[i - 27] : i < 33 ? sums50[i - 30] : i < 36 ? sums51[i - 33] : sums52[i - 36];
  }
  const steps_all = new Float64Array(39);
  const steps_all2 = new Float64Array(39);
  const steps_all3 = new Float64Array(39);
  const steps_all4 = new Float64Array(39);
  for (let i = 0; i < 13; i++) {
    for (let j = 0; j < 3; j++) {
      steps_all[i * 3 + j] = joineds[i * 3 + j];
      steps_all2[i * 3 + j] = joineds4[i * 3 + j];
      steps_all3[i * 3 + j] = joineds7[i * 3 + j];
      steps_all4[i * 3 + j] = joineds10[i * 3 + j];
    }
  }
  const grpo_path_x = new Float64Array(13);
  const grpo_path_y = new Float64Array(13);
  const gspo_path_x = new Float64Array(13);
  const gspo_path_y = new Float64Array(13);
  const sapo_path_x = new Float64Array(13);
  const sapo_path_y = new Float64Array(13);
  const cispo_path_x = new Float64Array(13);
  const cispo_path_y = new Float64Array(13);
  for (let i = 0; i < 13; i++) {
    grpo_path_x[i] = steps_all[i * 3 + 1] + steps_all[i * 3 + 2] / 2;
    grpo_path_y[i] = steps_all[i * 3 + 2] * 0.8660254037844386;
    gspo_path_x[i] = steps_all2[i * 3 + 1] + steps_all2[i * 3 + 2] / 2;
    gspo_path_y[i] = steps_all2[i * 3 + 2] * 0.8660254037844386;
    sapo_path_x[i] = steps_all3[i * 3 + 1] + steps_all3[i * 3 + 2] / 2;
    sapo_path_y[i] = steps_all3[i * 3 + 2] * 0.8660254037844386;
    cispo_path_x[i] = steps_all4[i * 3 + 1] + steps_all4[i * 3 + 2] / 2;
    cispo_path_y[i] = steps_all4[i * 3 + 2] * 0.8660254037844386;
  }
  return {
    "old1": olds[0],
    "old2": olds[1],
    "old3": olds[2],
    "old.x": olds[1] + olds[2] / 2,
    "old.y": olds[2] * 0.8660254037844386,
    "point.x": Float64Array.of(olds[1] + olds[2] / 2),
    "point.y": Float64Array.of(olds[2] * 0.8660254037844386),
    "grpo.still": total,
    "grpo.first": sums2[0],
    "grpo.last": sums13[0],
    "grpo.arrow.x": grpo_arrow_x,
    "grpo.arrow.y": grpo_arrow_y,
    "grpo.path.x": grpo_path_x,
    "grpo.path.y": grpo_path_y,
    "gspo.still": total2,
    "gspo.first": sums15[0],
    "gspo.last": sums26[0],
    "gspo.arrow.x": gspo_arrow_x,
    "gspo.arrow.y": gspo_arrow_y,
    "gspo.path.x": gspo_path_x,
    "gspo.path.y": gspo_path_y,
    "sapo.still": total3,
    "sapo.first": sums28[0],
    "sapo.last": sums39[0],
    "sapo.arrow.x": sapo_arrow_x,
    "sapo.arrow.y": sapo_arrow_y,
    "sapo.path.x": sapo_path_x,
    "sapo.path.y": sapo_path_y,
    "cispo.still": total4,
    "cispo.first": sums41[0],
    "cispo.last": sums52[0],
    "cispo.arrow.x": cispo_arrow_x,
    "cispo.arrow.y": cispo_arrow_y,
    "cispo.path.x": cispo_path_x,
    "cispo.path.y": cispo_path_y,
  };
}
