/**
 * What letting the host breathe costs, and what a message to a worker: `pnpm trial turn-cost`.
 *
 * @module
 */
import { type Arguments, type Command, runCommand, takes, whole } from "@dz/command-line";
import { quantile } from "../checkpoint-cost/measure.ts";
import { costOfCalls, epochs, roundTrips } from "./measure.ts";

type Name = "rounds";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial turn-cost [options]",
  about: "Measures what nextTurn costs, and what a message to a worker.",
  options: { rounds: takes("N", "2000", "how many epochs of each kind, from 5 (default 2000)") },
  foot: "Exit codes: 0 measured, 2 a mistake in the call.",
};

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

async function main({ given }: Arguments<Name>): Promise<number> {
  const rounds = whole("rounds", given, 5, 1e6) ?? 2000;
  await costOfCalls(10_000); // compiles
  const { turn, plain } = await costOfCalls(3_000_000);
  console.log(`await nextTurn() ${turn.toFixed(0)} ns, await of a promise that is resolved ${plain.toFixed(0)} ns`);

  const { without, turns, awaited, steps } = await epochs(rounds);
  const ratio = (times: readonly number[], part: number): string =>
    (quantile(times, part) / quantile(without, part)).toFixed(3);
  const both = (times: readonly number[]): string => `${ratio(times, 0.25)} and ${ratio(times, 0.5)} times`;
  console.log(
    `an epoch of ${steps} steps ${median(without).toFixed(3)} ms; with nextTurn in each step ${both(turns)} that, ` +
      `for await ${both(awaited)}; lower quartiles and medians of ${rounds}`,
  );

  for (const [bytes, count] of [
    [100, 1000],
    [100_000, 500],
    [10_000_000, 50],
  ] as const) {
    const [copied, transferred] = [await roundTrips(bytes, count, false), await roundTrips(bytes, count, true)];
    const ms = (times: readonly number[]): string => `${median(times).toFixed(3)} ms`;
    console.log(`a message of ${bytes} bytes and its answer: copied ${ms(copied)}, transferred ${ms(transferred)}`);
  }
  return 0;
}

await runCommand("turn-cost", command, main);
