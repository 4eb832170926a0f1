import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import type { Subject } from "../subject.ts";
import { waveSequence } from "../wave.ts";
import type { Step } from "./terms.ts";

/** What a loss of the chain is without, and the one before it was with. */
export type LossName = "moving" | "noise" | "inputs" | "other" | "otherPart" | "start";

/** The losses from the reported training loss to the reported held-out loss, of the epoch of the saved weights. */
export interface Losses {
  readonly reported: number;
  /** The last of these is the held-out loss. */
  readonly steps: readonly Step<LossName>[];
  readonly heldOut: number;
}

/** Measures them, with the saved weights; NaN where the record lacks the epoch of these. */
export function* lossesOf(subject: Subject): Generator<number, Losses> {
  const { record, savedEpoch, train, wave, settings } = subject;
  const saved = record.find(({ epoch }) => epoch === savedEpoch);
  const [reported, heldOut] = [saved?.trainLoss ?? Number.NaN, saved?.heldOutLoss ?? Number.NaN];
  const moving = { name: "moving", loss: mean(squaredErrors(subject, train)) } as const;
  yield 0.25;
  if (wave === null) {
    return { reported, heldOut, steps: [moving, { name: "otherPart", loss: heldOut }] };
  }
  const noise = { name: "noise", loss: mean(squaredErrors(subject, train, "clean")) } as const;
  yield 0.5;
  const { trainPhase, trainStep, testPhase, testStep, length } = wave;
  const clean = waveSequence({ phase: trainPhase, step: trainStep, length });
  const inputs = { name: "inputs", loss: mean(squaredErrors(subject, clean)) } as const;
  yield 0.75;
  if (settings.model === "mlp") {
    return { reported, heldOut, steps: [moving, noise, inputs, { name: "other", loss: heldOut }] };
  }
  const warmed = waveSequence({ phase: testPhase, step: testStep, length, warmUp: length });
  const other = { name: "other", loss: mean(squaredErrors(subject, warmed)) } as const;
  return { reported, heldOut, steps: [moving, noise, inputs, other, { name: "start", loss: heldOut }] };
}
