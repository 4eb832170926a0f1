/**
 * The short golden jobs as a module whose packages are those that a user has installed: bundled without them by the trial
 * `hosts` and imported by each host.
 *
 * @module
 */
import type { Golden } from "../golden/hosts.ts";
import { digestsOf } from "../golden/job.ts";
import { jobs } from "../golden/jobs/index.ts";

/** The digests of the jobs that do not take long. */
export function digests(): Golden {
  const short = jobs.filter(({ long }) => long !== true);
  return Object.fromEntries(short.map((job) => [job.name, digestsOf(job)]));
}
