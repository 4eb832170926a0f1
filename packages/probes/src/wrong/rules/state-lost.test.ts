import { checkRule } from "../../testing/check-rule.ts";
import { withEpochs } from "../../testing/clean-seen.ts";
import { stateLost } from "./state-lost.ts";

checkRule(stateLost, { wrongStateLost: withEpochs(() => ({ emptied: 11 })) });
