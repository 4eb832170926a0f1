"""DeZero's program: `DEZERO=CHECKOUT python3 -m on_dezero JOB EPOCHS`."""
import os
import sys
import types
import warnings

warnings.filterwarnings("ignore")
sys.path.insert(0, os.environ["DEZERO"])

try:
    import matplotlib.pyplot
    import PIL.Image
except ImportError:  # DeZero imports them, no job uses them
    for name in ("matplotlib", "matplotlib.pyplot", "PIL", "PIL.Image"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["PIL"].Image = sys.modules["PIL.Image"]
    sys.modules["PIL.Image"].BILINEAR = 2
    sys.modules["matplotlib"].pyplot = sys.modules["matplotlib.pyplot"]
