import { MOST_SEED, UsageError } from "@dz/command-line";

/** The most seeds of a sweep. */
const MOST = 100_000;

/** The seeds of a list such as `0..19` or `1,5,10..12`, in its order. Throws {@link UsageError}, also for one that occurs twice. */
export function parseSeeds(text: string): number[] {
  const seeds = text.split(",").flatMap((part) => {
    const [, from, to = from] = /^(\d+)(?:\.\.(\d+))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    const right = from !== undefined && first <= last && last <= MOST_SEED && last - first < MOST;
    if (!right)
      throw new UsageError(`--seeds takes seeds such as 0..19 or 1,5,10..12, up to ${MOST_SEED}, got ${text}`);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  const known = new Set<number>();
  const twice = seeds.find((seed) => known.size === known.add(seed).size);
  if (twice !== undefined) throw new UsageError(`--seeds ${text}: ${twice} occurs twice`);
  return seeds;
}
