const data = Float64Array.of(256, 128, 64, 32, 16, 8, 4, 2);
const data2 = Float64Array.of(0, 1, 3, 7, 15, 31, 63, 127);
const data3 = Float64Array.of(16, 8, 4, 2);
const data4 = Float64Array.of(0, 1, 3, 7);
const data5 = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 2, 0, 0, 2, 0, 0, 0, 2, 1, 0, 0, 2, 2, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 2, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 2, 0, 1, 2, 0, 0, 1, 2, 1, 0, 1, 2, 2, 0, 2, 0, 0, 0, 2, 0, 1, 0, 2, 0, 2, 0, 2, 1, 0, 0, 2, 1, 1, 0, 2, 1, 2, 0, 2, 2, 0, 0, 2, 2, 1, 0, 2, 2, 2, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 2, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 2, 1, 0, 2, 0, 1, 0, 2, 1, 1, 0, 2, 2, 1, 1, 0, 0, 1, 1, 0, 1, 1, 1, 0, 2, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2, 0, 1, 1, 2, 1, 1, 1, 2, 2, 1, 2, 0, 0, 1, 2, 0, 1, 1, 2, 0, 2, 1, 2, 1, 0, 1, 2, 1, 1, 1, 2, 1, 2, 1, 2, 2, 0, 1, 2, 2, 1, 1, 2, 2, 2, 2, 0, 0, 0, 2, 0, 0, 1, 2, 0, 0, 2, 2, 0, 1, 0, 2, 0, 1, 1, 2, 0, 1, 2, 2, 0, 2, 0, 2, 0, 2, 1, 2, 0, 2, 2, 2, 1, 0, 0, 2, 1, 0, 1, 2, 1, 0, 2, 2, 1, 1, 0, 2, 1, 1, 1, 2, 1, 1, 2, 2, 1, 2, 0, 2, 1, 2, 1, 2, 1, 2, 2, 2, 2, 0, 0, 2, 2, 0, 1, 2, 2, 0, 2, 2, 2, 1, 0, 2, 2, 1, 1, 2, 2, 1, 2, 2, 2, 2, 0, 2, 2, 2, 1, 2, 2, 2, 2);
const data6 = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
const data7 = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15);
const data8 = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, .5, .8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
const symbols2 = new Float64Array(64);
const cells2 = new Float64Array(64);
const truncs2 = new Float64Array(64);
for (let i = 0; i < 16; i++) {
  for (let j = 0; j < 4; j++) {
    const before = Math.floor(i / data3[j]);
    const symbol = Math.floor(2 * i / data3[j]) - before * 2;
    symbols2[i * 4 + j] = symbol;
    const context = data4[j] + before;
    cells2[i * 4 + j] = Math.trunc(context * 2 + symbol);
    truncs2[i * 4 + j] = Math.trunc(context);
  }
}
const products2 = new Float64Array(35);
for (let i = 0; i < 35; i++) {
  products2[i] = data8[i] * data8[i];
}
const aboves2 = new Float64Array(65);
const helds = new Float64Array(65);
for (let i = 0; i < 65; i++) {
  aboves2[i] = i > 0;
  helds[i] = Math.max(i, 1);
}
const differences = new Float64Array(324);
const eqs = new Float64Array(324);
const flags = new Float64Array(324);
for (let i = 0; i < 81; i++) {
  for (let j = 0; j < 4; j++) {
    differences[i * 4 + j] = data5[i * 4 + j] - 1;
    eqs[i * 4 + j] = data5[i * 4 + j] === 1;
    flags[i * 4 + j] = +(data5[i * 4 + j] === 0);
  }
}
const differences2 = new Float64Array(256);
const aboves = new Float64Array(256);
const products = new Float64Array(256);
for (let i = 0; i < 256; i++) {
  differences2[i] = data6[i] * 2 - 1;
  aboves[i] = data6[i] > 0;
  products[i] = data6[i] * 255;
}
const symbols = new Float64Array(2048);
const cells = new Float64Array(2048);
const truncs = new Float64Array(2048);
for (let i = 0; i < 256; i++) {
  for (let j = 0; j < 8; j++) {
    const before_i = Math.floor(i / data[j]);
    const symbol_i = Math.floor(2 * i / data[j]) - before_i * 2;
    symbols[i * 8 + j] = symbol_i;
    const context_i = data2[j] + before_i;
    cells[i * 8 + j] = Math.trunc(context_i * 2 + symbol_i);
    truncs[i * 8 + j] = Math.trunc(context_i);
  }
}
const places = new Float64Array(2048);
for (let i = 0; i < 256; i++) {
  for (let j = 0; j < 8; j++) {
    places[i * 8 + j] = products[i] + j;
  }
}
const takens = new Float64Array(5184);
for (let i = 0; i < 1296; i++) {
  for (let j = 0; j < 4; j++) {
    takens[i * 4 + j] = truncs2[data7[i] * 4 + j];
  }
}
const data9 = Float64Array.of(.02, .05, .1, .2, .3, .45, .6, .8, 1);
const data10 = Float64Array.of(-1, 1);
const data11 = Float64Array.of(1, -1);
const data12 = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
const mask = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
const data13 = Float64Array.of(0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8, 4, 5, 6, 7, 8, 8, 8, 8);
const data14 = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80);
const data15 = Float64Array.of(1, 1.1220184543019633, 1.2589254117941673, 1.4125375446227544, 1.5848931924611136, 1.7782794100389228, 1.9952623149688797, 2.23872113856834, 2.51188643150958, 2.8183829312644537, 3.1622776601683795, 3.548133892335755, 3.981071705534973, 4.466835921509632, 5.011872336272724, 5.623413251903491, 6.309573444801933, 7.07945784384138, 7.943282347242816, 8.912509381337456, 10, 11.220184543019636, 12.589254117941675, 14.125375446227547, 15.848931924611142, 17.78279410038923, 19.952623149688797, 22.3872113856834, 25.11886431509581, 28.18382931264455, 31.622776601683793, 35.48133892335755, 39.810717055349734, 44.668359215096324, 50.11872336272725, 56.23413251903491, 63.09573444801933, 70.79457843841381, 79.43282347242817, 89.12509381337459, 100, 112.20184543019641, 125.89254117941675, 141.2537544622754, 158.48931924611142, 177.82794100389228, 199.52623149688807, 223.872113856834, 251.18864315095823, 281.8382931264455, 316.22776601683796, 354.8133892335753, 398.1071705534969, 446.683592150963, 501.18723362727195, 562.341325190349, 630.957344480193, 707.945784384138, 794.3282347242813, 891.250938133745, 1000, 1122.018454301963, 1258.9254117941662, 1412.537544622754, 1584.893192461114, 1778.2794100389228, 1995.2623149688789, 2238.7211385683377, 2511.88643150958, 2818.382931264455, 3162.2776601683795, 3548.133892335753, 3981.071705534969, 4466.835921509631, 5011.872336272725, 5623.413251903491, 6309.57344480193, 7079.457843841374, 7943.282347242814, 8912.509381337459, 10000, 11220.18454301963, 12589.254117941662, 14125.375446227554, 15848.93192461114, 17782.794100389227, 19952.62314968879, 22387.21138568338, 25118.864315095823, 28183.82931264455, 31622.776601683792, 35481.33892335753, 39810.71705534969, 44668.359215096345, 50118.72336272725, 56234.13251903491, 63095.7344480193, 70794.57843841374, 79432.82347242821, 89125.0938133746, 100000);
const data16 = Float64Array.of(0, 30);
const data17 = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 18, 12, 20, 13, 14, 15, 16, 17, 19);
export default function compute(x) {
  const {mismatch_size, short_length, batch_groups, group_size, eps, gspo_eps, gate_both, cap, policy, step, theta, least, share, on} = x;
  const on_drift = x["on.drift"];
  const on_ratio = x["on.ratio"];
  const drift = on_drift > 0;
  const length = drift ? short_length : Math.min(short_length, 4);
  const first = Math.pow(2, length) - length - 1;
  const difference = length - 1;
  const taken = least[Math.trunc(difference)];
  const reach = mismatch_size / Math.sqrt(share);
  const quotient = share / 2;
  const difference2 = 1 - share;
  const log = Math.log(quotient * Math.exp(reach * -1) + difference2 + quotient * Math.exp(reach));
  const above = on_ratio > 0;
  const choice = above ? log : 0;
  const product = group_size * (group_size - 1);
  const log2 = Math.log(quotient * Math.exp(reach * -2) + difference2 + quotient * Math.exp(reach * 2));
  const low = 1 - eps;
  const high = eps + 1;
  const low2 = 1 - gspo_eps;
  const high2 = gspo_eps + 1;
  const belows2 = new Float64Array(4);
  const flags3 = new Float64Array(4);
  (() => {
    for (let i = 0; i < 4; i++) {
      const below = i < length;
      belows2[i] = below;
      flags3[i] = +below;
    }
  })();
  const belows = new Float64Array(8);
  const choices3 = new Float64Array(8);
  const flags2 = new Float64Array(8);
  const token_advantages_all2 = new Float64Array(8);
  (() => {
    for (let i = 0; i < 8; i++) {
      const below_i = i < length;
      belows[i] = below_i;
      const choice_i = drift ? below_i : length > i;
      choices3[i] = choice_i;
      flags2[i] = +choice_i;
      token_advantages_all2[i] = choice_i ? 0 : 0;
    }
  })();
  let size = 0;
  (() => {
    for (let i = 0; i < 9; i++) {
      size += +(data9[i] < mismatch_size);
    }
  })();
  const takens4 = new Float64Array(21);
  const places4 = new Float64Array(21);
  let total = 0;
  (() => {
    for (let i = 0; i < 21; i++) {
      const taken_i = on[i];
      takens4[i] = taken_i;
      total += taken_i;
      places4[i] = total - taken_i;
    }
  })();
  const losts = new Float64Array(65);
  const ways_all = new Float64Array(65);
  const belows3 = new Float64Array(65);
  const choices9 = new Float64Array(65);
  const as = new Float64Array(65);
  const products18 = new Float64Array(65);
  const products19 = new Float64Array(65);
  const products29 = new Float64Array(65);
  let total2 = 0;
  (() => {
    for (let i = 0; i < 65; i++) {
      const lost = Math.max(group_size - i, 0);
      losts[i] = lost;
      const inside = aboves2[i] && i < group_size;
      total2 += Math.log(inside ? (lost + 1) / helds[i] : 1);
      ways_all[i] = inside ? total2 : 0;
      const below_i2 = i <= group_size;
      belows3[i] = below_i2;
      const sum = Math.sqrt(i * lost / product) + 0.0001;
      const choice_i2 = inside ? i / group_size / sum : 0;
      const choice_i3 = inside ? lost / group_size / sum : 0;
      const choice_i4 = below_i2 ? i : 0;
      choices9[i] = choice_i4;
      as[i] = choice_i4 * choice_i3;
      products18[i] = lost * (choice_i2 * choice_i2);
      products19[i] = choice_i4 * (choice_i3 * choice_i3);
      products29[i] = lost * choice_i2;
    }
  })();
  const groups = new Float64Array(101);
  (() => {
    for (let i = 0; i < 101; i++) {
      groups[i] = data15[i];
    }
  })();
  const ats = new Float64Array(255);
  const samplers = new Float64Array(255);
  (() => {
    for (let i = 0; i < 255; i++) {
      const at = Math.trunc(Math.min(first + i, 501));
      ats[i] = at;
      samplers[i] = policy[at];
    }
  })();
  const taken2 = theta[Math.trunc(difference * 9 + size)];
  const log_sigmoids3 = new Float64Array(30);
  const products6 = new Float64Array(30);
  (() => {
    for (let i = 0; i < 15; i++) {
      for (let j = 0; j < 2; j++) {
        const table = samplers[i] * data10[j];
        log_sigmoids3[i * 2 + j] = Math.min(table, 0) - Math.log1p(Math.exp(-Math.abs(table)));
        products6[i * 2 + j] = data11[j] * (1 / (1 + Math.exp(-(-table))));
      }
    }
  })();
  const totals5 = new Float64Array(16);
  const totals7 = new Float64Array(16);
  (() => {
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 4; j++) {
        totals5[i] += belows2[j] ? 0 : symbols2[i * 4 + j];
        totals7[i] += belows2[j] ? symbols2[i * 4 + j] : 0;
      }
    }
  })();
  const zs = new Float64Array(324);
  const eachs = new Float64Array(324);
  (() => {
    for (let i = 0; i < 81; i++) {
      for (let j = 0; j < 4; j++) {
        zs[i * 4 + j] = belows2[j] ? differences[i * 4 + j] * reach - choice : 0;
        eachs[i * 4 + j] = belows2[j] ? eqs[i * 4 + j] ? difference2 : quotient : flags[i * 4 + j];
      }
    }
  })();
  const sums = new Float64Array(255);
  (() => {
    for (let i = 0; i < 255; i++) {
      sums[i] = samplers[i] + taken2 * step[ats[i]];
    }
  })();
  const log_sigmoids2 = new Float64Array(510);
  (() => {
    for (let i = 0; i < 255; i++) {
      for (let j = 0; j < 2; j++) {
        const table_i = samplers[i] * data10[j];
        log_sigmoids2[i * 2 + j] = Math.min(table_i, 0) - Math.log1p(Math.exp(-Math.abs(table_i)));
      }
    }
  })();
  const totals = new Float64Array(256);
  const totals4 = new Float64Array(256);
  const totals12 = new Float64Array(256);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        totals[i] += belows[j] ? 0 : symbols[i * 8 + j];
        totals4[i] += belows[j] ? symbols[i * 8 + j] : 0;
        totals12[i] += flags2[j];
      }
    }
  })();
  const wons2 = new Float64Array(16);
  const products12 = new Float64Array(16);
  const products13 = new Float64Array(16);
  (() => {
    for (let i = 0; i < 16; i++) {
      const won = +(totals7[i] >= taken);
      wons2[i] = won;
      const won_i = Math.trunc(won);
      products12[i] = won_i * 15;
      products13[i] = won_i * 4;
    }
  })();
  const values4 = new Float64Array(30);
  const values5 = new Float64Array(30);
  (() => {
    for (let i = 0; i < 30; i++) {
      values4[i] = log_sigmoids3[i];
      values5[i] = products6[i];
    }
  })();
  const products8 = new Float64Array(81);
  (() => {
    for (let i = 0; i < 81; i++) {
      products8[i] = eachs[i * 4] * eachs[i * 4 + 1] * eachs[i * 4 + 2] * eachs[i * 4 + 3];
    }
  })();
  const log_sigmoids = new Float64Array(510);
  const products3 = new Float64Array(510);
  (() => {
    for (let i = 0; i < 255; i++) {
      for (let j = 0; j < 2; j++) {
        const table_i2 = sums[i] * data10[j];
        log_sigmoids[i * 2 + j] = Math.min(table_i2, 0) - Math.log1p(Math.exp(-Math.abs(table_i2)));
        products3[i * 2 + j] = data11[j] * (1 / (1 + Math.exp(-(-table_i2))));
      }
    }
  })();
  const wons = new Float64Array(256);
  const products9 = new Float64Array(256);
  const choices2 = new Float64Array(256);
  const products17 = new Float64Array(256);
  const aboves4 = new Float64Array(256);
  (() => {
    for (let i = 0; i < 256; i++) {
      const won_i2 = +(totals4[i] >= taken);
      wons[i] = won_i2;
      products9[i] = Math.trunc(won_i2) * 255;
      const choice_i5 = drift ? won_i2 * 2 - 1 : differences2[i];
      choices2[i] = choice_i5;
      products17[i] = choice_i5 * choice_i5;
      aboves4[i] = choice_i5 > 0;
    }
  })();
  const zs2 = new Float64Array(1024);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 4; j++) {
        zs2[i * 4 + j] = zs[data12[i] * 4 + j];
      }
    }
  })();
  const values2 = new Float64Array(510);
  (() => {
    for (let i = 0; i < 510; i++) {
      values2[i] = log_sigmoids2[i];
    }
  })();
  const logps = new Float64Array(64);
  const totals6 = new Float64Array(16);
  (() => {
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 4; j++) {
        const logp = values4[cells2[i * 4 + j]];
        logps[i * 4 + j] = logp;
        totals6[i] += belows2[j] ? logp : 0;
      }
    }
  })();
  const totals2 = new Float64Array(256);
  const choices = new Float64Array(2048);
  const token_advantages_all = new Float64Array(2048);
  const coefficients_all = new Float64Array(2048);
  const totals15 = new Float64Array(256);
  const maskeds = new Float64Array(2048);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        const logp_old = values2[cells[i * 8 + j]];
        totals2[i] += belows[j] ? logp_old : 0;
        const choice_i6 = drift ? logp_old : 0;
        choices[i * 8 + j] = choice_i6;
        const token_advantages = choices3[j] ? choices2[i] : 0;
        token_advantages_all[i * 8 + j] = token_advantages;
        coefficients_all[i * 8 + j] = token_advantages * flags2[j];
        totals15[i] += token_advantages;
        maskeds[i * 8 + j] = choices3[j] ? choice_i6 : 0;
      }
    }
  })();
  const values = new Float64Array(510);
  const values3 = new Float64Array(510);
  (() => {
    for (let i = 0; i < 510; i++) {
      values[i] = log_sigmoids[i];
      values3[i] = products3[i];
    }
  })();
  const takens2 = new Float64Array(1296);
  const products16 = new Float64Array(1296);
  const differences3 = new Float64Array(1296);
  const products21 = new Float64Array(1296);
  (() => {
    for (let i = 0; i < 1296; i++) {
      const taken_i2 = wons2[data7[i]];
      takens2[i] = taken_i2;
      products16[i] = Math.trunc(taken_i2) * 15;
      const difference_i = taken_i2 * 2 - 1;
      differences3[i] = difference_i;
      products21[i] = difference_i * difference_i;
    }
  })();
  const products7 = new Float64Array(16);
  let solved = 0;
  (() => {
    for (let i = 0; i < 16; i++) {
      const product_i = Math.exp(totals6[i]) * +(totals5[i] === 0);
      products7[i] = product_i;
      solved += product_i * wons2[i];
    }
  })();
  const alones = new Float64Array(256);
  const products4 = new Float64Array(256);
  let solved2 = 0;
  (() => {
    for (let i = 0; i < 256; i++) {
      const alone = +(totals[i] === 0);
      alones[i] = alone;
      const product_i2 = Math.exp(totals2[i]) * alone;
      products4[i] = product_i2;
      solved2 += product_i2 * wons[i];
    }
  })();
  const totals3 = new Float64Array(256);
  const zs3 = new Float64Array(2048);
  const coefficients_all2 = new Float64Array(2048);
  const totals11 = new Float64Array(256);
  const coefficients_all4 = new Float64Array(2048);
  const coefficients_all5 = new Float64Array(2048);
  const coefficients_all6 = new Float64Array(2048);
  const coefficients_all7 = new Float64Array(2048);
  const aboves5 = new Float64Array(2048);
  const totals14 = new Float64Array(256);
  const kepts = new Float64Array(2048);
  const masked_sums = new Float64Array(256);
  const unsafes = new Float64Array(2048);
  const coefficients_all15 = new Float64Array(2048);
  const coefficients_all16 = new Float64Array(2048);
  const coefficients_all17 = new Float64Array(2048);
  const coefficients_all18 = new Float64Array(2048);
  const coefficients_all19 = new Float64Array(2048);
  const coefficients_all20 = new Float64Array(2048);
  const coefficients_all23 = new Float64Array(2048);
  const maskeds2 = new Float64Array(2048);
  const deads3 = new Float64Array(256);
  const coefficients_all24 = new Float64Array(2048);
  const coefficients_all25 = new Float64Array(2048);
  const coefficients_all26 = new Float64Array(2048);
  const coefficients_all27 = new Float64Array(2048);
  const coefficients_all28 = new Float64Array(2048);
  const coefficients_all29 = new Float64Array(2048);
  const coefficients_all37 = new Float64Array(2048);
  const coefficients_all38 = new Float64Array(2048);
  const coefficients_all39 = new Float64Array(2048);
  const coefficients_all40 = new Float64Array(2048);
  const coefficients_all41 = new Float64Array(2048);
  const coefficients_all42 = new Float64Array(2048);
  const coefficients_all43 = new Float64Array(2048);
  const coefficients_all44 = new Float64Array(2048);
  const coefficients_all45 = new Float64Array(2048);
  const coefficients_all46 = new Float64Array(2048);
  const coefficients_all47 = new Float64Array(2048);
  const coefficients_all48 = new Float64Array(2048);
  const coefficients_all49 = new Float64Array(2048);
  const coefficients_all50 = new Float64Array(2048);
  const totals63 = new Float64Array(256);
  const kepts2 = new Float64Array(2048);
  const totals64 = new Float64Array(256);
  const kepts3 = new Float64Array(2048);
  const totals65 = new Float64Array(256);
  const kepts4 = new Float64Array(2048);
  const totals66 = new Float64Array(256);
  const kepts5 = new Float64Array(2048);
  const totals67 = new Float64Array(256);
  const kepts6 = new Float64Array(2048);
  const kepts7 = new Float64Array(2048);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        const logp_i = values[cells[i * 8 + j]];
        totals3[i] += belows[j] ? logp_i : 0;
        const choice_i7 = drift ? logp_i : j < 4 ? zs2[i * 4 + j] : 0;
        const held = Math.min(Math.max(choices[i * 8 + j], -1.157920892373162e77), 1.157920892373162e77);
        const z = Math.min(Math.max(choices3[j] ? choice_i7 - held : 0, -2.315841784746324e77), 2.315841784746324e77);
        zs3[i * 8 + j] = z;
        const r = Math.exp(Math.min(z, 680));
        const moves = z < 680 ? r : 0;
        const pull = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= high) : +(r >= low)) * flags2[j];
        coefficients_all2[i * 8 + j] = moves * pull;
        totals11[i] += z;
        const difference_i2 = r - 1;
        const x_i = gate_both * difference_i2;
        const product_i3 = token_advantages_all[i * 8 + j] * (1 / (1 + Math.exp(-x_i)) * 4 * (1 / (1 + Math.exp(-(-x_i)))));
        coefficients_all4[i * 8 + j] = moves * (product_i3 * flags2[j]);
        const above_i = r >= 0.8;
        const below_i3 = +above_i;
        const pull_i = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= 1.28) : below_i3) * flags2[j];
        coefficients_all5[i * 8 + j] = moves * pull_i;
        const below_i4 = r <= 1.2;
        const pull_i2 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +below_i4 : below_i3) * flags2[j];
        coefficients_all6[i * 8 + j] = moves * pull_i2;
        const held_i = Math.max(r, 0);
        coefficients_all7[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, cap) * flags2[j];
        const above_i2 = token_advantages_all[i * 8 + j] > 0;
        aboves5[i * 8 + j] = above_i2;
        totals14[i] += above_i2 ? Math.min(z, 0.4) : Math.max(z, -0.4);
        kepts[i * 8 + j] = choices3[j] && !((above_i2 ? z > 0.4 : z < -0.4) && choices3[j]);
        masked_sums[i] += choices3[j] ? z : 0;
        const below_i5 = token_advantages_all[i * 8 + j] < 0;
        unsafes[i * 8 + j] = below_i5 && r > 4;
        const keep = above_i && below_i4 || (above_i2 ? r <= 0.6 : r >= 1.4) && token_advantages_all[i * 8 + j] !== 0;
        coefficients_all15[i * 8 + j] = token_advantages_all[i * 8 + j] * +keep * flags2[j];
        const product_i4 = token_advantages_all[i * 8 + j] * (above_i2 ? Math.min(1 / r, 3) * +below_i4 : Math.min(r, 3) * +above_i);
        coefficients_all16[i * 8 + j] = product_i4 * flags2[j];
        const up = r > 1.28 ? 1.28 : r;
        const below_i6 = r < 0.8;
        coefficients_all17[i * 8 + j] = token_advantages_all[i * 8 + j] * (above_i2 ? up : below_i6 ? 0.8 : r) * flags2[j];
        coefficients_all18[i * 8 + j] = token_advantages_all[i * 8 + j] * (above_i2 ? up : below_i6 ? 0.4 : r) * flags2[j];
        const q = Math.exp(maskeds[i * 8 + j]);
        const moved = Math.exp(choices3[j] ? choice_i7 : 0) - q;
        const product_i5 = token_advantages_all[i * 8 + j] * ((above_i2 ? moved > 0.2 : moved < -0.2) && choices3[j] ? 0 : Math.min(r, 20));
        coefficients_all19[i * 8 + j] = product_i5 * flags2[j];
        const reciprocal = 1 / Math.max(q, 2.2250738585072014e-308);
        const either = above_i2 && r > Math.min((Math.sqrt(reciprocal * 0.8 + 1) + 1) / 2, 10) || below_i5 && r < (Math.sqrt(Math.max(1 - reciprocal * 0.64, 0)) + 1) / 2;
        coefficients_all20[i * 8 + j] = (!(either && choices3[j]) ? moves * token_advantages_all[i * 8 + j] : 0) * flags2[j];
        const coefficients = (token_advantages_all2[j] - z * 0.1) * flags2[j];
        coefficients_all23[i * 8 + j] = coefficients;
        const masked = choices3[j] ? choices2[i] + coefficients : 0;
        maskeds2[i * 8 + j] = masked;
        deads3[i] += +(choices3[j] && masked === 0);
        const pull_i3 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= 1.01) : +(r >= 0.99)) * flags2[j];
        coefficients_all24[i * 8 + j] = moves * pull_i3;
        const pull_i4 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= 1.03) : +(r >= 0.97)) * flags2[j];
        coefficients_all25[i * 8 + j] = moves * pull_i4;
        const pull_i5 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= 1.1) : +(r >= 0.9)) * flags2[j];
        coefficients_all26[i * 8 + j] = moves * pull_i5;
        const pull_i6 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= 1.4) : +(r >= 0.6)) * flags2[j];
        coefficients_all27[i * 8 + j] = moves * pull_i6;
        const product_i6 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= 1.8) : +(r >= 0.19999999999999996));
        coefficients_all28[i * 8 + j] = moves * (product_i6 * flags2[j]);
        const pull_i7 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r <= Infinity) : +(r >= 0)) * flags2[j];
        coefficients_all29[i * 8 + j] = moves * pull_i7;
        const x_i2 = 20 * difference_i2;
        const product_i7 = token_advantages_all[i * 8 + j] * (1 / (1 + Math.exp(-x_i2)) * 4 * (1 / (1 + Math.exp(-(-x_i2)))));
        coefficients_all37[i * 8 + j] = moves * (product_i7 * flags2[j]);
        const x_i3 = 10 * difference_i2;
        const product_i8 = token_advantages_all[i * 8 + j] * (1 / (1 + Math.exp(-x_i3)) * 4 * (1 / (1 + Math.exp(-(-x_i3)))));
        coefficients_all38[i * 8 + j] = moves * (product_i8 * flags2[j]);
        const x_i4 = 5 * difference_i2;
        const product_i9 = token_advantages_all[i * 8 + j] * (1 / (1 + Math.exp(-x_i4)) * 4 * (1 / (1 + Math.exp(-(-x_i4)))));
        coefficients_all39[i * 8 + j] = moves * (product_i9 * flags2[j]);
        const x_i5 = 2 * difference_i2;
        const product_i10 = token_advantages_all[i * 8 + j] * (1 / (1 + Math.exp(-x_i5)) * 4 * (1 / (1 + Math.exp(-(-x_i5)))));
        coefficients_all40[i * 8 + j] = moves * (product_i10 * flags2[j]);
        const slope = 1 / (1 + Math.exp(-difference_i2)) * 4 * (1 / (1 + Math.exp(-(-difference_i2))));
        coefficients_all41[i * 8 + j] = moves * (token_advantages_all[i * 8 + j] * slope * flags2[j]);
        const x_i6 = 0.5 * difference_i2;
        const product_i11 = token_advantages_all[i * 8 + j] * (1 / (1 + Math.exp(-x_i6)) * 4 * (1 / (1 + Math.exp(-(-x_i6)))));
        coefficients_all42[i * 8 + j] = moves * (product_i11 * flags2[j]);
        const x_i7 = 0.1 * difference_i2;
        const product_i12 = token_advantages_all[i * 8 + j] * (1 / (1 + Math.exp(-x_i7)) * 4 * (1 / (1 + Math.exp(-(-x_i7)))));
        coefficients_all43[i * 8 + j] = moves * (product_i12 * flags2[j]);
        coefficients_all44[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, 0.5) * flags2[j];
        coefficients_all45[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, 0.8) * flags2[j];
        coefficients_all46[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, 1) * flags2[j];
        coefficients_all47[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, 1.2) * flags2[j];
        coefficients_all48[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, 1.5) * flags2[j];
        coefficients_all49[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, 2) * flags2[j];
        coefficients_all50[i * 8 + j] = token_advantages_all[i * 8 + j] * Math.min(held_i, 5) * flags2[j];
        totals63[i] += above_i2 ? Math.min(z, 0.01) : Math.max(z, -0.01);
        kepts2[i * 8 + j] = choices3[j] && !((above_i2 ? z > 0.01 : z < -0.01) && choices3[j]);
        totals64[i] += above_i2 ? Math.min(z, 0.03) : Math.max(z, -0.03);
        kepts3[i * 8 + j] = choices3[j] && !((above_i2 ? z > 0.03 : z < -0.03) && choices3[j]);
        totals65[i] += above_i2 ? Math.min(z, 0.1) : Math.max(z, -0.1);
        kepts4[i * 8 + j] = choices3[j] && !((above_i2 ? z > 0.1 : z < -0.1) && choices3[j]);
        totals66[i] += above_i2 ? Math.min(z, 0.2) : Math.max(z, -0.2);
        kepts5[i * 8 + j] = choices3[j] && !((above_i2 ? z > 0.2 : z < -0.2) && choices3[j]);
        totals67[i] += above_i2 ? Math.min(z, 0.8) : Math.max(z, -0.8);
        kepts6[i * 8 + j] = choices3[j] && !((above_i2 ? z > 0.8 : z < -0.8) && choices3[j]);
        kepts7[i * 8 + j] = choices3[j] && !((above_i2 ? z > Infinity : z < -Infinity) && choices3[j]);
      }
    }
  })();
  const coefficients_all21 = new Float64Array(5184);
  const coefficients_all22 = new Float64Array(5184);
  (() => {
    for (let i = 0; i < 1296; i++) {
      for (let j = 0; j < 4; j++) {
        const taken_i3 = logps[data7[i] * 4 + j];
        const logp_old_i = taken_i3 - zs[data14[i] * 4 + j];
        const token_advantages_i = belows2[j] ? differences3[i] : 0;
        const q_i = Math.exp(belows2[j] ? logp_old_i : 0);
        const moved_i = Math.exp(belows2[j] ? taken_i3 : 0) - q_i;
        const above_i3 = token_advantages_i > 0;
        const difference_i3 = taken_i3 - Math.min(Math.max(logp_old_i, -1.157920892373162e77), 1.157920892373162e77);
        const log_ratio = Math.min(Math.max(belows2[j] ? difference_i3 : 0, -2.315841784746324e77), 2.315841784746324e77);
        const token_ratio = Math.exp(Math.min(log_ratio, 680));
        const weight = (above_i3 ? moved_i > 0.2 : moved_i < -0.2) && belows2[j] ? 0 : Math.min(token_ratio, 20);
        coefficients_all21[i * 4 + j] = token_advantages_i * weight * flags3[j];
        const reciprocal_i = 1 / Math.max(q_i, 2.2250738585072014e-308);
        const both = above_i3 && token_ratio > Math.min((Math.sqrt(reciprocal_i * 0.8 + 1) + 1) / 2, 10);
        const both_i = token_advantages_i < 0 && token_ratio < (Math.sqrt(Math.max(1 - reciprocal_i * 0.64, 0)) + 1) / 2;
        const choice_i8 = !((both || both_i) && belows2[j]) ? (log_ratio < 680 ? token_ratio : 0) * token_advantages_i : 0;
        coefficients_all22[i * 4 + j] = choice_i8 * flags3[j];
      }
    }
  })();
  const difference3 = 1 - solved2;
  const difference4 = 1 - solved;
  const log3 = Math.log(solved2);
  const log1p = Math.log1p(-solved2);
  const givens3 = new Float64Array(16);
  (() => {
    for (let i = 0; i < 16; i++) {
      givens3[i] = products7[i] / (wons2[i] > 0 ? solved : difference4);
    }
  })();
  const chances2 = new Float64Array(65);
  let mean = 0;
  let mean2 = 0;
  let mean3 = 0;
  let mean4 = 0;
  let mean5 = 0;
  let mean6 = 0;
  (() => {
    for (let i = 0; i < 65; i++) {
      const chance = belows3[i] ? Math.exp(ways_all[i] + i * log3 + losts[i] * log1p) : 0;
      chances2[i] = chance;
      mean += chance * products18[i];
      mean2 += chance * products19[i];
      mean3 += chance * as[i];
      mean4 += chance * products29[i];
      mean5 += chance * losts[i];
      mean6 += chance * choices9[i];
    }
  })();
  const products5 = new Float64Array(256);
  const aboves3 = new Float64Array(256);
  const givens = new Float64Array(256);
  let solved3 = 0;
  const givens4 = new Float64Array(256);
  const choices4 = new Float64Array(256);
  const choices5 = new Float64Array(256);
  let solved4 = 0;
  const helds2 = new Float64Array(256);
  const masked_means = new Float64Array(256);
  const moves_all = new Float64Array(256);
  const slopes = new Float64Array(256);
  const products24 = new Float64Array(256);
  const moves_all2 = new Float64Array(256);
  const slopes2 = new Float64Array(256);
  const slopes3 = new Float64Array(256);
  const log_Ws = new Float64Array(256);
  const differences6 = new Float64Array(256);
  const helds3 = new Float64Array(256);
  let total3 = 0;
  let total4 = 0;
  const slopes4 = new Float64Array(256);
  const slopes5 = new Float64Array(256);
  const slopes6 = new Float64Array(256);
  const slopes7 = new Float64Array(256);
  const slopes8 = new Float64Array(256);
  const slopes9 = new Float64Array(256);
  const slopes10 = new Float64Array(256);
  const products38 = new Float64Array(256);
  const products39 = new Float64Array(256);
  const products40 = new Float64Array(256);
  const products41 = new Float64Array(256);
  const products42 = new Float64Array(256);
  const products43 = new Float64Array(256);
  (() => {
    for (let i = 0; i < 256; i++) {
      const product_i13 = Math.exp(totals3[i]) * alones[i];
      products5[i] = product_i13;
      const above_i4 = wons[i] > 0;
      aboves3[i] = above_i4;
      givens[i] = products4[i] / (above_i4 ? solved2 : difference3);
      solved3 += product_i13 * wons[i];
      const given = mask[i] ? products8[data12[i]] : 0;
      givens4[i] = given;
      const choice_i9 = drift ? wons[i] : data6[i];
      choices4[i] = choice_i9;
      const choice_i10 = drift ? products4[i] : given * (aboves[i] ? solved2 : difference3);
      choices5[i] = choice_i10;
      solved4 += choice_i10 * choice_i9;
      const held_i2 = Math.max(totals12[i], 1);
      helds2[i] = held_i2;
      const masked_mean = totals11[i] / held_i2;
      masked_means[i] = masked_mean;
      const r_i = Math.exp(Math.min(masked_mean, 680));
      const moves_i = masked_mean < 680 ? r_i : 0;
      moves_all[i] = moves_i;
      slopes[i] = aboves4[i] ? +(r_i <= high2) : +(r_i >= low2);
      const log_rho = totals14[i] / held_i2;
      const mean_A = totals15[i] / held_i2;
      products24[i] = (log_rho < 680 ? Math.exp(Math.min(log_rho, 680)) : 0) * mean_A;
      const r_i2 = Math.exp(Math.min(masked_sums[i], 680));
      moves_all2[i] = masked_sums[i] < 680 ? r_i2 : 0;
      slopes2[i] = aboves4[i] ? +(r_i2 <= Infinity) : +(r_i2 >= 0);
      slopes3[i] = aboves4[i] ? +(r_i <= 1.0025) : +(r_i >= 0.998);
      const log_W = Math.min(Math.max(totals11[i], -18.420680743952367), 20);
      log_Ws[i] = log_W;
      differences6[i] = 1 - Math.exp(log_W);
      helds3[i] = Math.min(r_i2, 1);
      total3 += choice_i10 * deads3[i];
      total4 += choice_i10 * +(deads3[i] === length);
      slopes4[i] = aboves4[i] ? +(r_i <= 1.0003) : +(r_i >= 0.9997);
      slopes5[i] = aboves4[i] ? +(r_i <= 1.003) : +(r_i >= 0.997);
      slopes6[i] = aboves4[i] ? +(r_i <= 1.01) : +(r_i >= 0.99);
      slopes7[i] = aboves4[i] ? +(r_i <= 1.03) : +(r_i >= 0.97);
      slopes8[i] = aboves4[i] ? +(r_i <= 1.1) : +(r_i >= 0.9);
      slopes9[i] = aboves4[i] ? +(r_i <= 1.3) : +(r_i >= 0.7);
      slopes10[i] = aboves4[i] ? +(r_i <= Infinity) : +(r_i >= 0);
      const log_rho_i = totals63[i] / held_i2;
      products38[i] = (log_rho_i < 680 ? Math.exp(Math.min(log_rho_i, 680)) : 0) * mean_A;
      const log_rho_i2 = totals64[i] / held_i2;
      products39[i] = (log_rho_i2 < 680 ? Math.exp(Math.min(log_rho_i2, 680)) : 0) * mean_A;
      const log_rho_i3 = totals65[i] / held_i2;
      products40[i] = (log_rho_i3 < 680 ? Math.exp(Math.min(log_rho_i3, 680)) : 0) * mean_A;
      const log_rho_i4 = totals66[i] / held_i2;
      products41[i] = (log_rho_i4 < 680 ? Math.exp(Math.min(log_rho_i4, 680)) : 0) * mean_A;
      const log_rho_i5 = totals67[i] / held_i2;
      products42[i] = (log_rho_i5 < 680 ? Math.exp(Math.min(log_rho_i5, 680)) : 0) * mean_A;
      products43[i] = moves_i * mean_A;
    }
  })();
  const zs4 = new Float64Array(2048);
  const totals54 = new Float64Array(256);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        zs4[i * 8 + j] = zs3[i * 8 + j] + (j < 7 ? zs3[i * 8 + (j + 1)] : 0) * 0.9785720620877001;
        totals54[i] += choices3[j] ? maskeds2[i * 8 + j] - maskeds2[i * 8] : 0;
      }
    }
  })();
  const takens3 = new Float64Array(1296);
  const chances = new Float64Array(1296);
  (() => {
    for (let i = 0; i < 1296; i++) {
      const taken_i4 = products8[data14[i]];
      takens3[i] = taken_i4;
      chances[i] = products7[data7[i]] * taken_i4;
    }
  })();
  const joineds4 = new Float64Array(10368);
  (() => {
    for (let i = 0; i < 2592; i++) {
      for (let j = 0; j < 4; j++) {
        joineds4[i * 4 + j] = i < 1296 ? coefficients_all21[i * 4 + j] : coefficients_all22[(i - 1296) * 4 + j];
      }
    }
  })();
  const difference5 = 1 - solved3;
  const choice2 = drift ? solved3 : solved2;
  const log4 = Math.log(choice2);
  const log1p2 = Math.log1p(-choice2);
  const quotient2 = total3 / length;
  const product2 = mean4 * 2;
  const product3 = mean3 * 2;
  const cs2 = new Float64Array(10368);
  const deads2 = new Float64Array(2592);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        for (let k = 0; k < 4; k++) {
          const c = joineds4[(i * 1296 + j) * 4 + k];
          cs2[(i * 1296 + j) * 4 + k] = c;
          deads2[i * 1296 + j] += +(belows2[k] && c === 0);
        }
      }
    }
  })();
  const pulls3 = new Float64Array(64);
  const squares = new Float64Array(64);
  const puts = new Float64Array(30);
  const squares_all = new Float64Array(8);
  (() => {
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 4; j++) {
        const score = values5[cells2[i * 4 + j]];
        const pull_i8 = belows2[j] ? givens3[i] * score : 0;
        pulls3[i * 4 + j] = pull_i8;
        const square = pull_i8 * score;
        squares[i * 4 + j] = square;
        const at2 = products12[i] + truncs2[i * 4 + j];
        puts[at2] += pull_i8;
        const at3 = products13[i] + j;
        squares_all[at3] += square;
      }
    }
  })();
  const chances3 = new Float64Array(65);
  let mean7 = 0;
  let mean8 = 0;
  let mean9 = 0;
  let covariance = 0;
  let covariance2 = 0;
  let covariance3 = 0;
  (() => {
    for (let i = 0; i < 65; i++) {
      const chance_i = belows3[i] ? Math.exp(ways_all[i] + i * log4 + losts[i] * log1p2) : 0;
      chances3[i] = chance_i;
      mean7 += chance_i * products18[i];
      mean8 += chance_i * products19[i];
      mean9 += chance_i * as[i];
      const difference_i4 = as[i] - mean3;
      covariance += chances2[i] * (difference_i4 * difference_i4);
      const difference_i5 = choices9[i] - mean6;
      covariance2 += chances2[i] * (difference_i4 * difference_i5);
      covariance3 += chances2[i] * (difference_i5 * difference_i5);
    }
  })();
  const givens2 = new Float64Array(256);
  const means4 = new Float64Array(256);
  const ws3 = new Float64Array(256);
  const differences7 = new Float64Array(256);
  const products30 = new Float64Array(256);
  (() => {
    for (let i = 0; i < 256; i++) {
      givens2[i] = products5[i] / (aboves3[i] ? solved3 : difference5);
      const mean_i = maskeds2[i * 8] + totals54[i] / length;
      means4[i] = mean_i;
      ws3[i] = mean_i * choices2[i];
      const difference_i6 = mean_i - choices2[i];
      differences7[i] = difference_i6;
      products30[i] = difference_i6 * difference_i6;
    }
  })();
  const scores = new Float64Array(2048);
  const pulls = new Float64Array(2048);
  const products10 = new Float64Array(2048);
  const totals13 = new Float64Array(256);
  const coefficients_all8 = new Float64Array(2048);
  const coefficients_all9 = new Float64Array(2048);
  const totals16 = new Float64Array(256);
  const totals17 = new Float64Array(256);
  const coefficients_all12 = new Float64Array(2048);
  const coefficients_all13 = new Float64Array(2048);
  const zs5 = new Float64Array(2048);
  const totals56 = new Float64Array(256);
  const totals57 = new Float64Array(256);
  const totals58 = new Float64Array(256);
  const totals59 = new Float64Array(256);
  const totals60 = new Float64Array(256);
  const totals61 = new Float64Array(256);
  const totals62 = new Float64Array(256);
  const coefficients_all51 = new Float64Array(2048);
  const coefficients_all52 = new Float64Array(2048);
  const coefficients_all53 = new Float64Array(2048);
  const coefficients_all54 = new Float64Array(2048);
  const coefficients_all55 = new Float64Array(2048);
  const coefficients_all56 = new Float64Array(2048);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        const score_i = values3[cells[i * 8 + j]];
        scores[i * 8 + j] = score_i;
        const pull_i9 = belows[j] ? givens[i] * score_i : 0;
        pulls[i * 8 + j] = pull_i9;
        products10[i * 8 + j] = pull_i9 * score_i;
        totals13[i] += token_advantages_all[i * 8 + j] * slopes[i] * flags2[j];
        coefficients_all8[i * 8 + j] = kepts[i * 8 + j] ? products24[i] : 0;
        const log_r = masked_means[i] + (zs3[i * 8 + j] - zs3[i * 8 + j]);
        const r_i3 = Math.exp(Math.min(log_r, 680));
        const product_i14 = token_advantages_all[i * 8 + j] * (aboves4[i] ? +(r_i3 <= 1.0004) : +(r_i3 >= 0.9997));
        coefficients_all9[i * 8 + j] = (log_r < 680 ? r_i3 : 0) * (product_i14 * flags2[j]);
        totals16[i] += token_advantages_all[i * 8 + j] * slopes2[i] * flags2[j];
        totals17[i] += token_advantages_all[i * 8 + j] * slopes3[i] * flags2[j];
        const above_i5 = token_advantages_all[i * 8 + j] >= 0;
        const weight_i = choices3[j] ? Math.exp((above_i5 ? 2 : 3) * log_Ws[i] + (above_i5 ? 3 : 2) * differences6[i]) : 0;
        coefficients_all12[i * 8 + j] = token_advantages_all[i * 8 + j] * weight_i * flags2[j];
        coefficients_all13[i * 8 + j] = token_advantages_all[i * 8 + j] * (aboves5[i * 8 + j] ? 1 : helds3[i]) * flags2[j];
        zs5[i * 8 + j] = zs4[i * 8 + j] + (j < 6 ? zs4[i * 8 + (j + 2)] : 0) * 0.9576032806985736;
        totals56[i] += token_advantages_all[i * 8 + j] * slopes4[i] * flags2[j];
        totals57[i] += token_advantages_all[i * 8 + j] * slopes5[i] * flags2[j];
        totals58[i] += token_advantages_all[i * 8 + j] * slopes6[i] * flags2[j];
        totals59[i] += token_advantages_all[i * 8 + j] * slopes7[i] * flags2[j];
        totals60[i] += token_advantages_all[i * 8 + j] * slopes8[i] * flags2[j];
        totals61[i] += token_advantages_all[i * 8 + j] * slopes9[i] * flags2[j];
        totals62[i] += token_advantages_all[i * 8 + j] * slopes10[i] * flags2[j];
        coefficients_all51[i * 8 + j] = kepts2[i * 8 + j] ? products38[i] : 0;
        coefficients_all52[i * 8 + j] = kepts3[i * 8 + j] ? products39[i] : 0;
        coefficients_all53[i * 8 + j] = kepts4[i * 8 + j] ? products40[i] : 0;
        coefficients_all54[i * 8 + j] = kepts5[i * 8 + j] ? products41[i] : 0;
        coefficients_all55[i * 8 + j] = kepts6[i * 8 + j] ? products42[i] : 0;
        coefficients_all56[i * 8 + j] = kepts7[i * 8 + j] ? products43[i] : 0;
      }
    }
  })();
  const product4 = covariance2 * 2;
  const means = new Float64Array(30);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 15; j++) {
        means[i * 15 + j] = puts[i * 15 + j];
      }
    }
  })();
  const totals40 = new Float64Array(2);
  const totals41 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        totals40[i] += chances[j] * deads2[i * 1296 + j];
        totals41[i] += chances[j] * +(deads2[i * 1296 + j] === length);
      }
    }
  })();
  const totals36 = new Float64Array(2592);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        for (let k = 0; k < 4; k++) {
          totals36[i * 1296 + j] += belows2[k] ? cs2[(i * 1296 + j) * 4 + k] - cs2[(i * 1296 + j) * 4] : 0;
        }
      }
    }
  })();
  const joineds3 = new Float64Array(9);
  (() => {
    for (let i = 0; i < 9; i++) {
      joineds3[i] = i < 8 ? squares_all[i] : 0;
    }
  })();
  let covariance4 = 0;
  (() => {
    for (let i = 0; i < 65; i++) {
      const difference_i7 = as[i] - mean9;
      covariance4 += chances3[i] * (difference_i7 * difference_i7);
    }
  })();
  const products23 = new Float64Array(256);
  const products25 = new Float64Array(256);
  const products26 = new Float64Array(256);
  let total5 = 0;
  const products31 = new Float64Array(256);
  const products32 = new Float64Array(256);
  const products33 = new Float64Array(256);
  const products34 = new Float64Array(256);
  const products35 = new Float64Array(256);
  const products36 = new Float64Array(256);
  const products37 = new Float64Array(256);
  (() => {
    for (let i = 0; i < 256; i++) {
      products23[i] = moves_all[i] * (totals13[i] / helds2[i]);
      products25[i] = moves_all2[i] * (totals16[i] / helds2[i]);
      products26[i] = moves_all[i] * (totals17[i] / helds2[i]);
      total5 += choices5[i] * (ws3[i] - ws3[0]);
      products31[i] = moves_all[i] * (totals56[i] / helds2[i]);
      products32[i] = moves_all[i] * (totals57[i] / helds2[i]);
      products33[i] = moves_all[i] * (totals58[i] / helds2[i]);
      products34[i] = moves_all[i] * (totals59[i] / helds2[i]);
      products35[i] = moves_all[i] * (totals60[i] / helds2[i]);
      products36[i] = moves_all[i] * (totals61[i] / helds2[i]);
      products37[i] = moves_all[i] * (totals62[i] / helds2[i]);
    }
  })();
  const pulls2 = new Float64Array(2048);
  const products11 = new Float64Array(2048);
  const coefficients_all14 = new Float64Array(2048);
  const totals55 = new Float64Array(256);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        const pull_i10 = belows[j] ? givens2[i] * scores[i * 8 + j] : 0;
        pulls2[i * 8 + j] = pull_i10;
        products11[i * 8 + j] = pull_i10 * scores[i * 8 + j];
        const hold = Math.min(zs5[i * 8 + j] + (j < 4 ? zs5[i * 8 + (j + 4)] : 0) * 0.9170040432046711, 709);
        const raw = Math.exp(hold);
        const future = unsafes[i * 8 + j] ? Math.min(Math.max(raw, 0.8), 1) : Math.min(Math.max(raw, 1), 1.2);
        coefficients_all14[i * 8 + j] = coefficients_all6[i * 8 + j] * future;
        const difference_i8 = maskeds2[i * 8 + j] - means4[i];
        totals55[i] += choices3[j] ? difference_i8 * difference_i8 : 0;
      }
    }
  })();
  const products14 = new Float64Array(5184);
  const products15 = new Float64Array(5184);
  const places2 = new Float64Array(5184);
  const boths2 = new Float64Array(30);
  const of_rows_all2 = new Float64Array(1296);
  (() => {
    for (let i = 0; i < 1296; i++) {
      for (let j = 0; j < 4; j++) {
        const product_i15 = pulls3[data7[i] * 4 + j] * takens3[i];
        products14[i * 4 + j] = product_i15;
        const product_i16 = squares[data7[i] * 4 + j] * takens3[i];
        products15[i * 4 + j] = product_i16;
        const place = products16[i] + takens[i * 4 + j];
        places2[i * 4 + j] = place;
        const at4 = place + 0;
        boths2[at4] += product_i15 * differences3[i];
        of_rows_all2[i] += product_i16 * products21[i];
      }
    }
  })();
  const mean_weight = ws3[0] + total5;
  const sqrts = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      sqrts[i] = Math.sqrt(means[i * 15] * means[i * 15]);
    }
  })();
  const totals8 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        totals8[i] += means[i * 15 + (j + 1)] * means[i * 15 + (j + 1)];
      }
    }
  })();
  const totals9 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 4; j++) {
        totals9[i] += means[i * 15 + (j + 3)] * means[i * 15 + (j + 3)];
      }
    }
  })();
  const totals10 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 8; j++) {
        totals10[i] += means[i * 15 + (j + 7)] * means[i * 15 + (j + 7)];
      }
    }
  })();
  const values7 = new Float64Array(30);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 15; j++) {
        values7[i * 15 + j] = boths2[i * 15 + j];
      }
    }
  })();
  const means3 = new Float64Array(2592);
  const ws2 = new Float64Array(2592);
  const products28 = new Float64Array(2592);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        const mean_i2 = cs2[(i * 1296 + j) * 4] + totals36[i * 1296 + j] / length;
        means3[i * 1296 + j] = mean_i2;
        ws2[i * 1296 + j] = mean_i2 * differences3[j];
        products28[i * 1296 + j] = mean_i2 * mean_i2;
      }
    }
  })();
  const places3 = new Float64Array(10368);
  const boths5 = new Float64Array(60);
  const of_rows_all5 = new Float64Array(2592);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        for (let k = 0; k < 4; k++) {
          const place_i = places2[j * 4 + k] + data16[i];
          places3[(i * 1296 + j) * 4 + k] = place_i;
          const at5 = place_i;
          boths5[at5] += products14[j * 4 + k] * cs2[(i * 1296 + j) * 4 + k];
          const product_i17 = products15[j * 4 + k] * (cs2[(i * 1296 + j) * 4 + k] * cs2[(i * 1296 + j) * 4 + k]);
          of_rows_all5[i * 1296 + j] += product_i17;
        }
      }
    }
  })();
  let between = 0;
  let total6 = 0;
  (() => {
    for (let i = 0; i < 256; i++) {
      const difference_i9 = ws3[i] - mean_weight;
      between += choices5[i] * (difference_i9 * difference_i9);
      total6 += choices5[i] * (totals55[i] / length);
    }
  })();
  const choices8 = new Float64Array(2048);
  const of_rows_all = new Float64Array(256);
  const coefficients_all3 = new Float64Array(2048);
  const coefficients_all10 = new Float64Array(2048);
  const coefficients_all11 = new Float64Array(2048);
  const of_rows_all7 = new Float64Array(256);
  const of_rows_all8 = new Float64Array(256);
  const of_rows_all9 = new Float64Array(256);
  const of_rows_all10 = new Float64Array(256);
  const of_rows_all11 = new Float64Array(256);
  const coefficients_all30 = new Float64Array(2048);
  const coefficients_all31 = new Float64Array(2048);
  const coefficients_all32 = new Float64Array(2048);
  const coefficients_all33 = new Float64Array(2048);
  const coefficients_all34 = new Float64Array(2048);
  const coefficients_all35 = new Float64Array(2048);
  const coefficients_all36 = new Float64Array(2048);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        const product_i18 = givens4[i] * joineds3[data13[i * 8 + j]];
        const choice_i11 = drift ? products10[i * 8 + j] : product_i18;
        choices8[i * 8 + j] = choice_i11;
        of_rows_all[i] += (drift ? products11[i * 8 + j] : product_i18) * products17[i];
        coefficients_all3[i * 8 + j] = choices3[j] ? products23[i] : 0;
        coefficients_all10[i * 8 + j] = choices3[j] ? products25[i] : 0;
        coefficients_all11[i * 8 + j] = choices3[j] ? products26[i] : 0;
        const product_i19 = choice_i11 * choices2[i];
        of_rows_all7[i] += choice_i11 * products17[i];
        of_rows_all8[i] += product_i19 * coefficients_all23[i * 8 + j];
        of_rows_all9[i] += choice_i11 * (coefficients_all23[i * 8 + j] * coefficients_all23[i * 8 + j]);
        of_rows_all10[i] += product_i19 * differences7[i];
        of_rows_all11[i] += choice_i11 * products30[i];
        coefficients_all30[i * 8 + j] = choices3[j] ? products31[i] : 0;
        coefficients_all31[i * 8 + j] = choices3[j] ? products32[i] : 0;
        coefficients_all32[i * 8 + j] = choices3[j] ? products33[i] : 0;
        coefficients_all33[i * 8 + j] = choices3[j] ? products34[i] : 0;
        coefficients_all34[i * 8 + j] = choices3[j] ? products35[i] : 0;
        coefficients_all35[i * 8 + j] = choices3[j] ? products36[i] : 0;
        coefficients_all36[i * 8 + j] = choices3[j] ? products37[i] : 0;
      }
    }
  })();
  const differences5 = new Float64Array(1296);
  let total7 = 0;
  let total8 = 0;
  (() => {
    for (let i = 0; i < 1296; i++) {
      const difference_i10 = 1 - takens2[i];
      differences5[i] = difference_i10;
      total7 += of_rows_all2[i] * difference_i10;
      total8 += of_rows_all2[i] * takens2[i];
    }
  })();
  const joins = new Float64Array(40960);
  joins.set(coefficients_all, 0);
  joins.set(coefficients_all2, 2048);
  joins.set(coefficients_all3, 4096);
  joins.set(coefficients_all4, 6144);
  joins.set(coefficients_all5, 8192);
  joins.set(coefficients_all6, 10240);
  joins.set(coefficients_all7, 12288);
  joins.set(coefficients_all8, 14336);
  joins.set(coefficients_all9, 16384);
  joins.set(coefficients_all10, 18432);
  joins.set(coefficients_all11, 20480);
  joins.set(coefficients_all12, 22528);
  joins.set(coefficients_all13, 24576);
  joins.set(coefficients_all14, 26624);
  joins.set(coefficients_all15, 28672);
  joins.set(coefficients_all16, 30720);
  joins.set(coefficients_all17, 32768);
  joins.set(coefficients_all18, 34816);
  joins.set(coefficients_all19, 36864);
  joins.set(coefficients_all20, 38912);
  const joins2 = new Float64Array(71680);
  joins2.set(coefficients_all24, 0);
  joins2.set(coefficients_all25, 2048);
  joins2.set(coefficients_all26, 4096);
  joins2.set(coefficients_all6, 6144);
  joins2.set(coefficients_all27, 8192);
  joins2.set(coefficients_all28, 10240);
  joins2.set(coefficients_all29, 12288);
  joins2.set(coefficients_all30, 14336);
  joins2.set(coefficients_all31, 16384);
  joins2.set(coefficients_all32, 18432);
  joins2.set(coefficients_all33, 20480);
  joins2.set(coefficients_all34, 22528);
  joins2.set(coefficients_all35, 24576);
  joins2.set(coefficients_all36, 26624);
  joins2.set(coefficients_all37, 28672);
  joins2.set(coefficients_all38, 30720);
  joins2.set(coefficients_all39, 32768);
  joins2.set(coefficients_all40, 34816);
  joins2.set(coefficients_all41, 36864);
  joins2.set(coefficients_all42, 38912);
  joins2.set(coefficients_all43, 40960);
  joins2.set(coefficients_all44, 43008);
  joins2.set(coefficients_all45, 45056);
  joins2.set(coefficients_all46, 47104);
  joins2.set(coefficients_all47, 49152);
  joins2.set(coefficients_all48, 51200);
  joins2.set(coefficients_all49, 53248);
  joins2.set(coefficients_all50, 55296);
  joins2.set(coefficients_all51, 57344);
  joins2.set(coefficients_all52, 59392);
  joins2.set(coefficients_all53, 61440);
  joins2.set(coefficients_all54, 63488);
  joins2.set(coefficients_all8, 65536);
  joins2.set(coefficients_all55, 67584);
  joins2.set(coefficients_all56, 69632);
  const sqrts2 = new Float64Array(2);
  const sqrts3 = new Float64Array(2);
  const sqrts4 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      sqrts2[i] = Math.sqrt(totals8[i]);
      sqrts3[i] = Math.sqrt(totals9[i]);
      sqrts4[i] = Math.sqrt(totals10[i]);
    }
  })();
  const values10 = new Float64Array(60);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 15; k++) {
          values10[(i * 2 + j) * 15 + k] = boths5[(i * 2 + j) * 15 + k];
        }
      }
    }
  })();
  const totals38 = new Float64Array(2);
  const totals42 = new Float64Array(2);
  const totals43 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        totals38[i] += chances[j] * (ws2[i * 1296 + j] - ws2[i * 1296]);
        totals42[i] += of_rows_all5[i * 1296 + j] * differences5[j];
        totals43[i] += of_rows_all5[i * 1296 + j] * takens2[j];
      }
    }
  })();
  const totals37 = new Float64Array(2592);
  const boths6 = new Float64Array(60);
  const of_rows_all6 = new Float64Array(2592);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        for (let k = 0; k < 4; k++) {
          const difference_i11 = cs2[(i * 1296 + j) * 4 + k] - means3[i * 1296 + j];
          totals37[i * 1296 + j] += belows2[k] ? difference_i11 * difference_i11 : 0;
          const at6 = places3[(i * 1296 + j) * 4 + k];
          boths6[at6] += products14[j * 4 + k] * means3[i * 1296 + j];
          of_rows_all6[i * 1296 + j] += products15[j * 4 + k] * products28[i * 1296 + j];
        }
      }
    }
  })();
  let total9 = 0;
  let total10 = 0;
  const products22 = new Float64Array(15);
  let total11 = 0;
  let true_signal = 0;
  (() => {
    for (let i = 0; i < 15; i++) {
      total9 += values7[i] * values7[i];
      total10 += values7[1 * 15 + i] * values7[1 * 15 + i];
      const sum_i = values7[i] + values7[1 * 15 + i];
      const product_i20 = mean3 * sum_i;
      products22[i] = product_i20;
      total11 += sum_i * sum_i;
      true_signal += product_i20 * product_i20;
    }
  })();
  const differences4 = new Float64Array(256);
  let total12 = 0;
  let total13 = 0;
  let total14 = 0;
  let total15 = 0;
  let total16 = 0;
  let total17 = 0;
  let total18 = 0;
  let total19 = 0;
  let total20 = 0;
  let total21 = 0;
  let total22 = 0;
  let total23 = 0;
  (() => {
    for (let i = 0; i < 256; i++) {
      const difference_i12 = 1 - choices4[i];
      differences4[i] = difference_i12;
      total12 += of_rows_all[i] * difference_i12;
      total13 += of_rows_all[i] * choices4[i];
      total14 += of_rows_all7[i] * difference_i12;
      total15 += of_rows_all7[i] * choices4[i];
      total16 += of_rows_all8[i] * difference_i12;
      total17 += of_rows_all8[i] * choices4[i];
      total18 += of_rows_all9[i] * difference_i12;
      total19 += of_rows_all9[i] * choices4[i];
      total20 += of_rows_all10[i] * difference_i12;
      total21 += of_rows_all10[i] * choices4[i];
      total22 += of_rows_all11[i] * difference_i12;
      total23 += of_rows_all11[i] * choices4[i];
    }
  })();
  const sum2 = mean * Math.max(total7 - total9, 0) + mean2 * Math.max(total8 - total10, 0) + covariance * total11;
  const product5 = true_signal * 1e-24;
  const mean_weights2 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      mean_weights2[i] = ws2[i * 1296] + totals38[i];
    }
  })();
  const values11 = new Float64Array(60);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 15; k++) {
          values11[(i * 2 + j) * 15 + k] = boths6[(i * 2 + j) * 15 + k];
        }
      }
    }
  })();
  const lengths_all = new Float64Array(8);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 4; j++) {
        lengths_all[i * 4 + j] = j < 1 ? sqrts[i] : j < 2 ? sqrts2[i] : j < 3 ? sqrts3[i] : sqrts4[i];
      }
    }
  })();
  const totals44 = new Float64Array(2);
  const totals45 = new Float64Array(2);
  const totals46 = new Float64Array(2);
  const signals2 = new Float64Array(2);
  const totals52 = new Float64Array(2);
  const totals53 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 15; j++) {
        totals44[i] += values10[(i * 2) * 15 + j] * values10[(i * 2) * 15 + j];
        totals45[i] += values10[(i * 2 + 1) * 15 + j] * values10[(i * 2 + 1) * 15 + j];
        const sum_i2 = values10[(i * 2) * 15 + j] + values10[(i * 2 + 1) * 15 + j];
        const product_i21 = mean3 * sum_i2;
        totals46[i] += sum_i2 * sum_i2;
        const apart = product_i21 - products22[j];
        signals2[i] += product_i21 * product_i21;
        totals52[i] += apart * apart;
        totals53[i] += product_i21 * products22[j];
      }
    }
  })();
  const totals39 = new Float64Array(2);
  const totals47 = new Float64Array(2);
  const totals48 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        totals39[i] += chances[j] * (totals37[i * 1296 + j] / length);
        totals47[i] += of_rows_all6[i * 1296 + j] * differences5[j];
        totals48[i] += of_rows_all6[i * 1296 + j] * takens2[j];
      }
    }
  })();
  const cs = new Float64Array(40960);
  const deads = new Float64Array(5120);
  const of_rows_all3 = new Float64Array(5120);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        for (let k = 0; k < 8; k++) {
          const c_i = joins[(i * 256 + j) * 8 + k];
          cs[(i * 256 + j) * 8 + k] = c_i;
          deads[i * 256 + j] += +(choices3[k] && c_i === 0);
          of_rows_all3[i * 256 + j] += choices8[j * 8 + k] * (c_i * c_i);
        }
      }
    }
  })();
  const cs3 = new Float64Array(71680);
  const of_rows_all12 = new Float64Array(8960);
  (() => {
    for (let i = 0; i < 35; i++) {
      for (let j = 0; j < 256; j++) {
        for (let k = 0; k < 8; k++) {
          const c_i2 = joins2[(i * 256 + j) * 8 + k];
          cs3[(i * 256 + j) * 8 + k] = c_i2;
          of_rows_all12[i * 256 + j] += choices8[j * 8 + k] * (c_i2 * c_i2);
        }
      }
    }
  })();
  const sums4 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      const within = mean * Math.max(totals42[i] - totals44[i], 0) + mean2 * Math.max(totals43[i] - totals45[i], 0);
      sums4[i] = within + covariance * totals46[i];
    }
  })();
  const totals49 = new Float64Array(2);
  const totals50 = new Float64Array(2);
  const totals51 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 15; j++) {
        totals49[i] += values11[(i * 2) * 15 + j] * values11[(i * 2) * 15 + j];
        totals50[i] += values11[(i * 2 + 1) * 15 + j] * values11[(i * 2 + 1) * 15 + j];
        const sum_i3 = values11[(i * 2) * 15 + j] + values11[(i * 2 + 1) * 15 + j];
        totals51[i] += sum_i3 * sum_i3;
      }
    }
  })();
  const betweens2 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 1296; j++) {
        const difference_i13 = ws2[i * 1296 + j] - mean_weights2[i];
        betweens2[i] += chances[j] * (difference_i13 * difference_i13);
      }
    }
  })();
  const minus_all = new Float64Array(4);
  (() => {
    for (let i = 0; i < 4; i++) {
      minus_all[i] = -lengths_all[i];
    }
  })();
  const totals22 = new Float64Array(20);
  const totals23 = new Float64Array(20);
  const totals24 = new Float64Array(20);
  const totals25 = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        totals22[i] += choices5[j] * deads[i * 256 + j];
        totals23[i] += choices5[j] * +(deads[i * 256 + j] === length);
        totals24[i] += of_rows_all3[i * 256 + j] * differences4[j];
        totals25[i] += of_rows_all3[i * 256 + j] * choices4[j];
      }
    }
  })();
  const totals18 = new Float64Array(5120);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        for (let k = 0; k < 8; k++) {
          totals18[i * 256 + j] += choices3[k] ? cs[(i * 256 + j) * 8 + k] - cs[(i * 256 + j) * 8] : 0;
        }
      }
    }
  })();
  const totals68 = new Float64Array(35);
  const totals69 = new Float64Array(35);
  (() => {
    for (let i = 0; i < 35; i++) {
      for (let j = 0; j < 256; j++) {
        totals68[i] += of_rows_all12[i * 256 + j] * differences4[j];
        totals69[i] += of_rows_all12[i * 256 + j] * choices4[j];
      }
    }
  })();
  const sums5 = new Float64Array(2);
  const choices20 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      const within_i = mean * Math.max(totals47[i] - totals49[i], 0) + mean2 * Math.max(totals48[i] - totals50[i], 0);
      sums5[i] = within_i + covariance * totals51[i];
      choices20[i] = drift ? totals23[i + 18] : totals41[i];
    }
  })();
  const joineds = new Float64Array(8);
  (() => {
    for (let i = 0; i < 8; i++) {
      joineds[i] = i < 4 ? minus_all[i] : lengths_all[1 * 4 + (i - 4)];
    }
  })();
  const quotients = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      quotients[i] = totals22[i] / length;
    }
  })();
  const means2 = new Float64Array(5120);
  const ws = new Float64Array(5120);
  const products27 = new Float64Array(5120);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        const mean_i3 = cs[(i * 256 + j) * 8] + totals18[i * 256 + j] / length;
        means2[i * 256 + j] = mean_i3;
        ws[i * 256 + j] = mean_i3 * choices2[j];
        products27[i * 256 + j] = mean_i3 * mean_i3;
      }
    }
  })();
  const choices19 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      choices19[i] = drift ? quotients[i + 18] : totals40[i] / length;
    }
  })();
  const joineds2 = new Float64Array(9);
  (() => {
    for (let i = 0; i < 9; i++) {
      joineds2[i] = i < 8 ? joineds[i] : 0;
    }
  })();
  const totals20 = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        totals20[i] += choices5[j] * (ws[i * 256 + j] - ws[i * 256]);
      }
    }
  })();
  const totals19 = new Float64Array(5120);
  const of_rows_all4 = new Float64Array(5120);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        for (let k = 0; k < 8; k++) {
          const difference_i14 = cs[(i * 256 + j) * 8 + k] - means2[i * 256 + j];
          totals19[i * 256 + j] += choices3[k] ? difference_i14 * difference_i14 : 0;
          of_rows_all4[i * 256 + j] += choices8[j * 8 + k] * products27[i * 256 + j];
        }
      }
    }
  })();
  const joineds15 = new Float64Array(21);
  (() => {
    for (let i = 0; i < 21; i++) {
      joineds15[i] = i < 18 ? totals23[i] : i < 20 ? choices20[i - 18] : total4;
    }
  })();
  const mean_weights = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      mean_weights[i] = ws[i * 256] + totals20[i];
    }
  })();
  const totals21 = new Float64Array(20);
  const totals29 = new Float64Array(20);
  const totals30 = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        totals21[i] += choices5[j] * (totals19[i * 256 + j] / length);
        totals29[i] += of_rows_all4[i * 256 + j] * differences4[j];
        totals30[i] += of_rows_all4[i * 256 + j] * choices4[j];
      }
    }
  })();
  const joineds14 = new Float64Array(21);
  (() => {
    for (let i = 0; i < 21; i++) {
      joineds14[i] = i < 18 ? quotients[i] : i < 20 ? choices19[i - 18] : quotient2;
    }
  })();
  const choices6 = new Float64Array(2048);
  const choices7 = new Float64Array(2048);
  const boths = new Float64Array(510);
  const boths7 = new Float64Array(510);
  const boths8 = new Float64Array(510);
  const boths9 = new Float64Array(510);
  (() => {
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 8; j++) {
        const product_i22 = givens4[i] * joineds2[data13[i * 8 + j]];
        const choice_i12 = drift ? products9[i] + truncs[i * 8 + j] : places[i * 8 + j];
        choices6[i * 8 + j] = choice_i12;
        const choice_i13 = drift ? pulls[i * 8 + j] : product_i22;
        choices7[i * 8 + j] = choice_i13;
        const place_i2 = choice_i12 + 0;
        const at7 = place_i2;
        boths[at7] += (drift ? pulls2[i * 8 + j] : product_i22) * choices2[i];
        const at8 = place_i2;
        boths7[at8] += choice_i13 * choices2[i];
        const at9 = place_i2;
        boths8[at9] += choice_i13 * coefficients_all23[i * 8 + j];
        const at10 = place_i2;
        boths9[at10] += choice_i13 * differences7[i];
      }
    }
  })();
  const choices16 = new Float64Array(2);
  const choices18 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      choices16[i] = drift ? totals21[i + 18] : totals39[i];
      choices18[i] = drift ? mean_weights[i + 18] : mean_weights2[i];
    }
  })();
  const values6 = new Float64Array(510);
  const values12 = new Float64Array(510);
  const values13 = new Float64Array(510);
  const values14 = new Float64Array(510);
  (() => {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 255; j++) {
        values6[i * 255 + j] = boths[i * 255 + j];
        values12[i * 255 + j] = boths7[i * 255 + j];
        values13[i * 255 + j] = boths8[i * 255 + j];
        values14[i * 255 + j] = boths9[i * 255 + j];
      }
    }
  })();
  const betweens = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        const difference_i15 = ws[i * 256 + j] - mean_weights[i];
        betweens[i] += choices5[j] * (difference_i15 * difference_i15);
      }
    }
  })();
  const boths3 = new Float64Array(10200);
  const boths4 = new Float64Array(10200);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 256; j++) {
        for (let k = 0; k < 8; k++) {
          const place_i3 = choices6[j * 8 + k] + 510 * i;
          const at11 = place_i3;
          boths3[at11] += choices7[j * 8 + k] * cs[(i * 256 + j) * 8 + k];
          const at12 = place_i3;
          boths4[at12] += choices7[j * 8 + k] * means2[i * 256 + j];
        }
      }
    }
  })();
  const boths10 = new Float64Array(17850);
  (() => {
    for (let i = 0; i < 35; i++) {
      for (let j = 0; j < 256; j++) {
        for (let k = 0; k < 8; k++) {
          const at13 = choices6[j * 8 + k] + 510 * i;
          boths10[at13] += choices7[j * 8 + k] * cs3[(i * 256 + j) * 8 + k];
        }
      }
    }
  })();
  const choices17 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      choices17[i] = drift ? betweens[i + 18] : betweens2[i];
    }
  })();
  const values8 = new Float64Array(10200);
  const values9 = new Float64Array(10200);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 255; k++) {
          values8[(i * 2 + j) * 255 + k] = boths3[(i * 2 + j) * 255 + k];
          values9[(i * 2 + j) * 255 + k] = boths4[(i * 2 + j) * 255 + k];
        }
      }
    }
  })();
  const joineds11 = new Float64Array(21);
  const joineds13 = new Float64Array(21);
  (() => {
    for (let i = 0; i < 21; i++) {
      joineds11[i] = i < 18 ? totals21[i] : i < 20 ? choices16[i - 18] : total6;
      joineds13[i] = i < 18 ? mean_weights[i] : i < 20 ? choices18[i - 18] : mean_weight;
    }
  })();
  const values15 = new Float64Array(17850);
  (() => {
    for (let i = 0; i < 35; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 255; k++) {
          values15[(i * 2 + j) * 255 + k] = boths10[(i * 2 + j) * 255 + k];
        }
      }
    }
  })();
  let total24 = 0;
  let total25 = 0;
  const products20 = new Float64Array(255);
  let total26 = 0;
  let true_signal2 = 0;
  let total27 = 0;
  let total28 = 0;
  let total29 = 0;
  let total30 = 0;
  let total31 = 0;
  let total32 = 0;
  let total33 = 0;
  let total34 = 0;
  let total35 = 0;
  let total36 = 0;
  let total37 = 0;
  let total38 = 0;
  let total39 = 0;
  let total40 = 0;
  let total41 = 0;
  let signal = 0;
  let total42 = 0;
  let total43 = 0;
  (() => {
    for (let i = 0; i < 255; i++) {
      total24 += values6[i] * values6[i];
      total25 += values6[1 * 255 + i] * values6[1 * 255 + i];
      const sum_i4 = values6[i] + values6[1 * 255 + i];
      const product_i23 = mean9 * sum_i4;
      products20[i] = product_i23;
      total26 += sum_i4 * sum_i4;
      true_signal2 += product_i23 * product_i23;
      total27 += values12[i] * values12[i];
      total28 += values12[i] * values13[i];
      total29 += values13[i] * values13[i];
      total30 += values12[1 * 255 + i] * values12[1 * 255 + i];
      total31 += values12[1 * 255 + i] * values13[1 * 255 + i];
      total32 += values13[1 * 255 + i] * values13[1 * 255 + i];
      const pushed = values12[i] + values12[1 * 255 + i];
      const apart_i = values13[1 * 255 + i] - values13[i];
      const mean_i4 = mean3 * pushed + mean5 * values13[i] + mean6 * values13[1 * 255 + i];
      total33 += pushed * pushed;
      total34 += pushed * apart_i;
      total35 += apart_i * apart_i;
      total36 += values12[i] * values14[i];
      total37 += values14[i] * values14[i];
      total38 += values12[1 * 255 + i] * values14[1 * 255 + i];
      total39 += values14[1 * 255 + i] * values14[1 * 255 + i];
      const apart_i2 = values14[1 * 255 + i] - values14[i];
      total40 += pushed * apart_i2;
      total41 += apart_i2 * apart_i2;
      const apart_i3 = mean_i4 - product_i23;
      signal += mean_i4 * mean_i4;
      total42 += apart_i3 * apart_i3;
      total43 += mean_i4 * product_i23;
    }
  })();
  const sum3 = mean7 * Math.max(total12 - total24, 0) + mean8 * Math.max(total13 - total25, 0) + covariance4 * total26;
  const product6 = true_signal2 * 1e-24;
  const choice3 = drift ? true_signal2 : true_signal;
  const choice4 = drift ? sum3 : sum2;
  const sum4 = 0 + mean * (total14 - total27);
  const product7 = mean2 * (total15 - total30);
  const sum5 = sum4 + product2 * (total16 - total28) + mean5 * (total18 - total29) + product7 + product3 * (total17 - total31);
  const product8 = covariance * total33;
  const sum6 = sum5 + mean6 * (total19 - total32) + (product8 + product4 * total34 + covariance3 * total35);
  const sum7 = sum4 + product2 * (total20 - total36) + mean5 * (total22 - total37) + product7 + product3 * (total21 - total38);
  const sum8 = sum7 + mean6 * (total23 - total39) + (product8 + product4 * total40 + covariance3 * total41);
  const choice5 = signal > product6 ? signal : 0;
  const totals26 = new Float64Array(20);
  const totals27 = new Float64Array(20);
  const totals28 = new Float64Array(20);
  const totals31 = new Float64Array(20);
  const totals32 = new Float64Array(20);
  const totals33 = new Float64Array(20);
  const signals = new Float64Array(20);
  const totals34 = new Float64Array(20);
  const totals35 = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 255; j++) {
        totals26[i] += values8[(i * 2) * 255 + j] * values8[(i * 2) * 255 + j];
        totals27[i] += values8[(i * 2 + 1) * 255 + j] * values8[(i * 2 + 1) * 255 + j];
        const sum_i5 = values8[(i * 2) * 255 + j] + values8[(i * 2 + 1) * 255 + j];
        const product_i24 = mean3 * sum_i5;
        totals28[i] += sum_i5 * sum_i5;
        totals31[i] += values9[(i * 2) * 255 + j] * values9[(i * 2) * 255 + j];
        totals32[i] += values9[(i * 2 + 1) * 255 + j] * values9[(i * 2 + 1) * 255 + j];
        const sum_i6 = values9[(i * 2) * 255 + j] + values9[(i * 2 + 1) * 255 + j];
        totals33[i] += sum_i6 * sum_i6;
        const apart_i4 = product_i24 - products20[j];
        signals[i] += product_i24 * product_i24;
        totals34[i] += apart_i4 * apart_i4;
        totals35[i] += product_i24 * products20[j];
      }
    }
  })();
  const joineds7 = new Float64Array(21);
  const joineds8 = new Float64Array(21);
  const joineds12 = new Float64Array(21);
  const eqs2 = new Float64Array(21);
  const choices21 = new Float64Array(21);
  const eqs3 = new Float64Array(21);
  const choices22 = new Float64Array(21);
  const ratios4 = new Float64Array(21);
  (() => {
    for (let i = 0; i < 21; i++) {
      const joined = i < 18 ? true_signal2 : i < 20 ? choice3 : true_signal2;
      joineds7[i] = joined;
      const joined_i = i < 18 ? sum3 : i < 20 ? choice4 : sum3;
      joineds8[i] = joined_i;
      const joined_i2 = i < 18 ? betweens[i] : i < 20 ? choices17[i - 18] : between;
      joineds12[i] = joined_i2;
      const eq = joined_i === 0;
      eqs2[i] = eq;
      choices21[i] = eq ? 1 : joined_i;
      const eq_i = joined === 0;
      eqs3[i] = eq_i;
      choices22[i] = eq_i ? 1 : joined;
      const mean_square = joineds13[i] * joineds13[i];
      const sum_i7 = mean_square + joined_i2 + joineds11[i];
      const eq_i2 = sum_i7 === 0;
      ratios4[i] = eq_i2 ? NaN : mean_square / (eq_i2 ? 1 : sum_i7);
    }
  })();
  const eqs4 = new Float64Array(35);
  const choices26 = new Float64Array(35);
  (() => {
    for (let i = 0; i < 35; i++) {
      const product_i25 = products2[i] * sum3;
      const eq_i3 = product_i25 === 0;
      eqs4[i] = eq_i3;
      choices26[i] = eq_i3 ? 1 : product_i25;
    }
  })();
  const totals70 = new Float64Array(35);
  const totals71 = new Float64Array(35);
  const totals72 = new Float64Array(35);
  const totals73 = new Float64Array(35);
  const totals74 = new Float64Array(35);
  (() => {
    for (let i = 0; i < 35; i++) {
      for (let j = 0; j < 255; j++) {
        totals70[i] += values15[(i * 2) * 255 + j] * values15[(i * 2) * 255 + j];
        totals71[i] += values15[(i * 2 + 1) * 255 + j] * values15[(i * 2 + 1) * 255 + j];
        const sum_i8 = values15[(i * 2) * 255 + j] + values15[(i * 2 + 1) * 255 + j];
        totals72[i] += sum_i8 * sum_i8;
        const truth = data8[i] * products20[j];
        const difference_i16 = mean3 * sum_i8 - truth;
        totals73[i] += difference_i16 * difference_i16;
        totals74[i] += truth * truth;
      }
    }
  })();
  const eq2 = joineds8[1] === 0;
  const choices13 = new Float64Array(2);
  const choices14 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      choices13[i] = drift ? totals34[i + 18] : totals52[i];
      choices14[i] = drift ? totals35[i + 18] : totals53[i];
    }
  })();
  const sums2 = new Float64Array(20);
  const sums3 = new Float64Array(20);
  const choices10 = new Float64Array(20);
  (() => {
    for (let i = 0; i < 20; i++) {
      const within_i2 = mean * Math.max(totals24[i] - totals26[i], 0) + mean2 * Math.max(totals25[i] - totals27[i], 0);
      sums2[i] = within_i2 + covariance * totals28[i];
      const within_i3 = mean * Math.max(totals29[i] - totals31[i], 0) + mean2 * Math.max(totals30[i] - totals32[i], 0);
      sums3[i] = within_i3 + covariance * totals33[i];
      choices10[i] = signals[i] > product6 ? signals[i] : 0;
    }
  })();
  const choices27 = new Float64Array(35);
  const fars2 = new Float64Array(35);
  (() => {
    for (let i = 0; i < 35; i++) {
      const within_i4 = mean * Math.max(totals68[i] - totals70[i], 0) + mean2 * Math.max(totals69[i] - totals71[i], 0);
      const ratio = eqs4[i] ? NaN : (within_i4 + covariance * totals72[i]) / choices26[i];
      choices27[i] = Number.isNaN(ratio) ? 0.02 : Math.min(Math.max(ratio, 0.02), 50);
      const eq_i4 = totals74[i] === 0;
      const sqrt = Math.sqrt(eq_i4 ? NaN : totals73[i] / (eq_i4 ? 1 : totals74[i]));
      fars2[i] = Number.isNaN(sqrt) ? 1 : Math.min(Math.max(sqrt, 0.003), 4);
    }
  })();
  const choices11 = new Float64Array(2);
  const choices12 = new Float64Array(2);
  const choices15 = new Float64Array(2);
  (() => {
    for (let i = 0; i < 2; i++) {
      choices11[i] = drift ? sums2[i + 18] : sums4[i];
      choices12[i] = drift ? choices10[i + 18] : signals2[i] > product5 ? signals2[i] : 0;
      choices15[i] = drift ? sums3[i + 18] : sums5[i];
    }
  })();
  const grpo_front_x = new Float64Array(7);
  const grpo_front_y = new Float64Array(7);
  const gspo_front_x = new Float64Array(7);
  const gspo_front_y = new Float64Array(7);
  const sapo_front_x = new Float64Array(7);
  const sapo_front_y = new Float64Array(7);
  const cispo_front_x = new Float64Array(7);
  const cispo_front_y = new Float64Array(7);
  const gmpo_front_x = new Float64Array(7);
  const gmpo_front_y = new Float64Array(7);
  (() => {
    for (let i = 0; i < 7; i++) {
      grpo_front_x[i] = choices27[i];
      grpo_front_y[i] = fars2[i];
      gspo_front_x[i] = choices27[i + 7];
      gspo_front_y[i] = fars2[i + 7];
      sapo_front_x[i] = choices27[i + 14];
      sapo_front_y[i] = fars2[i + 14];
      cispo_front_x[i] = choices27[i + 21];
      cispo_front_y[i] = fars2[i + 21];
      gmpo_front_x[i] = choices27[i + 28];
      gmpo_front_y[i] = fars2[i + 28];
    }
  })();
  const joineds9 = new Float64Array(21);
  const bias_all = new Float64Array(21);
  const sqrts5 = new Float64Array(21);
  const fars = new Float64Array(21);
  (() => {
    for (let i = 0; i < 21; i++) {
      joineds9[i] = i < 18 ? totals35[i] : i < 20 ? choices14[i - 18] : total43;
      const bias = eqs3[i] ? NaN : (i < 18 ? totals34[i] : i < 20 ? choices13[i - 18] : total42) / choices22[i];
      bias_all[i] = bias;
      const sqrt_i = Math.sqrt(bias);
      sqrts5[i] = sqrt_i;
      fars[i] = Number.isNaN(sqrt_i) ? 1 : Math.min(Math.max(sqrt_i, 0.003), 4);
    }
  })();
  const joineds5 = new Float64Array(21);
  const joineds6 = new Float64Array(21);
  const joineds10 = new Float64Array(21);
  const inflations = new Float64Array(21);
  const spreads = new Float64Array(21);
  const ratios = new Float64Array(21);
  const ratios2 = new Float64Array(21);
  const ratios3 = new Float64Array(21);
  const sums6 = new Float64Array(21);
  const sums7 = new Float64Array(21);
  const choices23 = new Float64Array(21);
  const choices24 = new Float64Array(21);
  const choices25 = new Float64Array(21);
  const sqrts6 = new Float64Array(21);
  const showns = new Float64Array(21);
  const values18 = new Float64Array(21);
  let smallest = Infinity;
  (() => {
    for (let i = 0; i < 21; i++) {
      const joined_i3 = i < 18 ? sums2[i] : i < 20 ? choices11[i - 18] : sum6;
      joineds5[i] = joined_i3;
      const joined_i4 = i < 18 ? choices10[i] : i < 20 ? choices12[i - 18] : choice5;
      joineds6[i] = joined_i4;
      const joined_i5 = i < 18 ? sums3[i] : i < 20 ? choices15[i - 18] : sum8;
      joineds10[i] = joined_i5;
      const inflation = eqs2[i] ? NaN : joined_i3 / choices21[i];
      inflations[i] = inflation;
      const flat = eqs2[i] ? NaN : joined_i5 / choices21[i];
      const spread = eqs3[i] ? NaN : joined_i3 / choices22[i];
      spreads[i] = spread;
      const eq_i5 = joined_i4 === 0;
      ratios[i] = eq_i5 ? NaN : joined_i3 / (eq_i5 ? 1 : joined_i4);
      const sqrt_i2 = Math.sqrt(joined_i4 * joineds7[i]);
      const eq_i6 = sqrt_i2 === 0;
      ratios2[i] = eq_i6 ? NaN : joineds9[i] / (eq_i6 ? 1 : sqrt_i2);
      const eq_i7 = joined_i3 === 0;
      ratios3[i] = eq_i7 ? NaN : (joined_i3 - joined_i5) / (eq_i7 ? 1 : joined_i3);
      sums6[i] = spread / batch_groups + bias_all[i];
      sums7[i] = spread + bias_all[i];
      const isnan = Number.isNaN(inflation);
      choices23[i] = isnan ? 0.02 : Math.min(Math.max(inflation, 0.02), 50);
      choices24[i] = isnan ? 0 : Math.min(inflation, 2.5);
      choices25[i] = Number.isNaN(flat) ? 0 : Math.min(flat, 2.5);
      sqrts6[i] = Math.sqrt(joined_i4 / joineds7[i]);
      const taken_i5 = bias_all[data17[i]];
      const shown = takens4[i] > 0;
      showns[i] = shown;
      const value = shown && !Number.isNaN(taken_i5) ? taken_i5 : Infinity;
      values18[i] = value;
      smallest = Math.min(smallest, value);
    }
  })();
  const eq3 = joineds5[1] === 0;
  const share2 = eq3 ? NaN : (joineds5[1] - joineds10[1]) / (eq3 ? 1 : joineds5[1]);
  const sum9 = smallest * 1.000000001 + 1e-12;
  const values16 = new Float64Array(21);
  let smallest2 = Infinity;
  const values17 = new Float64Array(21);
  let smallest3 = Infinity;
  let smallest4 = Infinity;
  const values19 = new Float64Array(21);
  let smallest5 = Infinity;
  (() => {
    for (let i = 0; i < 21; i++) {
      const taken_i6 = inflations[data17[i]];
      const taken_i7 = ratios[data17[i]];
      const taken_i8 = sums6[data17[i]];
      const value_i = showns[i] && !Number.isNaN(taken_i6) ? taken_i6 : Infinity;
      values16[i] = value_i;
      smallest2 = Math.min(smallest2, value_i);
      const value_i2 = showns[i] && !Number.isNaN(taken_i7) ? taken_i7 : Infinity;
      values17[i] = value_i2;
      smallest3 = Math.min(smallest3, value_i2);
      smallest4 = Math.min(smallest4, showns[i] && values18[i] <= sum9 ? places4[i] : Infinity);
      const value_i3 = showns[i] && !Number.isNaN(taken_i8) ? taken_i8 : Infinity;
      values19[i] = value_i3;
      smallest5 = Math.min(smallest5, value_i3);
    }
  })();
  const sums8 = new Float64Array(2121);
  (() => {
    for (let i = 0; i < 21; i++) {
      for (let j = 0; j < 101; j++) {
        sums8[i * 101 + j] = spreads[i] / data15[j] + bias_all[i];
      }
    }
  })();
  const sum10 = smallest2 * 1.000000001 + 1e-12;
  const sum11 = smallest3 * 1.000000001 + 1e-12;
  const sum12 = smallest5 * 1.000000001 + 1e-12;
  let smallest6 = Infinity;
  let smallest7 = Infinity;
  let smallest8 = Infinity;
  (() => {
    for (let i = 0; i < 21; i++) {
      smallest6 = Math.min(smallest6, showns[i] && values16[i] <= sum10 ? places4[i] : Infinity);
      smallest7 = Math.min(smallest7, showns[i] && values17[i] <= sum11 ? places4[i] : Infinity);
      smallest8 = Math.min(smallest8, showns[i] && values19[i] <= sum12 ? places4[i] : Infinity);
    }
  })();
  const reinforce_error_line = new Float64Array(101);
  const grpo_error_line = new Float64Array(101);
  const gspo_error_line = new Float64Array(101);
  const sapo_error_line = new Float64Array(101);
  const dapo_error_line = new Float64Array(101);
  const dr_grpo_error_line = new Float64Array(101);
  const cispo_error_line = new Float64Array(101);
  const gmpo_error_line = new Float64Array(101);
  const gspo_token_error_line = new Float64Array(101);
  const sequence_product_error_line = new Float64Array(101);
  const luspo_error_line = new Float64Array(101);
  const vespo_error_line = new Float64Array(101);
  const dppo_error_line = new Float64Array(101);
  const topr_error_line = new Float64Array(101);
  const dro_error_line = new Float64Array(101);
  const fipo_error_line = new Float64Array(101);
  const rec_error_line = new Float64Array(101);
  const aspo_error_line = new Float64Array(101);
  const gppo_error_line = new Float64Array(101);
  const ce_gppo_error_line = new Float64Array(101);
  const dcpo_error_line = new Float64Array(101);
  (() => {
    for (let i = 0; i < 101; i++) {
      reinforce_error_line[i] = sums8[i];
      grpo_error_line[i] = sums8[1 * 101 + i];
      gspo_error_line[i] = sums8[2 * 101 + i];
      sapo_error_line[i] = sums8[3 * 101 + i];
      dapo_error_line[i] = sums8[4 * 101 + i];
      dr_grpo_error_line[i] = sums8[5 * 101 + i];
      cispo_error_line[i] = sums8[6 * 101 + i];
      gmpo_error_line[i] = sums8[7 * 101 + i];
      gspo_token_error_line[i] = sums8[8 * 101 + i];
      sequence_product_error_line[i] = sums8[9 * 101 + i];
      luspo_error_line[i] = sums8[10 * 101 + i];
      vespo_error_line[i] = sums8[11 * 101 + i];
      dppo_error_line[i] = sums8[18 * 101 + i];
      topr_error_line[i] = sums8[12 * 101 + i];
      dro_error_line[i] = sums8[20 * 101 + i];
      fipo_error_line[i] = sums8[13 * 101 + i];
      rec_error_line[i] = sums8[14 * 101 + i];
      aspo_error_line[i] = sums8[15 * 101 + i];
      gppo_error_line[i] = sums8[16 * 101 + i];
      ce_gppo_error_line[i] = sums8[17 * 101 + i];
      dcpo_error_line[i] = sums8[19 * 101 + i];
    }
  })();
  return {
    "groups": groups,
    "length": length,
    "solved": solved4,
    "moment": Math.exp(log2 - (above ? log * 2 : 0)),
    "moment_normal": Math.exp((above ? 1 : 2) * (mismatch_size * mismatch_size)),
    "reinforce.inflation": inflations[0],
    "reinforce.relative_bias": bias_all[0],
    "reinforce.noise_to_signal": ratios[0],
    "reinforce.cosine": ratios2[0],
    "reinforce.from_within": ratios3[0],
    "reinforce.ess": ratios4[0],
    "reinforce.dead_tokens": joineds14[0],
    "reinforce.dead_responses": joineds15[0],
    "reinforce.distance": sqrts5[0],
    "reinforce.error": sums6[0],
    "reinforce.error_one": sums7[0],
    "reinforce.error.line": reinforce_error_line,
    "reinforce.x": choices23[0],
    "reinforce.y": fars[0],
    "reinforce.bar": choices24[0],
    "reinforce.flat": choices25[0],
    "grpo.inflation": inflations[1],
    "grpo.relative_bias": bias_all[1],
    "grpo.noise_to_signal": ratios[1],
    "grpo.cosine": ratios2[1],
    "grpo.from_within": ratios3[1],
    "grpo.ess": ratios4[1],
    "grpo.dead_tokens": joineds14[1],
    "grpo.dead_responses": joineds15[1],
    "grpo.distance": sqrts5[1],
    "grpo.error": sums6[1],
    "grpo.error_one": sums7[1],
    "grpo.error.line": grpo_error_line,
    "grpo.x": choices23[1],
    "grpo.y": fars[1],
    "grpo.bar": choices24[1],
    "grpo.flat": choices25[1],
    "gspo.inflation": inflations[2],
    "gspo.relative_bias": bias_all[2],
    "gspo.noise_to_signal": ratios[2],
    "gspo.cosine": ratios2[2],
    "gspo.from_within": ratios3[2],
    "gspo.ess": ratios4[2],
    "gspo.dead_tokens": joineds14[2],
    "gspo.dead_responses": joineds15[2],
    "gspo.distance": sqrts5[2],
    "gspo.error": sums6[2],
    "gspo.error_one": sums7[2],
    "gspo.error.line": gspo_error_line,
    "gspo.x": choices23[2],
    "gspo.y": fars[2],
    "gspo.bar": choices24[2],
    "gspo.flat": choices25[2],
    "sapo.inflation": inflations[3],
    "sapo.relative_bias": bias_all[3],
    "sapo.noise_to_signal": ratios[3],
    "sapo.cosine": ratios2[3],
    "sapo.from_within": ratios3[3],
    "sapo.ess": ratios4[3],
    "sapo.dead_tokens": joineds14[3],
    "sapo.dead_responses": joineds15[3],
    "sapo.distance": sqrts5[3],
    "sapo.error": sums6[3],
    "sapo.error_one": sums7[3],
    "sapo.error.line": sapo_error_line,
    "sapo.x": choices23[3],
    "sapo.y": fars[3],
    "sapo.bar": choices24[3],
    "sapo.flat": choices25[3],
    "dapo.inflation": inflations[4],
    "dapo.relative_bias": bias_all[4],
    "dapo.noise_to_signal": ratios[4],
    "dapo.cosine": ratios2[4],
    "dapo.from_within": ratios3[4],
    "dapo.ess": ratios4[4],
    "dapo.dead_tokens": joineds14[4],
    "dapo.dead_responses": joineds15[4],
    "dapo.distance": sqrts5[4],
    "dapo.error": sums6[4],
    "dapo.error_one": sums7[4],
    "dapo.error.line": dapo_error_line,
    "dapo.x": choices23[4],
    "dapo.y": fars[4],
    "dapo.bar": choices24[4],
    "dapo.flat": choices25[4],
    "dr_grpo.inflation": inflations[5],
    "dr_grpo.relative_bias": bias_all[5],
    "dr_grpo.noise_to_signal": ratios[5],
    "dr_grpo.cosine": ratios2[5],
    "dr_grpo.from_within": ratios3[5],
    "dr_grpo.ess": ratios4[5],
    "dr_grpo.dead_tokens": joineds14[5],
    "dr_grpo.dead_responses": joineds15[5],
    "dr_grpo.distance": sqrts5[5],
    "dr_grpo.error": sums6[5],
    "dr_grpo.error_one": sums7[5],
    "dr_grpo.error.line": dr_grpo_error_line,
    "dr_grpo.x": choices23[5],
    "dr_grpo.y": fars[5],
    "dr_grpo.bar": choices24[5],
    "dr_grpo.flat": choices25[5],
    "cispo.inflation": inflations[6],
    "cispo.relative_bias": bias_all[6],
    "cispo.noise_to_signal": ratios[6],
    "cispo.cosine": ratios2[6],
    "cispo.from_within": ratios3[6],
    "cispo.ess": ratios4[6],
    "cispo.dead_tokens": joineds14[6],
    "cispo.dead_responses": joineds15[6],
    "cispo.distance": sqrts5[6],
    "cispo.error": sums6[6],
    "cispo.error_one": sums7[6],
    "cispo.error.line": cispo_error_line,
    "cispo.x": choices23[6],
    "cispo.y": fars[6],
    "cispo.bar": choices24[6],
    "cispo.flat": choices25[6],
    "gmpo.inflation": inflations[7],
    "gmpo.relative_bias": bias_all[7],
    "gmpo.noise_to_signal": ratios[7],
    "gmpo.cosine": ratios2[7],
    "gmpo.from_within": ratios3[7],
    "gmpo.ess": ratios4[7],
    "gmpo.dead_tokens": joineds14[7],
    "gmpo.dead_responses": joineds15[7],
    "gmpo.distance": sqrts5[7],
    "gmpo.error": sums6[7],
    "gmpo.error_one": sums7[7],
    "gmpo.error.line": gmpo_error_line,
    "gmpo.x": choices23[7],
    "gmpo.y": fars[7],
    "gmpo.bar": choices24[7],
    "gmpo.flat": choices25[7],
    "gspo_token.inflation": inflations[8],
    "gspo_token.relative_bias": bias_all[8],
    "gspo_token.noise_to_signal": ratios[8],
    "gspo_token.cosine": ratios2[8],
    "gspo_token.from_within": ratios3[8],
    "gspo_token.ess": ratios4[8],
    "gspo_token.dead_tokens": joineds14[8],
    "gspo_token.dead_responses": joineds15[8],
    "gspo_token.distance": sqrts5[8],
    "gspo_token.error": sums6[8],
    "gspo_token.error_one": sums7[8],
    "gspo_token.error.line": gspo_token_error_line,
    "gspo_token.x": choices23[8],
    "gspo_token.y": fars[8],
    "gspo_token.bar": choices24[8],
    "gspo_token.flat": choices25[8],
    "sequence_product.inflation": inflations[9],
    "sequence_product.relative_bias": bias_all[9],
    "sequence_product.noise_to_signal": ratios[9],
    "sequence_product.cosine": ratios2[9],
    "sequence_product.from_within": ratios3[9],
    "sequence_product.ess": ratios4[9],
    "sequence_product.dead_tokens": joineds14[9],
    "sequence_product.dead_responses": joineds15[9],
    "sequence_product.distance": sqrts5[9],
    "sequence_product.error": sums6[9],
    "sequence_product.error_one": sums7[9],
    "sequence_product.error.line": sequence_product_error_line,
    "sequence_product.x": choices23[9],
    "sequence_product.y": fars[9],
    "sequence_product.bar": choices24[9],
    "sequence_product.flat": choices25[9],
    "luspo.inflation": inflations[10],
    "luspo.relative_bias": bias_all[10],
    "luspo.noise_to_signal": ratios[10],
    "luspo.cosine": ratios2[10],
    "luspo.from_within": ratios3[10],
    "luspo.ess": ratios4[10],
    "luspo.dead_tokens": joineds14[10],
    "luspo.dead_responses": joineds15[10],
    "luspo.distance": sqrts5[10],
    "luspo.error": sums6[10],
    "luspo.error_one": sums7[10],
    "luspo.error.line": luspo_error_line,
    "luspo.x": choices23[10],
    "luspo.y": fars[10],
    "luspo.bar": choices24[10],
    "luspo.flat": choices25[10],
    "vespo.inflation": inflations[11],
    "vespo.relative_bias": bias_all[11],
    "vespo.noise_to_signal": ratios[11],
    "vespo.cosine": ratios2[11],
    "vespo.from_within": ratios3[11],
    "vespo.ess": ratios4[11],
    "vespo.dead_tokens": joineds14[11],
    "vespo.dead_responses": joineds15[11],
    "vespo.distance": sqrts5[11],
    "vespo.error": sums6[11],
    "vespo.error_one": sums7[11],
    "vespo.error.line": vespo_error_line,
    "vespo.x": choices23[11],
    "vespo.y": fars[11],
    "vespo.bar": choices24[11],
    "vespo.flat": choices25[11],
    "dppo.inflation": inflations[18],
    "dppo.relative_bias": bias_all[18],
    "dppo.noise_to_signal": ratios[18],
    "dppo.cosine": ratios2[18],
    "dppo.from_within": ratios3[18],
    "dppo.ess": ratios4[18],
    "dppo.dead_tokens": joineds14[18],
    "dppo.dead_responses": joineds15[18],
    "dppo.distance": sqrts5[18],
    "dppo.error": sums6[18],
    "dppo.error_one": sums7[18],
    "dppo.error.line": dppo_error_line,
    "dppo.x": choices23[18],
    "dppo.y": fars[18],
    "dppo.bar": choices24[18],
    "dppo.flat": choices25[18],
    "topr.inflation": inflations[12],
    "topr.relative_bias": bias_all[12],
    "topr.noise_to_signal": ratios[12],
    "topr.cosine": ratios2[12],
    "topr.from_within": ratios3[12],
    "topr.ess": ratios4[12],
    "topr.dead_tokens": joineds14[12],
    "topr.dead_responses": joineds15[12],
    "topr.distance": sqrts5[12],
    "topr.error": sums6[12],
    "topr.error_one": sums7[12],
    "topr.error.line": topr_error_line,
    "topr.x": choices23[12],
    "topr.y": fars[12],
    "topr.bar": choices24[12],
    "topr.flat": choices25[12],
    "dro.inflation": inflations[20],
    "dro.relative_bias": bias_all[20],
    "dro.noise_to_signal": ratios[20],
    "dro.cosine": ratios2[20],
    "dro.from_within": ratios3[20],
    "dro.ess": ratios4[20],
    "dro.dead_tokens": joineds14[20],
    "dro.dead_responses": joineds15[20],
    "dro.distance": sqrts5[20],
    "dro.error": sums6[20],
    "dro.error_one": sums7[20],
    "dro.error.line": dro_error_line,
    "dro.x": choices23[20],
    "dro.y": fars[20],
    "dro.bar": choices24[20],
    "dro.flat": choices25[20],
    "fipo.inflation": inflations[13],
    "fipo.relative_bias": bias_all[13],
    "fipo.noise_to_signal": ratios[13],
    "fipo.cosine": ratios2[13],
    "fipo.from_within": ratios3[13],
    "fipo.ess": ratios4[13],
    "fipo.dead_tokens": joineds14[13],
    "fipo.dead_responses": joineds15[13],
    "fipo.distance": sqrts5[13],
    "fipo.error": sums6[13],
    "fipo.error_one": sums7[13],
    "fipo.error.line": fipo_error_line,
    "fipo.x": choices23[13],
    "fipo.y": fars[13],
    "fipo.bar": choices24[13],
    "fipo.flat": choices25[13],
    "rec.inflation": inflations[14],
    "rec.relative_bias": bias_all[14],
    "rec.noise_to_signal": ratios[14],
    "rec.cosine": ratios2[14],
    "rec.from_within": ratios3[14],
    "rec.ess": ratios4[14],
    "rec.dead_tokens": joineds14[14],
    "rec.dead_responses": joineds15[14],
    "rec.distance": sqrts5[14],
    "rec.error": sums6[14],
    "rec.error_one": sums7[14],
    "rec.error.line": rec_error_line,
    "rec.x": choices23[14],
    "rec.y": fars[14],
    "rec.bar": choices24[14],
    "rec.flat": choices25[14],
    "aspo.inflation": inflations[15],
    "aspo.relative_bias": bias_all[15],
    "aspo.noise_to_signal": ratios[15],
    "aspo.cosine": ratios2[15],
    "aspo.from_within": ratios3[15],
    "aspo.ess": ratios4[15],
    "aspo.dead_tokens": joineds14[15],
    "aspo.dead_responses": joineds15[15],
    "aspo.distance": sqrts5[15],
    "aspo.error": sums6[15],
    "aspo.error_one": sums7[15],
    "aspo.error.line": aspo_error_line,
    "aspo.x": choices23[15],
    "aspo.y": fars[15],
    "aspo.bar": choices24[15],
    "aspo.flat": choices25[15],
    "gppo.inflation": inflations[16],
    "gppo.relative_bias": bias_all[16],
    "gppo.noise_to_signal": ratios[16],
    "gppo.cosine": ratios2[16],
    "gppo.from_within": ratios3[16],
    "gppo.ess": ratios4[16],
    "gppo.dead_tokens": joineds14[16],
    "gppo.dead_responses": joineds15[16],
    "gppo.distance": sqrts5[16],
    "gppo.error": sums6[16],
    "gppo.error_one": sums7[16],
    "gppo.error.line": gppo_error_line,
    "gppo.x": choices23[16],
    "gppo.y": fars[16],
    "gppo.bar": choices24[16],
    "gppo.flat": choices25[16],
    "ce_gppo.inflation": inflations[17],
    "ce_gppo.relative_bias": bias_all[17],
    "ce_gppo.noise_to_signal": ratios[17],
    "ce_gppo.cosine": ratios2[17],
    "ce_gppo.from_within": ratios3[17],
    "ce_gppo.ess": ratios4[17],
    "ce_gppo.dead_tokens": joineds14[17],
    "ce_gppo.dead_responses": joineds15[17],
    "ce_gppo.distance": sqrts5[17],
    "ce_gppo.error": sums6[17],
    "ce_gppo.error_one": sums7[17],
    "ce_gppo.error.line": ce_gppo_error_line,
    "ce_gppo.x": choices23[17],
    "ce_gppo.y": fars[17],
    "ce_gppo.bar": choices24[17],
    "ce_gppo.flat": choices25[17],
    "dcpo.inflation": inflations[19],
    "dcpo.relative_bias": bias_all[19],
    "dcpo.noise_to_signal": ratios[19],
    "dcpo.cosine": ratios2[19],
    "dcpo.from_within": ratios3[19],
    "dcpo.ess": ratios4[19],
    "dcpo.dead_tokens": joineds14[19],
    "dcpo.dead_responses": joineds15[19],
    "dcpo.distance": sqrts5[19],
    "dcpo.error": sums6[19],
    "dcpo.error_one": sums7[19],
    "dcpo.error.line": dcpo_error_line,
    "dcpo.x": choices23[19],
    "dcpo.y": fars[19],
    "dcpo.bar": choices24[19],
    "dcpo.flat": choices25[19],
    "grpo.within": joineds11[1],
    "grpo.between": joineds12[1],
    "grpo.equal": eq2 ? NaN : joineds10[1] / (eq2 ? 1 : joineds8[1]),
    "way": joineds6[1] === 0 ? 2 : +(joineds9[1] >= 0),
    "cost": Math.abs(share2 * 100) > 0.5 ? share2 > 0 ? 0 : 2 : 1,
    "gspo.kept": sqrts6[2],
    "grpo.front.x": grpo_front_x,
    "grpo.front.y": grpo_front_y,
    "gspo.front.x": gspo_front_x,
    "gspo.front.y": gspo_front_y,
    "sapo.front.x": sapo_front_x,
    "sapo.front.y": sapo_front_y,
    "cispo.front.x": cispo_front_x,
    "cispo.front.y": cispo_front_y,
    "gmpo.front.x": gmpo_front_x,
    "gmpo.front.y": gmpo_front_y,
    "calmest": smallest6,
    "cleanest": smallest7,
    "truest": smallest4,
    "best": smallest8,
  };
}
