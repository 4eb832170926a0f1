import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { errorByHorizon } from "./horizon.ts";

const run = judgedRun();

test("picture", () => checkFigure(() => errorByHorizon(run) as Figure));
