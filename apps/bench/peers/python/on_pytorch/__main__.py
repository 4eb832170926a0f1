import sys

from measure import run

from . import add, article, conv2d, forecast, lstm, matmul, mlp, steps


def lstm_job(size, epochs, idiom):
    """`lstm-float32` is an epoch of step 60, `lstm-100` a step of a network of that size."""
    (lstm if size.startswith("float") else steps).run("lstm", size, idiom)


JOBS = {
    "article": article.run,
    "lstm": lstm_job,
    "elman": lambda size, _, idiom: steps.run("elman", size, idiom),
    "matmul": matmul.run,
    "mlp": mlp.run,
    "conv2d": conv2d.run,
    "add": add.run,
    "forecast": forecast.run,
}
run(JOBS, sys.argv[1:])
