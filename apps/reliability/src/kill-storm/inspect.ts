/**
 * Looks for defects in what a killed process has left.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { files, readRun } from "@dz/runs";
import { runFolders, stateOf } from "./outcome.ts";
import type { Tally } from "./tally.ts";

/** The digests of the states that processes of one kind of run have left, by model, optimizer and epoch. */
export type KnownStates = Map<string, string>;

/**
 * Checks the runs in a folder: that each can be read, that its state belongs to one of its epochs, and that the state
 * has the bits that an earlier process left at this epoch. Reports defects to `find`, and counts in the tally.
 */
export function inspect(folder: string, known: KnownStates, tally: Tally, find: (text: string) => void): void {
  const begun = runFolders(folder).filter((run) => existsSync(join(run, files.config)));
  if (begun.length === 0) tally.early++;
  for (const run of begun) inspectOne(run, known, tally, find);
}

function inspectOne(folder: string, known: KnownStates, tally: Tally, find: (text: string) => void): void {
  try {
    const { config, metrics } = readRun(folder);
    const state = stateOf(folder);
    if (state === null) return;
    if (state.epoch > metrics.length) find(`a state of epoch ${state.epoch}, but ${metrics.length} epochs`);
    const place = `${config.settings.model} ${config.settings.optimizer} ${state.epoch}`;
    const before = known.get(place);
    if (before !== undefined) tally.states++;
    if (before !== undefined && before !== state.digest) {
      find(`the state of epoch ${state.epoch} is not what it was before`);
    }
    known.set(place, state.digest);
  } catch (error) {
    tally.corrupt++;
    find((error as Error).message);
  }
}
