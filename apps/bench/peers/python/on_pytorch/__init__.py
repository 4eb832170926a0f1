"""PyTorch's program: `python3 -m on_pytorch JOB EPOCHS {sequence|cell}`, on one thread."""
import torch

torch.set_num_threads(1)
torch.manual_seed(0)
