"""What the Python programs share: the clock, medians, values as JSON lines, the epochs of a job."""
import json
import math
import resource
import time

clock = time.perf_counter
SECONDS = 0.5
SHORTEST = 0.001
LONG = 2
EPOCHS = 8  # of a slow library; the whole job follows from their median


def median(values):
    return sorted(values)[(len(values) - 1) // 2]


def emit(name, value, unit):
    print(json.dumps({"name": name, "value": value, "unit": unit}), flush=True)


def seconds_of(call, seconds=SECONDS):
    """The median seconds of a call: warmed up, then three samples or more, unless they take long."""
    start, calls = clock(), 0
    while calls < 2 and clock() - start < LONG or clock() - start < seconds / 4:
        call()
        calls += 1
    batch = max(1, math.ceil(SHORTEST / ((clock() - start) / calls)))
    samples, start = [], clock()
    while len(samples) < 3 and clock() - start < LONG or clock() - start < seconds:
        before = clock()
        for _ in range(batch):
            call()
        samples.append((clock() - before) / batch)
    return median(samples)


def measure_epochs(train, test, epochs):
    """A part of the epochs, the first of them not counted; fails unless the network learns."""
    train_ms, test_ms, losses = [], [], []
    for _ in range(EPOCHS):
        before = clock()
        losses.append(train())
        between = clock()
        test()
        train_ms.append(1e3 * (between - before))
        test_ms.append(1e3 * (clock() - between))
    if not min(losses) < losses[0] / 3:
        raise RuntimeError(f"the loss went from {losses[0]} to {min(losses)} only")
    training, testing = median(train_ms[1:]), median(test_ms[1:])
    emit("job", epochs * (training + testing) / 1e3, "s")
    emit("training", training, "ms")
    emit("test", testing, "ms")
    emit("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")


def run(jobs, arguments):
    """Calls the function of a job; their names have its size at the end, `add-100`, or its type."""
    job, epochs, *more = arguments
    name, _, size = job.rpartition("-")
    jobs[name or size](size, int(epochs), *more)
