/**
 * What this version of dz does not hold itself against, each with its reason. Nothing else is ever skipped: what the
 * runner does not know counts as failed.
 *
 * @module
 */

export interface Skip {
  /** The data file. */
  readonly file: string;
  /** The operations, layers or sections of it; absent for the whole file. */
  readonly names?: readonly string[];
  readonly reason: string;
}

/** Nothing at present. */
export const skips: readonly Skip[] = [];

/** Why a case is skipped by a list, or null if it is not. */
export function skipReason(file: string, name: string, list: readonly Skip[] = skips): string | null {
  const skip = list.find((entry) => entry.file === file && (entry.names === undefined || entry.names.includes(name)));
  return skip?.reason ?? null;
}
