"""Recurrent networks with one output, over whole sequences or cell by cell; x is [steps, batch, 1]."""
import torch
from torch import nn

SEQUENCES = {"elman": nn.RNN, "lstm": nn.LSTM}
CELLS = {"elman": nn.RNNCell, "lstm": nn.LSTMCell}


def detached(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


class OnSequence(nn.Module):
    def __init__(self, network, hidden):
        super().__init__()
        self.rnn, self.fc = SEQUENCES[network](1, hidden), nn.Linear(hidden, 1)

    def forward(self, x, state=None):
        h, state = self.rnn(x, state)
        return self.fc(h), state


class OnCell(nn.Module):
    def __init__(self, network, hidden):
        super().__init__()
        self.cell, self.fc = CELLS[network](1, hidden), nn.Linear(hidden, 1)

    def forward(self, x, state=None):
        ys = []
        for step in x:
            state = self.cell(step) if state is None else self.cell(step, state)
            ys.append(self.fc(state[0] if isinstance(state, tuple) else state))
        return torch.stack(ys), state


NETWORKS = {"sequence": OnSequence, "cell": OnCell}
