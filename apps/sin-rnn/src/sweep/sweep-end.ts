/**
 * The words at the end of a sweep, and about one that stands in a folder.
 *
 * @module
 */
import { quoted, visible } from "@dz/text";
import { plotsProgram, program } from "../command.ts";
import type { Plan, PlannedRun } from "./plan.ts";
import { runsOfRung } from "./promotion.ts";
import type { State } from "./state.ts";

/** The most failures that are listed. */
const MOST_LISTED = 20;

/** Runs of a sweep, each with its state. */
export type States = ReadonlyMap<PlannedRun, State>;

/** Whether all runs are finished. */
export function isComplete(states: States): boolean {
  return Array.from(states.values()).every(({ kind }) => kind === "finished");
}

/** How far runs are, what has failed, and what to type next; `listFailed`: with the reasons. */
export function endText(out: string, plan: Plan, states: States, listFailed: boolean): string {
  const failed = Array.from(states).flatMap(([run, state]) =>
    state.kind === "failed" ? [{ run, reason: state.reason }] : [],
  );
  const count = (kind: State["kind"]): number =>
    Array.from(states.values()).filter((state) => state.kind === kind).length;
  const [finished, begun, missing] = [count("finished"), count("begun"), count("missing")];
  const parts = [
    `${finished} of ${states.size} runs finished`,
    ...(begun === 0 ? [] : [`${begun} begun`]),
    ...(missing === 0 ? [] : [`${missing} missing`]),
    ...(failed.length === 0 ? [] : [`${failed.length} failed`]),
  ];
  const lines = [`${parts.join(", ")} in ${visible(out)}`];
  if (listFailed) {
    lines.push(...failed.slice(0, MOST_LISTED).map(({ run, reason }) => `  ${run.folder}: ${visible(reason)}`));
    if (failed.length > MOST_LISTED) lines.push(`  and ${failed.length - MOST_LISTED} more`);
  }
  const complete = finished === states.size;
  if (complete && plan.rungs !== null) lines.push(`the search has chosen ${chosen(out, plan).join(", ")}`);
  const on = `${program} ${quoted(["sweep", "--out", out])}`;
  if (begun + missing > 0) lines.push(`to go on: ${on}${failed.length === 0 ? "" : " --retry"}`);
  else if (failed.length > 0) lines.push(`to repeat what has failed: ${on} --retry`);
  else lines.push(`${plotsProgram} ${quoted([out])} shows them`);
  return `${lines.join("\n")}\n`;
}

/** The settings of the last rung of a search. */
function chosen(out: string, plan: Plan): string[] {
  const last = runsOfRung(out, plan, (plan.rungs ?? []).length - 1);
  return [...new Set(last.map(({ setting }) => setting))];
}
