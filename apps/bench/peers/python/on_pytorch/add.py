import torch
from measure import emit, seconds_of

OPS = 1000


def run(size, *_):
    a, b = torch.randn(1, int(size), requires_grad=True), torch.randn(1, int(size))

    def recording():
        for _ in range(OPS):
            a + b

    def forward():
        with torch.no_grad():
            recording()

    emit("forward", 1e9 * seconds_of(forward) / OPS, "ns")
    emit("recording", 1e9 * seconds_of(recording) / OPS, "ns")
