"""Prints what TensorBoard reads in an event file, as JSON: python3 read_events.py FILE

Needs TensorBoard. Numbers that JSON has not are strings.
"""

import json
import math
import shutil
import sys
import tempfile

import tensorboard
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

with tempfile.TemporaryDirectory() as folder:
    shutil.copy(sys.argv[1], f"{folder}/events.out.tfevents.dz")  # only files with tfevents in their names are read
    events = EventAccumulator(folder, size_guidance={"scalars": 0})  # 0: all of them
    events.Reload()
    shown = lambda x: x if math.isfinite(x) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(x)]
    scalars = {
        name: [[event.step, event.wall_time, shown(event.value)] for event in events.Scalars(name)]
        for name in events.Tags()["scalars"]
    }
    reader = f"EventAccumulator of TensorBoard {tensorboard.__version__}"
    about = {"reader": reader, "file_version": events.file_version, "first_wall_time": events.FirstEventTimestamp()}
    print(json.dumps({**about, "scalars": scalars}, indent=2, ensure_ascii=False))
