"""Step 60 of the book."""
import dezero
import dezero.functions as F
import dezero.layers as L
import numpy as np
from measure import emit, seconds_of


class BetterRNN(dezero.Model):
    def __init__(self, hidden_size, out_size):
        super().__init__()
        self.rnn = L.LSTM(hidden_size)
        self.fc = L.Linear(out_size)

    def reset_state(self):
        self.rnn.reset_state()

    def forward(self, x):
        return self.fc(self.rnn(x))


def run(*_):
    np.random.seed(0)
    loader = dezero.dataloaders.SeqDataLoader(dezero.datasets.SinCurve(train=True), batch_size=30)
    model = BetterRNN(100, 1)
    optimizer = dezero.optimizers.Adam().setup(model)

    def epoch():
        model.reset_state()
        loss, count = 0, 0
        for x, t in loader:
            loss += F.mean_squared_error(model(x), t)
            count += 1
            if count % 30 == 0:
                model.cleargrads()
                loss.backward()
                loss.unchain_backward()
                optimizer.update()

    emit("epoch", 1e3 * seconds_of(epoch, 1), "ms")
