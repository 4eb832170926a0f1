import { checkRule } from "../../testing/check-rule.ts";
import { withEpochs } from "../../testing/clean-seen.ts";
import { stateCarriedOver } from "./state-carried-over.ts";

checkRule(
  stateCarriedOver,
  { wrongStateCarriedOver: withEpochs((i) => ({ beganEmpty: i === 0 })) },
  { "a network without a state": withEpochs(() => ({ beganEmpty: null })) },
);
