import { checkRule } from "../../testing/check-rule.ts";
import { targetBroadcasts } from "./target-broadcasts.ts";

checkRule(targetBroadcasts, { wrongTargetBroadcasts: { broadcast: { output: [4, 1], target: [4] } } });
