/** Digests of results by the name of the result, by the name of the job. */
export type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** How many results there are. */
export function count(digests: Digests): number {
  return Object.values(digests).reduce((sum, job) => sum + Object.keys(job).length, 0);
}

/** The results of `found` that differ from those of `kept`, and those that only one of them has, of the jobs of either. */
export function different(found: Digests, kept: Digests): string[] {
  const jobs = [...new Set([...Object.keys(kept), ...Object.keys(found)])];
  return jobs.flatMap((job) => {
    const [now, before] = [found[job] ?? {}, kept[job] ?? {}];
    const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return names
      .filter((name) => now[name] !== before[name])
      .map((name) => `${job}, ${name}: ${shown(now[name])}, expected ${shown(before[name])}`);
  });
}

const shown = (digest: string | undefined): string => digest?.slice(0, 12) ?? "nothing";
