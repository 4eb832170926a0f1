import torch
from conv_shapes import SHAPES
from measure import emit, seconds_of
from torch.nn.functional import conv2d


def run(size, *_):
    shape, filters, pad = SHAPES[size]
    x, W = (torch.randn(dims, requires_grad=True) for dims in (shape, filters))
    b = torch.zeros(filters[0], requires_grad=True)

    def forward():
        with torch.no_grad():
            return conv2d(x, W, b, padding=pad)

    def both():
        x.grad = W.grad = b.grad = None
        conv2d(x, W, b, padding=pad).sum().backward()

    emit("forward", 1e3 * seconds_of(forward), "ms")
    emit("forward and backward", 1e3 * seconds_of(both), "ms")
