"""Tensors in a file, as safetensors: 8 bytes of length, a JSON header, the raw numbers (little-endian).

Format: https://huggingface.co/docs/safetensors. A file is written whole or not at all.
"""

import ctypes
import json
import sys
from pathlib import Path

import torch
from torch import Tensor

from algos.files import whole

DTYPES = {"F32": torch.float32, "F64": torch.float64, "I64": torch.int64, "BOOL": torch.bool}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def pack(tensors: dict[str, Tensor], metadata: dict[str, str] | None = None) -> bytes:
    """The file's bytes. Raises ValueError for a dtype that is not one of DTYPES."""
    header: dict[str, object] = {"__metadata__": metadata or {}}
    parts, start = [], 0
    for name, tensor in tensors.items():
        if tensor.dtype not in NAMES:
            raise ValueError(f"{name} has dtype {tensor.dtype}; wanted one of {', '.join(map(str, NAMES))}.")
        flat = tensor.detach().cpu().contiguous()
        # the memory as it lies; a list of its bytes takes a hundred times as long
        raw = ctypes.string_at(flat.data_ptr(), flat.numel() * flat.element_size()) if flat.numel() else b""
        header[name] = {
            "dtype": NAMES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [start, start + len(raw)],
        }
        parts.append(raw)
        start += len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + b"".join(parts)


def unpack(raw: bytes, where: str = "the file") -> tuple[dict[str, Tensor], dict[str, str]]:
    """The tensors and the metadata in the bytes; ValueError if they are no whole safetensors file."""
    try:
        size = int.from_bytes(raw[:8], "little")
        header = json.loads(raw[8 : 8 + size])
        metadata = header.pop("__metadata__", {})
        tensors = {}
        for name, entry in header.items():
            start, stop = entry["data_offsets"]
            dtype, shape = DTYPES[entry["dtype"]], entry["shape"]
            part = bytearray(raw[8 + size + start : 8 + size + stop])
            if len(part) != stop - start:
                raise ValueError(f"{name} is cut short")
            flat = torch.frombuffer(part, dtype=dtype) if part else torch.empty(0, dtype=dtype)
            tensors[name] = flat.reshape(shape)
    except (ValueError, KeyError, TypeError, AttributeError, RuntimeError, OverflowError) as problem:
        raise ValueError(f"{where} is no whole safetensors file ({problem}); make or copy it again.") from None
    return tensors, metadata


def save(path: Path, tensors: dict[str, Tensor], metadata: dict[str, str] | None = None) -> None:
    """Write the file so that a kill or a full disk leaves the old one whole."""
    whole(path, lambda part: part.write_bytes(pack(tensors, metadata)))


def load(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """The tensors and the metadata of a file; ValueError if it is missing or broken."""
    try:
        return unpack(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise ValueError(f"there is no file at {path}; weights are made by python -m algos.training warm.") from None


assert sys.byteorder == "little", "safetensors files are little-endian, and so must be the machine"
