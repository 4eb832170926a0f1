"""Writes weights.npz, as np.savez does: run with NumPy 2.4.6 in this folder."""

import numpy as np

np.savez(
    "weights.npz",
    **{
        "rnn/x2h/W": np.arange(6.0).reshape(2, 3) / 7,
        "rnn/x2h/b": np.array([0.1, -0.2, 3e38], dtype=np.float32),
        "rnn/h2h/W": np.linspace(-1, 1, 9).reshape(3, 3),
        "fc/W": np.array([[1.5], [5e-324], [-0.0]]),
        "fc/b": np.array([-1.25], dtype=np.float32),
    },
)
