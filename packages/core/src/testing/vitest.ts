/**
 * `checkFunction` in Vitest, for the tests of this package. It is not published: users pass the framework that they have.
 *
 * @module
 */
import "../ops/operators.ts";

import { describe, test } from "vitest";
import { type CheckFunction, checkFunctionWith } from "./check-function.ts";

export const checkFunction: CheckFunction = checkFunctionWith({ describe, test });
