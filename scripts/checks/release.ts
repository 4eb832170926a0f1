import { dryRun } from "../release/dry-run.ts";
import { type Check, theWhole } from "./check.ts";

/** A dry run of a release: the versions it would give, and what it would publish. */
export const release: Check = {
  concerns: theWhole,
  look: async () => {
    const problems = await dryRun();
    return { ok: problems.length === 0, output: problems.join("\n") };
  },
};
