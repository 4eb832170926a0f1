import { random } from "@dz/ndarray";
import type { Contender } from "./contender.ts";
import { dzModels, job } from "./job.ts";
import { yardstick } from "./yardstick.ts";

const HIDDEN = 100;

/** The hand-written loop that everything is compared with. */
export const YARDSTICK = "plain loops";

/** The names of all contenders, the yardstick first. */
export const names: readonly string[] = [YARDSTICK, ...Object.keys(dzModels)];

/** Makes a contender, always from the same seed. */
export function create(name: string): Contender {
  random.seed(0);
  const model = dzModels[name];
  if (model !== undefined) return job(model.dtype, model.create, HIDDEN);
  return yardstick(HIDDEN, () => random.randn());
}
