/**
 * The entry of the bundle for other hosts: a function that runs jobs by name, called from outside, in a page as well as
 * in Node.
 *
 * @module
 */
import { type Digests, digestsOf } from "./job.ts";
import { jobs } from "./jobs/index.ts";

/** The digests of the jobs with these names. */
export function runJobs(names: readonly string[]): Record<string, Digests> {
  return Object.fromEntries(jobs.filter(({ name }) => names.includes(name)).map((job) => [job.name, digestsOf(job)]));
}

Object.assign(globalThis, { runJobs });
