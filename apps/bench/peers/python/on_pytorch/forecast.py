"""Training on a real series as @dz/forecasting does it: 32 streams, an update every 24 steps, one call for the validation."""
import csv
import resource
from datetime import datetime
from pathlib import Path

import numpy as np
import torch
from measure import clock, emit, median
from torch import nn
from torch.nn.functional import mse_loss

FILE = Path(__file__).resolve().parents[5] / "packages/series/data/seattle-hourly.csv"
HIDDEN, BATCH, BPTT, HORIZON, PERIOD, WARM_UP = 64, 32, 24, 24, 24, 200


def prepared():
    """Inputs and targets of all origins but those in the test part, [origins, size], from origin PERIOD on."""
    with open(FILE, newline="") as file:
        rows = list(csv.DictReader(file))
    u = np.array([float(row["temperature"]) for row in rows])
    test_start = len(u) - int(0.2 * len(u))
    train_end = test_start - int(0.1 * len(u))
    train = u[:train_end]
    step = np.diff(train)
    changes = [np.sqrt(np.mean((train[j:] - train[:-j]) ** 2)) for j in range(1, HORIZON + 1)]
    seasonal = np.sqrt(np.mean((train[PERIOD:] - train[:-PERIOD]) ** 2))
    hours = np.array([datetime.fromisoformat(row["date"]).hour for row in rows]) / 24 * 2 * np.pi

    t = np.arange(PERIOD, test_start - 1)
    columns = [(u[t] - u[t - 1] - step.mean()) / step.std(), (u[t] - u[t - PERIOD]) / seasonal]
    columns += [(u[t + j - PERIOD] - u[t - PERIOD]) / size for j, size in enumerate(changes, 1)]
    columns += [np.sin(hours)[t + 1], np.cos(hours)[t + 1]]
    targets = [(u[t + j] - u[t]) / size for j, size in enumerate(changes, 1)]
    tensors = [torch.tensor(np.stack(part, 1), dtype=torch.get_default_dtype()) for part in (columns, targets)]
    return *tensors, train_end - PERIOD, test_start - PERIOD


class Network(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.rnn, self.fc = nn.LSTM(size, HIDDEN), nn.Linear(HIDDEN, HORIZON)

    def forward(self, x, state=None):
        h, state = self.rnn(x, state)
        return self.fc(h), state


def run(dtype, epochs, *_):
    torch.set_default_dtype(getattr(torch, dtype))
    x, t, train_end, test_start = prepared()  # both counted from the first origin
    end = train_end - HORIZON
    steps = end // BATCH
    chunks = []
    for start in range(0, steps, BPTT):
        places = np.arange(start, min(start + BPTT, steps))[:, None] + end - steps * np.arange(BATCH, 0, -1)
        at = torch.from_numpy(places)
        chunks.append((x[at].contiguous(), t[at].contiguous()))
    valid = slice(max(0, train_end - 1 - WARM_UP), test_start - 1)
    valid_x, judged = x[valid].unsqueeze(1).contiguous(), slice(train_end - 1, test_start - HORIZON)
    valid_t = t[judged]
    model = Network(x.shape[1])
    optimizer = torch.optim.Adam(model.parameters())

    def train():
        state, total = None, 0.0
        for inputs, targets in chunks:
            y, state = model(inputs, state)
            loss = mse_loss(y, targets) * len(inputs)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            state = tuple(part.detach() for part in state)
        return total / steps

    def validate():
        with torch.no_grad():
            y = model(valid_x)[0][judged.start - valid.start :, 0]
            return mse_loss(y[: len(valid_t)], valid_t).item()

    train_ms, valid_ms, losses = [], [], []
    begun = clock()
    for _ in range(epochs):
        before = clock()
        train()
        between = clock()
        losses.append(validate())
        train_ms.append(1e3 * (between - before))
        valid_ms.append(1e3 * (clock() - between))
    emit("job", clock() - begun, "s")
    emit("training", median(train_ms), "ms")
    emit("validation", median(valid_ms), "ms")
    emit("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")
    emit("best loss", min(losses), "")
