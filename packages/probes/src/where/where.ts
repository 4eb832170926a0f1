import type { Probe } from "../probe.ts";
import { seriesWhere } from "./series-where.ts";
import { sineWhere } from "./sine-where.ts";

/**
 * Where the error is: at the start or later, at which phases, values and states. A run on the sine is also asked about other
 * waves, and trains once more, from random phases: the work of that training, and of some hundred readings of the test wave
 * side by side.
 */
export const where: Probe = ({ subject }) =>
  subject.wave === null ? seriesWhere(subject) : sineWhere(subject, subject.wave);
