import { UsageError } from "@dz/command-line";
import { type RunConfig, RunError } from "@dz/runs";
import { describe, expect, test } from "vitest";
import { type Options, parseOptions } from "./options.ts";
import { argumentsOf, parseResume, type Resume, resumedOptions, settingsIn } from "./resume.ts";

const context = { cwd: "/home/ada" };

/** The options of a run and its `config.json`. */
function begun(...args: string[]): { options: Options; config: RunConfig } {
  const options = parseOptions(args, { ...context, now: new Date(0), drawSeed: () => 123 }) as Options;
  const about = { dz: "1", node: "v1", started: "2026-01-31T12:00:00.000Z", command: "start" };
  return { options, config: { format: 1, ...about, seed: options.seed, settings: settingsIn(options) } };
}

const asked = (...args: string[]): Resume => parseResume(["--resume", "run", ...args], context) as Resume;

test("only --resume resumes a run", () => {
  expect(parseResume(["--epochs", "3"], context)).toBeNull();
  expect(parseResume(["--resume", "run", "--help"], context)).toBeNull();
  expect(parseResume(["--resume", "x", "--version"], context)).toBeNull();
  expect(asked("--format", "json")).toEqual({ folder: "/home/ada/run", given: { resume: "run", format: "json" } });
  expect(parseResume(["--resume=-x"], context)?.folder).toBe("/home/ada/-x");
});

test.each([
  [["--resume="], '--resume takes the path of a run folder, got ""'],
  [["--resume"], "--resume needs a value, as in --resume runs/first"],
  [["--resume", "x", "--out", "y"], "--out: a run resumes in its own folder, omit --out"],
])("%j", (args, message) => {
  expect(() => parseResume(args, context)).toThrow(new UsageError(message));
});

describe("a resumed run has its own settings", () => {
  test.each([
    [[]],
    [["--model", "lstm", "--optimizer", "adadelta", "--batch", "20", "--keep-best"]],
    [["--lr", "1e300", "--schedule", "plateau", "--precision", "dezero", "--epochs", "7"]],
    [["--lr", "5e-324", "--hidden", "3", "--bptt", "1", "--seed", "4294967295"]],
  ])("%j", (args) => {
    const { options, config } = begun(...args);
    const same = { ...options, seedGiven: true, outGiven: true, out: "/home/ada/run" };
    expect(resumedOptions(asked(), config)).toEqual(same);
    const how = asked("--format", "json", "--debug", "--checkpoint-every", "5", "--detect-anomaly");
    const shown = { format: "json", debug: true, checkpointEvery: { epochs: 5 }, detectAnomaly: true };
    expect(resumedOptions(how, config)).toEqual({ ...same, ...shown });
    // The arguments that represent them give the same options.
    const again = parseOptions(argumentsOf(options), { ...context, now: new Date(0), drawSeed: () => 0 });
    expect(again).toEqual({ ...options, seedGiven: true });
  });

  test("settings unknown to an older version have their defaults", () => {
    const { config } = begun();
    expect(resumedOptions(asked(), { ...config, settings: {} })).toMatchObject({ model: "rnn", schedule: "none" });
  });
});

test("a fork goes on with what no option of another run says", () => {
  const { config } = begun("--schedule", "cosine", "--clip", "1");
  const forked = (settings: object) =>
    resumedOptions(asked(), { ...config, settings: { ...config.settings, ...settings } });
  expect(resumedOptions(asked(), config)).not.toHaveProperty("scheduleFrom");
  expect(forked({ scheduleFrom: 3, clip: null })).toMatchObject({ scheduleFrom: 3, clip: null, schedule: "cosine" });
  expect(() => forked({ scheduleFrom: 0 })).toThrow(
    "run folder /home/ada/run: config.json: settings.scheduleFrom is 0, expected a whole number from 1",
  );
  expect(settingsIn({ ...begun().options, scheduleFrom: 3 }).scheduleFrom).toBe(3);
});

test("options that agree with the run are accepted", () => {
  const { config } = begun("--lr", "0.001", "--keep-best", "--seed", "5");
  const more = ["--model", "rnn", "--lr", "1e-3", "--keep-best", "--seed", "05", "--epochs", "100"];
  expect(resumedOptions(asked(...more), config)).toMatchObject({ lr: 0.001, seed: 5, keepBest: true });
});

describe("options that contradict the run are refused by name", () => {
  const { config } = begun("--batch", "9");
  test.each([
    [["--model", "lstm"], "--model lstm: the run in /home/ada/run began with --model rnn and resumes as it began"],
    [["--seed=6"], "--seed 6: the run in /home/ada/run began with --seed 123 and resumes as it began"],
    [["--epochs", "200"], "--epochs 200: the run in /home/ada/run began with --epochs 100 and resumes as it began"],
    [["--keep-best"], "--keep-best: the run in /home/ada/run began without --keep-best and resumes as it began"],
    [["--batch="], "--batch: the run in /home/ada/run began with --batch 9 and resumes as it began"],
    [["--model", "a\nb"], "--model a\\u{a}b: the run in"],
    [["--format", "text"], "--format takes auto, lines, json or quiet, got text"],
    [
      ["--checkpoint-every", "x"],
      "--checkpoint-every takes a number of epochs from 1 to 1000000, or a time in seconds such as 0.5s, got x",
    ],
  ])("%j", (args, message) => {
    expect(() => resumedOptions(asked(...args), config)).toThrow(UsageError);
    expect(() => resumedOptions(asked(...args), config)).toThrow(message);
  });
});

test.each([
  [{ model: "cnn" }, "config.json: --model takes rnn, mlp, lstm or gru, got cnn"],
  [{ model: true }, "config.json: no option gives the setting model the value true"],
  [{ keepBest: "yes" }, "config.json: no option gives the setting keepBest the value yes"],
  [{ dropout: 0.5 }, "config.json: no option gives the setting dropout the value 0.5"],
  [{ toString: 1 }, "config.json: no option gives the setting toString the value 1"],
  [{ epochs: 1.5 }, "config.json: --epochs takes a whole number from 1 to 1000000, got 1.5"],
] as const)("unknown settings %j are refused", (wrong, message) => {
  const { config } = begun();
  const settings = { ...config.settings, ...wrong };
  const resume = (): Options => resumedOptions(asked(), { ...config, settings } as RunConfig);
  expect(resume).toThrow(RunError);
  expect(resume).toThrow(`run folder /home/ada/run: ${message}`);
});

test("a run of an older version, which kept all predictions, continues to keep them all", () => {
  const { config } = begun("--epochs", "5000");
  expect(config.settings.keepPredictions).toBe(5);
  expect(resumedOptions(asked(), config).keepPredictions).toBe(5);
  const { keepPredictions: _, ...settings } = config.settings;
  const old = { ...config, settings };
  expect(resumedOptions(asked(), old).keepPredictions).toBe(1);
  expect(resumedOptions(asked("--keep-predictions", "1"), old).keepPredictions).toBe(1);
  expect(() => resumedOptions(asked("--keep-predictions", "5"), old)).toThrow("began with --keep-predictions 1");
});
