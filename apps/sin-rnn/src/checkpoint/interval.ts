import { UsageError } from "@dz/command-line";
import { visible } from "@dz/text";

/** From one checkpoint to the next: a number of epochs, or a time. */
export type Interval = { readonly epochs: number } | { readonly seconds: number };

/** A second of work is lost by a kill, and a checkpoint of some milliseconds is less than a hundredth of it. */
export const usualInterval: Interval = { seconds: 1 };

/** Reads the value of `--checkpoint-every`, such as `10` or `0.5s`. Throws {@link UsageError}. */
export function parseInterval(text: string): Interval {
  const [, number = "", unit] = /^(\d+(?:\.\d+)?)(s?)$/.exec(text) ?? [];
  const x = Number(number);
  if (number !== "" && unit === "s" && x <= 1e6) return { seconds: x };
  if (number !== "" && unit === "" && Number.isInteger(x) && x >= 1 && x <= 1e6) return { epochs: x };
  throw new UsageError(
    `--checkpoint-every takes a number of epochs from 1 to 1000000, or a time in seconds such as 0.5s, got ${visible(text)}`,
  );
}

/** The value of `--checkpoint-every` for an interval; undefined for the usual one. */
export function intervalText(interval: Interval): string | undefined {
  if ("epochs" in interval) return String(interval.epochs);
  return interval.seconds === 1 ? undefined : `${interval.seconds}s`;
}
