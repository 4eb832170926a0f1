import { type Variable, variable } from "@dz/core";
import { sin } from "@dz/functions";
import type { Page, Values } from "../page.ts";

export const title = "Higher derivatives: what is missing";
export const teaches = "a gradient that is only an array has no graph, so it cannot be differentiated again";

/** The book reads its own code again here; this shows the result so far. */
export function run({ print }: Page): Values {
  const x = variable(1);
  sin(x).backward(); // forward makes a graph, backward does not
  const gx = x.grad as Variable;
  print("gradient", gx, "creator", gx.creator);
  return { gx, creator: gx.creator };
}
