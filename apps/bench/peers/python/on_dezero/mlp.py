import dezero
import dezero.functions as F
import numpy as np
from measure import emit, seconds_of


def run(*_):
    x = np.random.randn(100, 784).astype(np.float32)
    t = np.arange(100) % 10
    model = dezero.models.MLP((1000, 10))
    optimizer = dezero.optimizers.SGD(lr=0.01).setup(model)

    def iteration():
        loss = F.softmax_cross_entropy(model(x), t)
        model.cleargrads()
        loss.backward()
        optimizer.update()
        return float(loss.data)

    emit("iteration", 1e3 * seconds_of(iteration, 1), "ms")
