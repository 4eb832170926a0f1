import { checkRule } from "../../testing/check-rule.ts";
import { shuffled, train, withTrain } from "../../testing/clean-seen.ts";
import { orderShuffled } from "./order-shuffled.ts";

const pairs = withTrain({ inputs: shuffled(train.inputs), targets: shuffled(train.targets) });

checkRule(
  orderShuffled,
  { wrongOrderShuffled: pairs },
  { "a network without a state": { ...pairs, recurrent: false } },
);
