import { checkRule } from "../../testing/check-rule.ts";
import { shuffled, train, withTrain } from "../../testing/clean-seen.ts";
import { targetsShuffled } from "./targets-shuffled.ts";

checkRule(targetsShuffled, { wrongTargetsShuffled: withTrain({ targets: shuffled(train.targets) }) });
