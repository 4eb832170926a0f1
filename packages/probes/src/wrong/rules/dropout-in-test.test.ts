import { checkRule } from "../../testing/check-rule.ts";
import { dropoutInTest } from "./dropout-in-test.ts";

checkRule(
  dropoutInTest,
  { wrongDropoutInTest: { rereading: 0.03 } },
  { "a training without a test": { rereading: Number.NaN } },
);
