import { program } from "./command.ts";

/** The text of `--help`. */
export const helpText: string = `Usage: ${program} [compare] [options]
       ${program} [compare] --resume DIR

Trains a network to say the next value of a noisy sine, and after every epoch
lets it predict a cosine. All results go into a new run folder.

compare trains the article's pairs, rnn and mlp with adam and sgd, and lstm with
adam, one after the other with one seed, into one folder (runs/<time>-compare);
it takes all options but those that say which model, optimizer and step size.

  --model NAME      rnn, mlp, lstm or gru (rnn)
  --optimizer NAME  adam, sgd, momentum, adagrad, adadelta, adamw or rmsprop
                    (adam)
  --lr N            step size (sgd 0.00005, momentum 0.00001, adagrad 0.003,
                    all others 0.001, but adadelta has none)
  --schedule NAME   how the step size changes: none, step, cosine,
                    warmup-cosine, one-cycle or plateau (none)
  --epochs N        how often to go through the data (100)
  --hidden N        size of the hidden layer, 1 to 1024 (100)
  --bptt N          steps from one update to the next, 1 to 999 (30)
  --batch N         cut the data into N streams that go through the network
                    at once, 1 to 999 (off: one step after the other)
  --seed N          seed of all random numbers, 0 to 4294967295 (drawn)
  --precision NAME  float64, float32, or dezero: the mixture of both that
                    DeZero computes with on NumPy 2 (float64)
  --keep-best       save the weights of the epoch with the best test loss, not
                    the last ones
  --keep-predictions N
                    keep the predictions of every Nth epoch and of the last
                    (all of up to 1000 epochs; of more, about 1000)
  --out DIR         run folder, which must not exist yet
                    (runs/<time>-<model>-<optimizer>)
  --resume DIR      go on with a run that was cut short, in its folder and with
                    its settings; the bits are those of an uninterrupted run.
                    Of the other options, only those below may be given. A run
                    that is finished stays as it is, and that is no failure
  --checkpoint-every N
                    save all that is needed to go on after every N epochs, not
                    after each
  --detect-anomaly  stop at the first NaN or infinity and say where it comes
                    from; about ten times slower
  --format NAME     auto, lines, json or quiet (auto: a live bar and a plot on
                    a terminal, otherwise lines)
  --debug           show errors with their stack
  -h, --help        print this help
  --version         print the version

The seed is printed: the same seed and options give the same numbers.
Ctrl-C ends the run, keeps what is complete, and prints the --resume to go on.
`;
