import type { Golden } from "./hosts.ts";

/** The differences between digests and the golden ones, one line each; missing jobs and results count as different. */
export function differences(found: Golden, kept: Golden, jobs: readonly string[]): string[] {
  return jobs.flatMap((job) => {
    const [now, before] = [found[job] ?? {}, kept[job] ?? {}];
    const names = new Set([...Object.keys(before), ...Object.keys(now)]);
    if (names.size === 0) return [`${job}: no results`];
    return [...names]
      .filter((name) => now[name] !== before[name])
      .map((name) => `${job}, ${name}: ${shown(now[name])}, kept ${shown(before[name])}`);
  });
}

/** A prefix of a digest, long enough to distinguish it. */
const shown = (digest: string | undefined): string => digest?.slice(0, 12) ?? "nothing";
