"""What the scenarios of the variance lab promise."""


def noise(v: dict) -> None:
    names = ("grpo", "gspo", "sapo", "cispo")
    least = min(names, key=lambda name: v[f"{name}.inflation"])
    noisiest = max(names, key=lambda name: v[f"{name}.noise_to_signal"])
    assert least == noisiest == max(names, key=lambda name: v[f"{name}.error"]) == "gspo"
    assert 0.25 < v["gspo.dead_responses"] < 0.4
    assert min(names, key=lambda name: v[f"{name}.error"]) == "sapo" and v["sapo.dead_tokens"] == 0
    assert v["sapo.inflation"] > v["gspo.inflation"] and 1.05 < v["sapo.inflation"] < 1.15


def update(v: dict) -> None:
    assert v["grpo.inflation"] < 0.9 and v["grpo.cosine"] < 0
    assert v["gspo.dead_responses"] > 0.99 and v["gspo.inflation"] < 1e-3


def small_update(v: dict) -> None:
    assert 0.5 < v["grpo.distance"] < 1 and v["grpo.dead_responses"] < 0.01
    assert 0.08 < v["sapo.distance"] < 0.1 and v["sapo.dead_tokens"] == 0


def flips(v: dict) -> None:
    assert v["sapo.inflation"] < 0.99 and v["sapo.dead_tokens"] == 0
    assert v["grpo.inflation"] > 1.1 and v["grpo.dead_tokens"] > 0


def product(v: dict) -> None:
    assert v["sequence_product.inflation"] > 10
    others = ("grpo", "gspo", "sapo", "cispo")
    assert min(others, key=lambda name: v[f"{name}.inflation"]) == "gspo"
    assert max(others, key=lambda name: v[f"{name}.error"]) == "gspo"


PROMISES = {
    "noise": (("gspo", "sapo"), noise),
    "update": (("grpo", "gspo"), update),
    "small_update": (("grpo", "sapo"), small_update),
    "flips": (("grpo", "sapo"), flips),
    "product": (("sequence_product", "gspo"), product),
}
