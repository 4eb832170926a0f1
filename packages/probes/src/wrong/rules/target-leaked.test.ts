import { checkRule } from "../../testing/check-rule.ts";
import { draws, train, withTrain } from "../../testing/clean-seen.ts";
import { targetLeaked } from "./target-leaked.ts";

const noise = draws(train.steps, 9);
/** A second input: three times the target, with noise of a size. */
const leak = (size: number): ReturnType<typeof withTrain> =>
  withTrain({
    size: 2,
    inputs: train.inputs.flatMap((x, i) => [x, 3 * (train.targets[i] as number) + size * (noise[i] as number)]),
  });

checkRule(targetLeaked, { wrongTargetLeaked: leak(0) }, { "an input that is like the target, with noise": leak(1) });
