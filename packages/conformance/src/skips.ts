/**
 * The cases that this version of dz skips, each with the reason. Nothing else is ever skipped: a case unknown to the
 * runner has failed.
 *
 * @module
 */

export interface Skip {
  /** The data file. */
  readonly file: string;
  /** Its operations, layers or sections; absent for the whole file. */
  readonly names?: readonly string[];
  readonly reason: string;
}

/** Currently none. */
export const skips: readonly Skip[] = [];

/** The reason why a list skips a case, or null. */
export function skipReason(file: string, name: string, list: readonly Skip[] = skips): string | null {
  const skip = list.find((entry) => entry.file === file && (entry.names === undefined || entry.names.includes(name)));
  return skip?.reason ?? null;
}
