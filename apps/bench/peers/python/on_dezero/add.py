import dezero
import numpy as np
from measure import emit, seconds_of

OPS = 1000


def run(size, *_):
    a, b = (dezero.Variable(np.random.randn(1, int(size)).astype(np.float32)) for _ in range(2))

    def recording():
        for _ in range(OPS):
            a + b

    def forward():
        with dezero.no_grad():
            recording()

    emit("forward", 1e9 * seconds_of(forward) / OPS, "ns")
    emit("recording", 1e9 * seconds_of(recording) / OPS, "ns")
