import torch
from measure import emit, seconds_of
from torch import nn


def run(*_):
    x, t = torch.randn(100, 784), torch.arange(100) % 10
    model = nn.Sequential(nn.Linear(784, 1000), nn.Sigmoid(), nn.Linear(1000, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)

    def iteration():
        loss = nn.functional.cross_entropy(model(x), t)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.item()

    emit("iteration", 1e3 * seconds_of(iteration, 1), "ms")
