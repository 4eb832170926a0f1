import { UsageError } from "@dz/command-line";
import { SeriesError } from "@dz/series";

/** What the library calls an option, and the command does. */
const options: readonly (readonly [RegExp, string])[] = [
  [/the option columns\b/g, "--column"],
  [/the option time names another column, or none/g, "--time names another column"],
  [/the option gaps with keep\b/g, "--gaps keep"],
  [/the option (time|missing|sort|gaps|encoding|delimiter)\b/g, "--$1"],
  [/say so in the option decimal$/, "say so with --decimal comma"],
];

/**
 * Makes a {@link UsageError} that begins with the option concerned, such as `--data FILE`, of an error of the library about a
 * series; any other error stays as it is.
 */
export function asUsageError(error: unknown, option: string): unknown {
  if (!(error instanceof SeriesError)) return error;
  const text = options.reduce((message, [theirs, ours]) => message.replace(theirs, ours), error.message);
  return new UsageError(`${option}: ${text}`);
}
