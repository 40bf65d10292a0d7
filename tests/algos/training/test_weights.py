"""The file of tensors and the saved state: whole or not at all, and a sentence for what is broken."""

import json
import struct

import pytest
import torch

from algos.training import Member, Race, begin, restore, save
from algos.training.weights import load, pack, unpack
from algos.training.weights import save as save_tensors

TENSORS = {
    "a": torch.arange(6, dtype=torch.float32).view(2, 3),
    "b": torch.tensor([1.5], dtype=torch.float64),
    "c": torch.tensor([[1], [-2]]),
    "d": torch.tensor([True, False, True]),
    "e": torch.zeros(0, 4),
}


def test_tensors_come_back():
    tensors, metadata = unpack(pack(TENSORS, {"task": "count"}))
    assert metadata == {"task": "count"} and set(tensors) == set(TENSORS)
    for name, tensor in TENSORS.items():
        torch.testing.assert_close(tensors[name], tensor, rtol=0, atol=0, msg=lambda said, name=name: f"{name}: {said}")


def test_the_bytes_are_those_of_the_format():
    """A file written by hand from the format's description."""
    header = json.dumps({"x": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    raw = struct.pack("<Q", len(header)) + header + struct.pack("<2f", 0.5, -3.0)
    assert unpack(raw)[0]["x"].tolist() == [0.5, -3.0]
    mine = pack({"x": torch.tensor([0.5, -3.0])})
    size = struct.unpack("<Q", mine[:8])[0]
    assert size % 8 == 0 and mine[8 + size :] == struct.pack("<2f", 0.5, -3.0)
    assert json.loads(mine[8 : 8 + size])["x"] == {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize("cut", [0, 4, 20, 200, -1])
def test_a_cut_file_is_told(cut):
    with pytest.raises(ValueError, match="no whole safetensors file"):
        unpack(pack(TENSORS)[:cut])


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "state"
    save_tensors(path, {"x": torch.ones(1)})

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("algos.files.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_tensors(path, {"x": torch.zeros(1)})
    assert load(path)[0]["x"] == 1 and [file.name for file in tmp_path.iterdir()] == ["state"]


def test_missing_and_foreign_files_are_told(tmp_path):
    with pytest.raises(ValueError, match="no file at"):
        load(tmp_path / "none")
    save_tensors(tmp_path / "other", {"x": torch.ones(1)})
    with pytest.raises(ValueError, match="holds no race"):
        restore(tmp_path / "other")
    with pytest.raises(ValueError, match="holds no weights"):
        begin(Race(members=(Member("grpo"),), weights=str(tmp_path / "other")))
    with pytest.raises(ValueError, match=r"dtype torch\.bfloat16"):
        pack({"x": torch.ones(1, dtype=torch.bfloat16)})


def test_a_state_comes_back_whole(tmp_path):
    state = begin(Race(members=(Member("grpo", {"eps_low": 0.1}), Member("sapo", {}, 7)), kl=0.01))
    state.first += 1
    state.second += 2
    state.flat += 3
    state.rollout, state.updates = 5, 20
    save(state, tmp_path / "state")
    again = restore(tmp_path / "state")
    for name in ("race", "shape", "rollout", "updates"):
        assert getattr(again, name) == getattr(state, name)
    for name in ("flat", "first", "second", "reference"):
        torch.testing.assert_close(getattr(again, name), getattr(state, name), rtol=0, atol=0)
