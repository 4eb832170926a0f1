"""Step 59 of the book. DeZero has one choice of types: series in float64, weights in float32."""
import dezero
import dezero.functions as F
import dezero.layers as L
import numpy as np
from measure import measure_epochs


class SimpleRNN(dezero.Model):
    def __init__(self, hidden_size, out_size):
        super().__init__()
        self.rnn = L.RNN(hidden_size)
        self.fc = L.Linear(out_size)

    def reset_state(self):
        self.rnn.reset_state()

    def forward(self, x):
        return self.fc(self.rnn(x))


def run(_, epochs):
    np.random.seed(0)
    series = dezero.datasets.SinCurve(train=True)
    cosine = np.cos(np.linspace(0, 4 * np.pi, 1000))
    model = SimpleRNN(100, 1)
    optimizer = dezero.optimizers.Adam().setup(model)

    def train():
        model.reset_state()
        loss, count = 0, 0
        for x, t in series:
            loss += F.mean_squared_error(model(x.reshape(1, 1)), t)
            count += 1
            if count % 30 == 0 or count == len(series):
                model.cleargrads()
                loss.backward()
                loss.unchain_backward()
                optimizer.update()
        return float(loss.data) / count

    def test():
        model.reset_state()
        loss = 0
        with dezero.no_grad():
            for x, t in zip(cosine[:-1], cosine[1:]):
                loss += F.mean_squared_error(model(np.array(x).reshape(1, 1)), np.array(t).reshape(1, 1))
        return float(loss.data) / 999

    measure_epochs(train, test, epochs)
