import sys

from measure import run

from . import add, article, conv2d, lstm, mlp

JOBS = {"article": article.run, "lstm": lstm.run, "mlp": mlp.run, "conv2d": conv2d.run, "add": add.run}
run(JOBS, sys.argv[1:])
