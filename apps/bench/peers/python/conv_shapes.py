"""The inputs, filters and padding of the jobs conv2d-SIZE."""
SHAPES = {
    "mnist": ((100, 1, 28, 28), (30, 1, 5, 5), 0),
    "vgg": ((4, 64, 56, 56), (128, 64, 3, 3), 1),
}
