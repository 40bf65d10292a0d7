"""JavaScript functions that a module carries only when it calls them: where torch and Math differ."""

HELPERS = {
    "sign": "const sign = v => (v > 0) - (v < 0);",
    "round": (
        "// half to even, as torch\n"
        "const round = v => {\n"
        "  const low = Math.floor(v), rest = v - low;\n"
        "  if (!(rest >= 0.5)) return rest >= 0 ? low : v;\n"
        "  return rest > 0.5 || low % 2 !== 0 ? low + 1 : low;\n"
        "};"
    ),
    "remainder": (
        "// the sign of the divisor, as torch\n"
        "const remainder = (a, b) => {\n"
        "  const rest = a % b;\n"
        "  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;\n"
        "};"
    ),
    "floor_divide": (
        "const floor_divide = (a, b) => {\n"
        "  if (b === 0) return a / b;\n"
        "  const rest = a % b;\n"
        "  const whole = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);\n"
        "  const low = Math.floor(whole);\n"
        "  return whole - low > 0.5 ? low + 1 : low;\n"
        "};"
    ),
    "power": (
        "// 1 to any power and -1 to an infinite one are 1, as in C\n"
        "const power = (a, b) => a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : Math.pow(a, b);"
    ),
    "fmax": "const fmax = (a, b) => a !== a ? b : b !== b ? a : Math.max(a, b);",
    "fmin": "const fmin = (a, b) => a !== a ? b : b !== b ? a : Math.min(a, b);",
    "lgamma": (
        "// Lanczos, g = 7\n"
        "const lgamma = v => {\n"
        "  if (v !== v) return v;\n"
        "  if (Math.abs(v) === Infinity || (v <= 0 && v === Math.floor(v))) return Infinity;\n"
        "  if (v < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (v % 2)))) - lgamma(1 - v);\n"
        "  const c = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,\n"
        "    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];\n"
        "  const t = v + 6.5;\n"
        "  const sum = c.reduce((s, k, n) => s + k / (v + n), 0.9999999999998099);\n"
        "  return 0.9189385332046728 + (v - 0.5) * Math.log(t) - t + Math.log(sum);\n"
        "};"
    ),
    "igamma": (
        "// the regularised lower gamma function: a series below a + 1, a continued fraction above\n"
        "const igamma = (a, v) => {\n"
        "  if (!(a >= 0 && v >= 0) || (a === 0 && v === 0)) return NaN;\n"
        "  if (v === 0 || a === Infinity) return v === Infinity ? NaN : 0;\n"
        "  if (v === Infinity || a === 0) return 1;\n"
        "  const front = Math.exp(a * Math.log(v) - v - lgamma(a));\n"
        "  if (v < a + 1) {\n"
        "    let term = 1 / a, sum = term;\n"
        "    for (let n = 1; n < 2000 && term > sum * 1e-17; n++) sum += term *= v / (a + n);\n"
        "    return front * sum;\n"
        "  }\n"
        "  let b = v + 1 - a, c = 1e300, d = 1 / b, h = d;\n"
        "  for (let n = 1; n < 2000; n++) {\n"
        "    const k = n * (a - n);\n"
        "    b += 2;\n"
        "    d = 1 / (k * d + b);\n"
        "    c = b + k / c;\n"
        "    h *= c * d;\n"
        "    if (Math.abs(c * d - 1) < 1e-16) break;\n"
        "  }\n"
        "  return 1 - front * h;\n"
        "};"
    ),
    "rows": (
        "const rows = (flat, n) =>\n  Array.from({length: flat.length / n}, (_, g) => flat.subarray(g * n, g * n + n));"
    ),
}
# what a helper itself calls
NEEDS = {"igamma": ("lgamma",)}
