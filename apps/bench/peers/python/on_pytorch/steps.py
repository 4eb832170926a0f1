"""A window of 30 steps, batch 32: forward, backward and Adam."""
import torch
from measure import emit, seconds_of
from torch.nn.functional import mse_loss

from .networks import NETWORKS

BATCH, WINDOW = 32, 30


def run(network, size, idiom):
    x, t = torch.randn(WINDOW, BATCH, 1), torch.randn(WINDOW, BATCH, 1)
    model = NETWORKS[idiom](network, int(size))
    optimizer = torch.optim.Adam(model.parameters())

    def window():
        loss = mse_loss(model(x)[0], t) * WINDOW
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.item()

    emit("step", 1e3 * seconds_of(window, 1) / WINDOW, "ms")
