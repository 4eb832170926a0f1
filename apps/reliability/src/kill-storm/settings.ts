/**
 * The runs of the storm: every model, optimizer, schedule and precision occurs in one of them, so that each kind of
 * state is killed and resumed, and a comparison, which consists of five runs. Each takes a few tenths of a second.
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
