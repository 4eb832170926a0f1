import type { Golden } from "./hosts.ts";

/** What differs between digests and those that were kept, a line each; a job or result that is missing differs, too. */
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

/** The beginning of a digest, which is enough to tell it from others. */
const shown = (digest: string | undefined): string => digest?.slice(0, 12) ?? "nothing";
