import { UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { type Options, parseOptions } from "./options.ts";

const context = { cwd: "/home/ada", now: new Date(2026, 0, 2, 3, 4, 5), drawSeed: () => 123 };

function parse(...argv: string[]): Options {
  return parseOptions(argv, context) as Options;
}

function message(...argv: string[]): string {
  try {
    parseOptions(argv, context);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return "no error";
}

test("the defaults are the article's job", () => {
  expect(parse()).toEqual({
    model: "rnn",
    optimizer: "adam",
    lr: 0.001,
    schedule: "none",
    clip: null,
    epochs: 100,
    hidden: 100,
    bptt: 30,
    batch: null,
    seed: 123,
    seedGiven: false,
    outGiven: false,
    precision: "float64",
    keepBest: false,
    keepPredictions: 1,
    keepCheckpoints: null,
    out: "/home/ada/runs/20260102-030405-rnn-adam",
    checkpointEvery: { seconds: 1 },
    detectAnomaly: false,
    format: "auto",
    debug: false,
    series: null,
  });
});

test("every option is read", () => {
  const argv = ["--model", "gru", "--optimizer=sgd", "--lr", "1e-4", "--epochs=7", "--hidden", "8", "--bptt", "9"];
  argv.push("--batch", "10", "--seed", "4294967295", "--precision", "float32", "--out", "../b", "--format=json");
  argv.push(
    "--keep-checkpoints=5",
    "--schedule=one-cycle",
    "--clip=0.5",
    "--keep-best",
    "--checkpoint-every",
    "12",
    "--keep-predictions=7",
  );
  expect(parse(...argv, "--detect-anomaly", "--debug")).toEqual({
    model: "gru",
    optimizer: "sgd",
    lr: 1e-4,
    schedule: "one-cycle",
    clip: 0.5,
    epochs: 7,
    hidden: 8,
    bptt: 9,
    batch: 10,
    seed: 4294967295,
    seedGiven: true,
    outGiven: true,
    precision: "float32",
    keepBest: true,
    keepPredictions: 7,
    keepCheckpoints: 5,
    out: "/home/b",
    checkpointEvery: { epochs: 12 },
    detectAnomaly: true,
    format: "json",
    debug: true,
    series: null,
  });
});

test("a value may follow after a space or after =", () => {
  expect(parse("--lr", "0.1").lr).toBe(0.1);
  expect(parse("--lr=0.1").lr).toBe(0.1);
  expect(parse("--out=--x").out).toBe("/home/ada/--x");
});

test("the last value of a repeated option counts", () => {
  expect(parse("--epochs", "3", "--epochs", "4").epochs).toBe(4);
});

test("-- is ignored before the options, and refused elsewhere", () => {
  expect(parse("--", "--epochs", "3").epochs).toBe(3);
  expect(parse("--", "--", "--epochs", "3").epochs).toBe(3);
  expect(parse("--").epochs).toBe(100);
  expect(message("--epochs", "3", "--")).toBe("unexpected --, it may only stand before the options");
});

test("the default learning rate depends on the optimizer", () => {
  const lr = (optimizer: string) => parse("--optimizer", optimizer).lr;
  const names = ["adam", "sgd", "momentum", "adagrad", "adadelta", "adamw", "rmsprop"];
  expect(names.map(lr)).toEqual([0.001, 0.00005, 0.00001, 0.003, null, 0.001, 0.001]);
  expect(message("--optimizer", "adadelta", "--lr", "1")).toBe(
    "--lr: adadelta has no learning rate, omit --lr or choose another --optimizer",
  );
  expect(message("--optimizer", "adadelta", "--schedule", "step")).toBe(
    "--schedule: adadelta has no learning rate, omit --schedule or choose another --optimizer",
  );
  expect(parse("--optimizer", "adadelta", "--schedule", "none").schedule).toBe("none");
});

test("a run folder is named after its time, model and optimizer", () => {
  expect(parse("--model", "mlp", "--optimizer", "sgd").out).toBe("/home/ada/runs/20260102-030405-mlp-sgd");
  expect(parse("--out", "/x/y").out).toBe("/x/y");
});

test("a seed is drawn only if none is given", () => {
  const drawSeed = () => expect.fail("drawn");
  expect(parseOptions(["--seed", "0"], { ...context, drawSeed })).toMatchObject({ seed: 0, seedGiven: true });
});

test("help and version take precedence over everything except a wrong argument", () => {
  expect(parseOptions(["--help"], context)).toBe("help");
  expect(parseOptions(["-h", "--epochs", "0"], context)).toBe("help");
  expect(parseOptions(["--version", "--model", "x"], context)).toBe("version");
  expect(message("--help", "--what")).toBe("unknown option --what, --help lists all options");
});

test.each([
  [["--epoch", "3"], "unknown option --epoch, did you mean --epochs?"],
  [["--epoch=3"], "unknown option --epoch, did you mean --epochs?"],
  [["-epochs", "3"], "unknown option -epochs, did you mean --epochs?"],
  [["--learning-rate", "3"], "unknown option --learning-rate, --help lists all options"],
  [["-x"], "unknown option -x, --help lists all options"],
  [["--no-debug"], "unknown option --no-debug, --help lists all options"],
  [["--a\u202eb"], 'unknown option "--a\\u{202e}b", --help lists all options'],
  [["--a\nb"], 'unknown option "--a\\nb", --help lists all options'],
  [["--toString"], "unknown option --toString, --help lists all options"],
  [["train"], "unexpected argument train, every option begins with --"],
  [["--debug", "yes"], "unexpected argument yes, every option begins with --"],
  [["--debug=yes"], "--debug takes no value, got yes"],
  [["--help="], '--help takes no value, got ""'],
  [["--lr"], "--lr needs a value, as in --lr 0.001"],
  [["--out", "--lr", "1"], "--out needs a value, as in --out runs/first, or --out=--lr if that is its name"],
  [["--epochs", "--lr", "1"], "--epochs needs a value, as in --epochs 100"],
  [
    ["--checkpoint-every", "0"],
    "--checkpoint-every takes a number of epochs from 1 to 1000000, or a time in seconds such as 0.5s, got 0",
  ],
  [["--out", ""], '--out takes the path of a folder, got ""'],
  [["--model", "rmn"], "--model takes rnn, mlp, lstm or gru, got rmn, did you mean rnn?"],
  [["--model", "transformer"], "--model takes rnn, mlp, lstm or gru, got transformer"],
  [
    ["--schedule", "cosin"],
    "--schedule takes none, step, cosine, warmup-cosine, one-cycle or plateau, got cosin, did you mean cosine?",
  ],
  [["--schedule", "linear"], "--schedule takes none, step, cosine, warmup-cosine, one-cycle or plateau, got linear"],
  [["--keep-best=yes"], "--keep-best takes no value, got yes"],
  [["--keepbest"], "unknown option --keepbest, did you mean --keep-best?"],
  [["--format", "JSON"], "--format takes auto, lines, json or quiet, got JSON, did you mean json?"],
  [["--precision", "double"], "--precision takes float64, float32 or dezero, got double"],
  [["--epochs", "0"], "--epochs takes a whole number from 1 to 1000000, got 0"],
  [["--epochs", "-1"], "--epochs takes a whole number from 1 to 1000000, got -1"],
  [["--epochs", "1000001"], "--epochs takes a whole number from 1 to 1000000, got 1000001"],
  [["--epochs", "1.5"], "--epochs takes a whole number from 1 to 1000000, got 1.5"],
  [["--epochs", ""], '--epochs takes a whole number from 1 to 1000000, got ""'],
  [["--hidden", "1025"], "--hidden takes a whole number from 1 to 1024, got 1025"],
  [["--bptt", "1000"], "--bptt takes a whole number from 1 to 999, got 1000"],
  [["--batch", "0x10"], "--batch takes a whole number from 1 to 999, got 0x10"],
  [["--seed", "4294967296"], "--seed takes a whole number from 0 to 4294967295, got 4294967296"],
  [["--seed", " 1"], '--seed takes a whole number from 0 to 4294967295, got " 1"'],
  [["--lr", "0"], "--lr takes a number above 0, such as 0.001 or 5e-5, got 0"],
  [["--lr", "-0.1"], "--lr takes a number above 0, such as 0.001 or 5e-5, got -0.1"],
  [["--lr", "-.1"], "--lr takes a number above 0, such as 0.001 or 5e-5, got -.1"],
  [["--lr", "1e999"], "--lr takes a number above 0, such as 0.001 or 5e-5, got 1e999"],
  [["--lr", "NaN"], "--lr takes a number above 0, such as 0.001 or 5e-5, got NaN"],
  [["--lr", "1,5"], "--lr takes a number above 0, such as 0.001 or 5e-5, got 1,5"],
  [["--lr", "9".repeat(100)], "no error"],
  [["--lr", "x".repeat(100)], `--lr takes a number above 0, such as 0.001 or 5e-5, got ${"x".repeat(60)}…`],
])("%j", (argv, expected) => {
  expect(message(...argv)).toBe(expected);
});

test("settings that would train nothing are refused", () => {
  expect(parse("--precision", "dezero", "--batch", "30").bptt).toBe(30);
  expect(message("--precision", "dezero", "--batch", "40")).toBe(
    "--bptt takes at most 25 with --precision dezero --batch 40, got 30",
  );
  expect(parse("--precision", "float64", "--batch", "40").batch).toBe(40);
});

test.each([
  [1, 1],
  [1000, 1],
  [1001, 2],
  [100_000, 100],
  [1_000_000, 1000],
])("of %d epochs the predictions of every %dth are kept by default", (epochs, every) => {
  expect(parse("--epochs", String(epochs)).keepPredictions).toBe(every);
  expect(parse("--epochs", String(epochs), "--keep-predictions", "3").keepPredictions).toBe(3);
});
