import { program } from "./command.ts";

/** The text of `--help`. */
export const helpText: string = `Usage: ${program} [compare] [options]
       ${program} [compare] --resume DIR

Trains a network to predict the next value of a noisy sine, and tests it after
every epoch on a cosine. All results are written to a new run folder.

compare trains the article's pairs, rnn and mlp with adam and sgd, and lstm with
adam, one after the other with one seed, into one folder (runs/<time>-compare);
it takes all options except those for model, optimizer and learning rate.

  --model NAME      rnn, mlp, lstm or gru (rnn)
  --optimizer NAME  adam, sgd, momentum, adagrad, adadelta, adamw or rmsprop
                    (adam)
  --lr N            learning rate (sgd 0.00005, momentum 0.00001, adagrad 0.003,
                    all others 0.001, except that adadelta has none)
  --schedule NAME   how the learning rate changes: none, step, cosine,
                    warmup-cosine, one-cycle or plateau (none)
  --epochs N        number of passes over the data (100)
  --hidden N        size of the hidden layer, 1 to 1024 (100)
  --bptt N          steps from one update to the next, 1 to 999 (30)
  --batch N         split the data into N streams that are processed in
                    parallel, 1 to 999 (off: one step at a time)
  --seed N          seed of all random numbers, 0 to 4294967295 (drawn)
  --precision NAME  float64, float32, or dezero: the mixture of both that
                    DeZero uses on NumPy 2 (float64)
  --keep-best       save the weights of the epoch with the best test loss, not
                    the last ones
  --keep-predictions N
                    keep the predictions of every Nth epoch and of the last
                    (all for up to 1000 epochs, otherwise about 1000)
  --out DIR         run folder, which must not exist yet
                    (runs/<time>-<model>-<optimizer>)
  --resume DIR      resume an interrupted run, in its folder and with its
                    settings; the result is bitwise that of an uninterrupted
                    run. Of the other options, only those below may be given. A
                    finished run is left unchanged, with exit code 0
  --checkpoint-every N
                    write a checkpoint after every N epochs, not after each
  --detect-anomaly  stop at the first NaN or infinity and report its origin;
                    about ten times slower
  --format NAME     auto, lines, json or quiet (auto: a live bar and a plot on
                    a terminal, otherwise lines)
  --debug           show errors with their stack
  -h, --help        print this help
  --version         print the version

The seed is printed: the same seed and options give the same numbers.
Ctrl-C ends the run, keeps complete epochs, and prints the command to resume.
`;
