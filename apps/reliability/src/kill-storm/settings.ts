/**
 * The runs of the storm: every model, optimizer, schedule and precision comes in one of them, so that each kind of state
 * is killed and goes on, and the comparison, which has five runs in one. They take a few tenths of a second each.
 */
export const settings: readonly (readonly string[])[] = [
  ["--model", "rnn", "--optimizer", "adam", "--epochs", "20", "--hidden", "8"],
  ["compare", "--epochs", "3", "--hidden", "4"],
  ["--model", "lstm", "--optimizer", "adamw", "--schedule", "cosine", "--keep-best", "--batch", "30", "--epochs", "20"],
  ["--model", "mlp", "--optimizer", "momentum", "--epochs", "16", "--hidden", "20", "--checkpoint-every", "3"],
  ["--model", "gru", "--optimizer", "rmsprop", "--schedule", "plateau", "--precision", "float32", "--epochs", "12"],
  ["--model", "rnn", "--optimizer", "adagrad", "--precision", "dezero", "--schedule", "step", "--epochs", "16"],
  ["--model", "mlp", "--optimizer", "adadelta", "--keep-best", "--epochs", "20", "--bptt", "100"],
  ["--model", "lstm", "--optimizer", "sgd", "--schedule", "one-cycle", "--epochs", "12", "--hidden", "10"],
  [
    "--model",
    "rnn",
    "--optimizer",
    "adam",
    "--schedule",
    "warmup-cosine",
    "--lr",
    "0.02",
    "--keep-best",
    "--epochs",
    "14",
  ],
].map((args, i) => [...args, "--seed", String(i)]);
