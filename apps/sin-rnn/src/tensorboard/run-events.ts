import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RunError, scanRun } from "@dz/runs";
import { eventFile, type ScalarStep } from "./event-file.ts";

/** TensorBoard takes every file for one of events whose name has `tfevents`. */
const NAME = "events.out.tfevents.dz";

/**
 * Writes the metrics of a run into an event file of its folder, over an older one: the losses and the norm of the gradient of
 * each epoch, at the time at which it ended. Throws {@link RunError}.
 */
export function writeEvents(folder: string): void {
  const steps: Omit<ScalarStep, "wallTime">[] = [];
  const ends: number[] = [];
  let seconds = 0;
  const { config } = scanRun(folder, ({ epoch, trainLoss, testLoss, validLoss, gradNorm, seconds: taken }) => {
    seconds += taken;
    ends.push(seconds);
    const held = validLoss === undefined ? { "loss/test": testLoss } : { "loss/validation": validLoss };
    const norm = gradNorm === undefined ? {} : { "gradient norm": gradNorm };
    steps.push({ step: epoch, values: { "loss/train": trainLoss, ...held, ...norm } });
  });
  const started = Date.parse(config.started) / 1000;
  const path = join(folder, NAME);
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, eventFile(steps.map((step, i) => ({ ...step, wallTime: started + (ends[i] as number) }))));
    renameSync(own, path); // over an older one, and over a link, but not through it
  } catch (error) {
    rmSync(own, { force: true });
    throw new RunError(`run folder ${folder}: ${NAME} cannot be written, ${(error as NodeJS.ErrnoException).code}`);
  }
}
