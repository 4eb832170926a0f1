import { bestShift } from "@dz/series";
import type { Message } from "../answer.ts";

/** The fewest points that tell by how much a forecast is late. */
const FEWEST = 11;

/** A sentence about how late forecasts [n] are against true values [n]; none if they are too few or not finite. */
export function lagOf(truth: Float64Array, forecasts: Float64Array): Message[] {
  if (truth.length < FEWEST || !forecasts.every(Number.isFinite)) return [];
  return [lagSentence(bestShift(truth, forecasts))];
}

/** A sentence about forecasts that are late by some steps. */
export function lagSentence(shift: number): Message {
  if (shift === 0) return { key: "goodInTime" };
  if (shift === 1) return { key: "goodOneLate" };
  return { key: shift > 0 ? "goodLate" : "goodEarly", values: { steps: Math.abs(shift) } };
}
