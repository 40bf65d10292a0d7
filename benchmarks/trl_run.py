"""TRL's GRPOTrainer on our task: transformers' GPT-2 with our sizes and our very weights, a token per character."""

import json
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import torch

from algos.training import default_race, make_task
from algos.training.settings import Race
from algos.training.state import SHIPPED
from algos.training.tasks import Task
from algos.training.weights import load

TASK = "count"


def gpt2() -> Any:
    """Transformers' GPT-2 with the sizes and the weights that the race starts from."""
    from transformers import GPT2Config, GPT2LMHeadModel

    ours, told = load(SHIPPED / f"{TASK}.safetensors")
    shape = json.loads(told["shape"])
    config = GPT2Config(
        vocab_size=shape["vocabulary"], n_positions=shape["length"], n_embd=shape["width"], n_layer=shape["layers"],
        n_head=shape["heads"], activation_function="relu", tie_word_embeddings=False, resid_pdrop=0.0, embd_pdrop=0.0,
        attn_pdrop=0.0, bos_token_id=shape["vocabulary"] - 1, eos_token_id=shape["vocabulary"] - 1,
    )  # fmt: skip
    model = GPT2LMHeadModel(config)
    model.lm_head = torch.nn.Linear(shape["width"], shape["vocabulary"])
    places = {"qkv": "attn.c_attn", "out": "attn.c_proj", "up": "mlp.c_fc", "down": "mlp.c_proj"}
    found = {"transformer.wte.weight": ours["token"], "transformer.wpe.weight": ours["place"],
             "lm_head.weight": ours["head"].mT, "lm_head.bias": ours["head_bias"][0]}  # fmt: skip
    for layer in range(shape["layers"]):
        for name, place in places.items():
            found[f"transformer.h.{layer}.{place}.weight"] = ours[f"{layer}.{name}"]
            found[f"transformer.h.{layer}.{place}.bias"] = ours[f"{layer}.{name}_bias"][0]
    missing, unexpected = model.load_state_dict(found, strict=False)
    # what is missing are the gains and shifts of the norms, which ours does without: 1 and 0
    assert not unexpected and all(".ln_" in name for name in missing), (missing, unexpected)
    return model


def tokenizer(symbols: str) -> Any:
    """One token per character, the last of them the end."""
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    inner = Tokenizer(models.WordLevel({symbol: place for place, symbol in enumerate(symbols)}, unk_token=symbols[-1]))
    inner.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    inner.decoder = decoders.Fuse()
    end = symbols[-1]
    return PreTrainedTokenizerFast(tokenizer_object=inner, eos_token=end, pad_token=end, unk_token=end)


def config_of(race: Race, folder: str, rollouts: int) -> Any:
    """The race's batch, staleness and optimiser as TRL's options."""
    from trl import GRPOConfig

    parts = race.minibatches
    return GRPOConfig(
        output_dir=folder, per_device_train_batch_size=race.prompts * race.group // parts, steps_per_generation=parts,
        num_iterations=race.staleness // parts, num_generations=race.group, beta=0.0, loss_type="grpo",
        max_completion_length=race.make_task().response, max_steps=race.staleness * rollouts, learning_rate=race.lr,
        lr_scheduler_type="constant", adam_beta2=0.95, max_grad_norm=race.clip, temperature=1.0, top_k=0, use_cpu=True,
        bf16=False, gradient_checkpointing=False, report_to="none", save_strategy="no", logging_strategy="no",
        disable_tqdm=True, seed=0,
    )  # fmt: skip


def reward_of(task: Task, means: list[float]) -> Callable[..., list[float]]:
    """The task's exact reward as TRL calls it; the mean of each call goes into `means`."""

    def reward(prompts: list[str], completion_ids: list[list[int]], **_: Any) -> list[float]:
        rows = [(own + [task.end] * task.response)[: task.response] for own in completion_ids]
        asked = torch.tensor([[task.symbols.index(symbol) for symbol in prompt] for prompt in prompts])
        right = task.reward(asked, torch.tensor(rows)).float()
        means.append(float(right.mean()))
        return right.tolist()

    return reward


def trl(staleness: int, rollouts: int) -> dict[str, Any]:
    """Seconds of every rollout of a GRPOTrainer but the first, and the mean reward of each."""
    from datasets import Dataset
    from transformers import TrainerCallback
    from trl import GRPOTrainer

    race, task = default_race(staleness=staleness), make_task(TASK)
    prompts = task.draw(race.prompts * rollouts, torch.Generator().manual_seed(0))
    rewards: list[float] = []
    times: list[float] = []

    class Clock(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            times.append(time.perf_counter())

    with tempfile.TemporaryDirectory() as folder:
        words = Dataset.from_list([{"prompt": task.text(row)} for row in prompts])
        config = config_of(race, folder, rollouts)
        trainer = GRPOTrainer(model=gpt2(), reward_funcs=reward_of(task, rewards), args=config, train_dataset=words,
                              processing_class=tokenizer(task.symbols), callbacks=[Clock()])  # fmt: skip
        trainer.train()
    ends = times[staleness - 1 :: staleness]
    return {"seconds": [b - a for a, b in pairwise(ends)], "rewards": rewards}
