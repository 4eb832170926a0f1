/**
 * `checkFunction` in Vitest, for the tests of this package. It is not published: users pass the framework that they have.
 *
 * @module
 */
import { type CheckFunction, checkFunctionWith } from "@dz/core/testing";
import { describe, test } from "vitest";

export const checkFunction: CheckFunction = checkFunctionWith({ describe, test });
