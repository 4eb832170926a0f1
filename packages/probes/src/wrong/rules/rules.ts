import type { Rule } from "../facts.ts";
import { dropoutInTest } from "./dropout-in-test.ts";
import { equalUnits } from "./equal-units.ts";
import { gradientAscent } from "./gradient-ascent.ts";
import { gradientsExplode } from "./gradients-explode.ts";
import { gradientsNotCleared } from "./gradients-not-cleared.ts";
import { gradientsVanish } from "./gradients-vanish.ts";
import { inputConstant } from "./input-constant.ts";
import { inputNotScaled } from "./input-not-scaled.ts";
import { layerFrozen } from "./layer-frozen.ts";
import { layerWithoutGradient } from "./layer-without-gradient.ts";
import { nothingToLearn } from "./nothing-to-learn.ts";
import { orderShuffled } from "./order-shuffled.ts";
import { overfits } from "./overfits.ts";
import { scalerSawTest } from "./scaler-saw-test.ts";
import { stateCarriedOver } from "./state-carried-over.ts";
import { stateLost } from "./state-lost.ts";
import { stepTooLarge } from "./step-too-large.ts";
import { stepTooSmall } from "./step-too-small.ts";
import { stoppedTooEarly } from "./stopped-too-early.ts";
import { targetBroadcasts } from "./target-broadcasts.ts";
import { targetLeaked } from "./target-leaked.ts";
import { targetNotScaled } from "./target-not-scaled.ts";
import { targetShifted } from "./target-shifted.ts";
import { targetsShuffled } from "./targets-shuffled.ts";
import { testOverlaps } from "./test-overlaps.ts";
import { tooFewUnits } from "./too-few-units.ts";
import { unitsDead } from "./units-dead.ts";
import { unitsSaturated } from "./units-saturated.ts";
import { valuesNotFinite } from "./values-not-finite.ts";
import { weightDecayTooStrong } from "./weight-decay-too-strong.ts";

/**
 * All rules, what explains others first: the data before the loop, the loop before the gradients, these before the size of
 * the steps, and last what a training may look like without any fault in it.
 */
export const rules: readonly Rule[] = [
  valuesNotFinite,
  targetBroadcasts,
  scalerSawTest,
  testOverlaps,
  inputConstant,
  inputNotScaled,
  targetNotScaled,
  targetShifted,
  targetLeaked,
  nothingToLearn,
  targetsShuffled,
  orderShuffled,
  stateCarriedOver,
  stateLost,
  layerWithoutGradient,
  gradientsNotCleared,
  gradientAscent,
  layerFrozen,
  equalUnits,
  dropoutInTest,
  tooFewUnits,
  gradientsExplode,
  unitsSaturated,
  weightDecayTooStrong,
  stepTooLarge,
  unitsDead,
  gradientsVanish,
  stepTooSmall,
  overfits,
  stoppedTooEarly,
];

/** The names of all faults, in that order. */
export const faults: readonly string[] = rules.map(({ fault }) => fault);
