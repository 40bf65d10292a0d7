"""Every task's reward against answers written by hand, and against all possible responses where those are few."""

import itertools

import pytest
import torch

from algos.training.tasks import TASKS, make_task


def tokens(task, text):
    return torch.tensor([[task.symbols.index(symbol) for symbol in text]])


RIGHT = {
    "count": ("37>", "3839404142434445."),
    "copy": ("402713>", "402713."),
    "reverse": ("402713>", "317204."),
    "sort": ("40271>", "01247."),
    "balance": ("([])((>", "()[]))([])()."),
}
WRONG = {
    "count": ("37>", "3839404142434446."),
    "copy": ("402713>", "402731."),
    "reverse": ("402713>", "402713."),
    "sort": ("40271>", "01274."),
    "balance": ("([])((>", "()[])](())()."),
}


@pytest.mark.parametrize("name", TASKS)
def test_hand_written_answers(name):
    task = make_task(name)
    for cases, expected in ((RIGHT, True), (WRONG, False)):
        prompt, response = cases[name]
        assert (len(prompt), len(response)) == (task.prompt, task.response)
        assert task.reward(tokens(task, prompt), tokens(task, response)).tolist() == [expected]


def test_counting_goes_round_at_100():
    task = make_task("count", 3)
    assert task.text(task.answer(tokens(task, "98>"))[0]) == "990001."


@pytest.mark.parametrize("name", TASKS)
def test_an_answer_is_right_and_ending_early_or_never_is_wrong(name):
    task, generator = make_task(name), torch.Generator().manual_seed(0)
    prompts = task.draw(50, generator)
    answers = task.answer(prompts, generator)
    assert prompts.shape == (50, task.prompt) and answers.shape == (50, task.response)
    assert task.reward(prompts, answers).all()
    # a response that ends early, or does not end, is wrong
    early = answers.clone()
    early[:, 1:] = task.end
    endless = answers.clone()
    endless[:, -1] = 0
    assert not task.reward(prompts, early).any()
    assert not task.reward(prompts, endless).any()


def closes(text):
    """Whether a text of brackets is balanced, by taking pairs out until none is left."""
    while "()" in text or "[]" in text:
        text = text.replace("()", "").replace("[]", "")
    return not text


def test_balance_against_every_response():
    task = make_task("balance", 2)
    responses = torch.tensor(list(itertools.product(range(6), repeat=5)))
    for prefix in ("((", "[]", "[("):
        prompts = tokens(task, prefix + ">").expand(len(responses), -1)
        rewards = task.reward(prompts, responses)
        wanted = [text.endswith(".") and closes(prefix + text[:-1]) for text in map(task.text, responses)]
        assert rewards.tolist() == wanted
        assert 1 < sum(wanted) < 60


@pytest.mark.parametrize("name", ["count", "sort"])
def test_one_answer_in_all_is_right(name):
    task = make_task(name, 1 if name == "count" else 2)
    responses = torch.tensor(list(itertools.product(range(12), repeat=3)))
    prompts = task.draw(4, torch.Generator().manual_seed(1))
    for prompt in prompts:
        assert task.reward(prompt.expand(len(responses), -1), responses).sum() == 1


def test_prompts_of_balance_can_all_be_closed_and_vary():
    task = make_task("balance")
    prompts = task.draw(500, torch.Generator().manual_seed(2))
    texts = {task.text(prompt) for prompt in prompts}
    assert len(texts) > 100
    answers = {task.text(row) for row in task.answer(prompts[:1].expand(200, -1), torch.Generator().manual_seed(3))}
    assert len(answers) > 50


def test_mask_covers_the_first_end():
    task = make_task("copy", 3)
    rows = torch.tensor([[1, 2, 3, 11], [1, 11, 11, 4], [11, 0, 0, 0], [1, 2, 3, 4]])
    assert task.mask(rows).sum(-1).tolist() == [4, 2, 1, 4]


def test_bad_tasks_are_told():
    with pytest.raises(ValueError, match="no task 'counts'"):
        make_task("counts")
    with pytest.raises(ValueError, match="size of task count is 0"):
        make_task("count", 0)
    with pytest.raises(ValueError, match="even"):
        make_task("balance", 3)
