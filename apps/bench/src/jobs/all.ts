import type { Work } from "../work.ts";
import { add } from "./add.ts";
import { arrayForms } from "./array-forms.ts";
import { article } from "./article.ts";
import { blocks } from "./blocks.ts";
import { conv2d } from "./conv2d.ts";
import { dtypes } from "./dtypes.ts";
import { forecast } from "./forecast.ts";
import { growth } from "./growth.ts";
import { lstm } from "./lstm.ts";
import { matmul } from "./matmul.ts";
import { mlp } from "./mlp.ts";
import { steps } from "./steps.ts";

/** Every kind of work, in the order of the tables. */
export const works: readonly Work[] = [
  article,
  lstm,
  forecast,
  steps,
  matmul,
  mlp,
  blocks,
  dtypes,
  conv2d,
  add,
  arrayForms,
  growth,
];
