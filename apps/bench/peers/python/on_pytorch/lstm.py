"""Step 60 of the book: 30 series side by side, an update after 30 of the 34 steps of an epoch."""
import numpy as np
import torch
from measure import emit, seconds_of
from torch.nn.functional import mse_loss

from .networks import NETWORKS, detached

BATCH, WINDOW, STEPS = 30, 30, 34


def run(network, dtype, idiom):
    torch.set_default_dtype(getattr(torch, dtype))
    sine = np.sin(np.linspace(0, 2 * np.pi, 1000)) + np.random.uniform(-0.05, 0.05, 1000)
    places = np.arange(STEPS)[:, None] + np.arange(BATCH) * (999 // BATCH)
    x, t = (
        torch.tensor(part[places], dtype=torch.get_default_dtype()).reshape(STEPS, BATCH, 1)
        for part in (sine[:-1], sine[1:])
    )
    model = NETWORKS[idiom](network, 100)
    optimizer = torch.optim.Adam(model.parameters())

    def epoch():
        y, state = model(x[:WINDOW])
        loss = mse_loss(y, t[:WINDOW]) * WINDOW
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        y, _ = model(x[WINDOW:], detached(state))
        return (loss + mse_loss(y, t[WINDOW:]) * (STEPS - WINDOW)).item() / STEPS

    emit("epoch", 1e3 * seconds_of(epoch, 1), "ms")
