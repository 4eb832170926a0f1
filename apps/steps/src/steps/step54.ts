import { testMode, variable } from "@dz/core";
import { dropout } from "@dz/functions";
import { ones } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Dropout and the test mode";
export const teaches = "while training, dropout drops elements at random; inside testMode it lets all through";

export function run({ print }: Page): Values {
  const x = variable(ones([5]));
  print(x.data);

  const y = dropout(x);
  print(y);

  const yTest = testMode(() => dropout(x));
  print(yTest);
  return { yTrain: y, yTest };
}
