/**
 * The steps of the book in their order.
 *
 * @module
 */
import type { Program } from "./page.ts";
import * as step01 from "./steps/step01.ts";
import * as step02 from "./steps/step02.ts";
import * as step03 from "./steps/step03.ts";
import * as step04 from "./steps/step04.ts";
import * as step05 from "./steps/step05.ts";
import * as step06 from "./steps/step06.ts";
import * as step07 from "./steps/step07.ts";
import * as step08 from "./steps/step08.ts";
import * as step09 from "./steps/step09.ts";
import * as step10 from "./steps/step10.ts";
import * as step11 from "./steps/step11.ts";
import * as step12 from "./steps/step12.ts";
import * as step13 from "./steps/step13.ts";
import * as step14 from "./steps/step14.ts";
import * as step15 from "./steps/step15.ts";
import * as step16 from "./steps/step16.ts";
import * as step17 from "./steps/step17.ts";
import * as step18 from "./steps/step18.ts";
import * as step19 from "./steps/step19.ts";
import * as step20 from "./steps/step20.ts";
import * as step21 from "./steps/step21.ts";
import * as step22 from "./steps/step22.ts";
import * as step23 from "./steps/step23.ts";
import * as step24 from "./steps/step24.ts";
import * as step25 from "./steps/step25.ts";
import * as step26 from "./steps/step26.ts";
import * as step27 from "./steps/step27.ts";
import * as step28 from "./steps/step28.ts";
import * as step29 from "./steps/step29.ts";
import * as step30 from "./steps/step30.ts";
import * as step31 from "./steps/step31.ts";
import * as step32 from "./steps/step32.ts";
import * as step33 from "./steps/step33.ts";
import * as step34 from "./steps/step34.ts";
import * as step35 from "./steps/step35.ts";
import * as step36 from "./steps/step36.ts";
import * as step37 from "./steps/step37.ts";
import * as step38 from "./steps/step38.ts";
import * as step39 from "./steps/step39.ts";
import * as step40 from "./steps/step40.ts";
import * as step41 from "./steps/step41.ts";
import * as step42 from "./steps/step42.ts";
import * as step43 from "./steps/step43.ts";
import * as step44 from "./steps/step44.ts";
import * as step45 from "./steps/step45.ts";
import * as step46 from "./steps/step46.ts";
import * as step47 from "./steps/step47.ts";
import * as step48 from "./steps/step48.ts";
import * as step49 from "./steps/step49.ts";
import * as step50 from "./steps/step50.ts";
import * as step51 from "./steps/step51.ts";
import * as step52 from "./steps/step52.ts";
import * as step53 from "./steps/step53.ts";
import * as step54 from "./steps/step54.ts";
import * as step55 from "./steps/step55.ts";
import * as step56 from "./steps/step56.ts";
import * as step57 from "./steps/step57.ts";
import * as step58 from "./steps/step58.ts";
import * as step59 from "./steps/step59.ts";
import * as step60 from "./steps/step60.ts";

/** All sixty; step 28 is `steps[27]`. */
export const steps: readonly Program[] = [
  step01,
  step02,
  step03,
  step04,
  step05,
  step06,
  step07,
  step08,
  step09,
  step10,
  step11,
  step12,
  step13,
  step14,
  step15,
  step16,
  step17,
  step18,
  step19,
  step20,
  step21,
  step22,
  step23,
  step24,
  step25,
  step26,
  step27,
  step28,
  step29,
  step30,
  step31,
  step32,
  step33,
  step34,
  step35,
  step36,
  step37,
  step38,
  step39,
  step40,
  step41,
  step42,
  step43,
  step44,
  step45,
  step46,
  step47,
  step48,
  step49,
  step50,
  step51,
  step52,
  step53,
  step54,
  step55,
  step56,
  step57,
  step58,
  step59,
  step60,
];
