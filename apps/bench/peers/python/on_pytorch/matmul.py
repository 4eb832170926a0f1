import torch
from measure import emit, seconds_of


def run(size, *_):
    n = int(size)
    left, right = torch.randn(n, n), torch.randn(n, n)
    for name in ("nn", "nt", "tn", "tt"):
        a = left.T if name[0] == "t" else left
        b = right.T if name[1] == "t" else right
        emit(name, 2 * n**3 / seconds_of(lambda: a @ b) / 1e9, "GFLOP/s")
