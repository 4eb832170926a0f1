"""Writes the safetensors files beside it: run with safetensors 0.8.0 and NumPy 2.4.6 in this folder.

weights.safetensors holds the arrays of ../numpy/weights.npz, dtypes.safetensors one tensor of each dtype that dz reads.
"""

from pathlib import Path

import numpy as np
from safetensors import TensorSpec, serialize
from safetensors.numpy import load_file, save_file

save_file(dict(np.load("../numpy/weights.npz")), "weights.safetensors", {"format": "np"})

ONES = {  # 1 and -2 (or 2) in each dtype
    "float64": np.array([1, -2], "<f8"),
    "float32": np.array([1, -2], "<f4"),
    "float16": np.array([1, -2], "<f2"),
    "bfloat16": np.array([0x3F80, 0xC000], "<u2"),
    "int64": np.array([1, -2], "<i8"),
    "int32": np.array([1, -2], "<i4"),
    "int16": np.array([1, -2], "<i2"),
    "int8": np.array([1, -2], "i1"),
    "uint64": np.array([1, 2], "<u8"),
    "uint32": np.array([1, 2], "<u4"),
    "uint16": np.array([1, 2], "<u2"),
    "uint8": np.array([1, 2], "u1"),
    "bool": np.array([True, False]),
}
tensors = {name: (name, data) for name, data in ONES.items()}
tensors["scalar"] = ("float64", np.float64([0.1]).reshape(()))
tensors["empty/é"] = ("int32", np.zeros((0, 3), "<i4"))
specs = {
    name: TensorSpec(dtype=dtype, shape=list(data.shape), data_ptr=data.ctypes.data, data_len=data.nbytes)
    for name, (dtype, data) in tensors.items()
}
Path("dtypes.safetensors").write_bytes(serialize(specs, {"about": "one of each"}))
assert len(load_file("weights.safetensors")) == 5
