"""Step 59 of the book: windows of 30 steps in training, step by step in the test."""
import numpy as np
import torch
from measure import measure_epochs
from torch.nn.functional import mse_loss

from .networks import NETWORKS, detached

WINDOW = 30


def run(dtype, epochs, idiom):
    torch.set_default_dtype(getattr(torch, dtype))
    sine = np.sin(np.linspace(0, 2 * np.pi, 1000)) + np.random.uniform(-0.05, 0.05, 1000)
    cosine = np.cos(np.linspace(0, 4 * np.pi, 1000))
    x, t, test_x, test_t = (
        torch.tensor(part, dtype=torch.get_default_dtype()).reshape(-1, 1, 1)
        for wave in (sine, cosine)
        for part in (wave[:-1], wave[1:])
    )
    model = NETWORKS[idiom]("elman", 100)
    optimizer = torch.optim.Adam(model.parameters())

    def train():
        state, total = None, 0.0
        for start in range(0, len(x), WINDOW):
            y, state = model(x[start : start + WINDOW], state)
            loss = mse_loss(y, t[start : start + WINDOW], reduction="sum")
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            state = detached(state)
        return total / len(x)

    def test():
        state, total = None, torch.zeros(())
        with torch.no_grad():
            for i in range(len(test_x)):
                y, state = model(test_x[i : i + 1], state)
                total += mse_loss(y, test_t[i : i + 1])
        return total.item() / len(test_x)

    measure_epochs(train, test, epochs)
