import dezero
import dezero.functions as F
import numpy as np
from conv_shapes import SHAPES
from measure import emit, seconds_of


def run(size, *_):
    shape, filters, pad = SHAPES[size]
    x, W = (dezero.Variable(np.random.randn(*dims).astype(np.float32)) for dims in (shape, filters))
    b = dezero.Variable(np.zeros(filters[0], np.float32))

    def forward():
        with dezero.no_grad():
            return F.conv2d(x, W, b, pad=pad)

    def both():
        for variable in (x, W, b):
            variable.cleargrad()
        F.sum(F.conv2d(x, W, b, pad=pad)).backward()

    emit("forward", 1e3 * seconds_of(forward), "ms")
    emit("forward and backward", 1e3 * seconds_of(both), "ms")
