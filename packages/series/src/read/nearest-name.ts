import { editDistance } from "@dz/ndarray/memory";

/** The name most like a misspelt one, or null if none is close: at most a third of its letters differ, and not all. @internal */
export function nearestName(name: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.min(Math.ceil(name.length / 3), name.length - 1) + 1;
  for (const candidate of names) {
    const d = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
}
