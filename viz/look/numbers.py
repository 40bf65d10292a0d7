"""The one way in which a person reads a number, in sentences, figures, tables and beside controls.

    −0.5            a true minus sign, and none before what rounds to 0
    9999   46,044   thousands are marked from five digits on, in Chinese too
    1.2 × 10⁻⁶      significant digits below 0.0001 and from a million on; there is no "1e-06"
    –   ∞   −∞      no number, and infinity

viz/live/runtime.js writes the same in a browser, and one table of cases tests both. What a machine reads (addresses,
CSV, JSON, commands, code) does not pass through here.
"""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

LARGE = 1e15  # from here on a number is written by its significant digits, whatever its form
LOWEST, HIGHEST = -4, 6  # powers of ten between which significant digits are written out
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
FORM = re.compile(r"(\+?)(?:\.(\d+))?([fdg%])")


def number(value: float, form: str = "g") -> str:
    """The number as text, rounded half away from zero.

    form  ".3f" three decimals, "d" a whole number, ".1%" a share in percent, ".4g" at most four significant digits, "g"
          at most six; "+" in front writes the sign of what is not below 0 as well. ValueError for any other.
    """
    if not (found := FORM.fullmatch(form)):
        raise ValueError(f"there is no form {form!r}; wanted one like '.3f', 'd', '.1%', '.4g' or '+.2f'.")
    plus, digits, kind = found[1], found[2], found[3]
    if math.isnan(value):
        return "–"
    size = abs(float(value))
    if math.isinf(size):
        said = "∞"
    elif kind == "g" or size >= LARGE:
        said = significant(Decimal(size), int(digits or 6) if kind == "g" else 4)
    else:
        said = fixed(Decimal(size).scaleb(2 * (kind == "%")), int(digits or 0)) + "%" * (kind == "%")
    below = value < 0 and re.search("[1-9∞]", said)
    return ("−" if below else plus) + said


def fixed(size: Decimal, digits: int) -> str:
    """A size with so many decimals."""
    return grouped(f"{size.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}")


def significant(size: Decimal, digits: int) -> str:
    """A size with at most so many significant digits: written out, or as a multiple of a power of ten, without a break.

    What is written out keeps every digit before the point: 46,044 is not rounded to 46,040.
    """
    if not size:
        return "0"
    if size.adjusted() < HIGHEST:
        digits = max(digits, size.adjusted() + 1)
    rounded = size.quantize(Decimal(1).scaleb(size.adjusted() - digits + 1), ROUND_HALF_UP)
    power = rounded.adjusted()  # 9.9996 has become 10
    if LOWEST <= power < HIGHEST:
        return grouped(trimmed(rounded))
    times = trimmed(rounded.scaleb(-power))
    return ("" if times == "1" else f"{times}\u00a0×\u00a0") + "10" + str(power).translate(RAISED)


def trimmed(size: Decimal) -> str:
    """Written out, without zeros at the end of its decimals."""
    return f"{size.normalize():f}"


def grouped(said: str) -> str:
    """A number written out, with its thousands marked from five digits on."""
    whole, point, rest = said.partition(".")
    return (f"{int(whole):,}" if len(whole) > 4 else whole) + point + rest
