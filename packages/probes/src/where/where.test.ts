import { dataOf, makePlan } from "@dz/forecasting";
import { mul } from "@dz/ndarray";
import { expect, test } from "vitest";
import type { Answer } from "../answer.ts";
import { tell } from "../catalogue/tell.ts";
import { languages } from "../catalogue/words.ts";
import type { Probed } from "../probe.ts";
import type { Subject } from "../subject.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { where } from "./where.ts";

/** The answer, all of whose sentences and names exist in each language. */
function answerOf(subject: Subject): Answer {
  const work = where({ subject } as Probed);
  for (let next = work.next(); ; next = work.next()) {
    if (next.done !== true) continue;
    const { answer, details, chart, more } = next.value;
    for (const language of languages) {
      for (const said of [answer, ...details, chart.title, ...(more ?? []).map(({ title }) => title)]) {
        expect(tell(said, language)).not.toMatch(/undefined|NaN/);
      }
    }
    return next.value;
  }
}

const keysOf = ({ details }: Answer): string[] => details.map(({ key }) => key);

test.each(["rnn", "lstm", "gru"] as const)(
  "%s on the sine: starts, states, parts of the loss and other waves",
  (model) => {
    const answer = answerOf(trainedSine({ model, hidden: 6, epochs: 2 }));
    expect(keysOf(answer)).toEqual([
      "whereFirstSteps",
      "whereWarmUp",
      "whereStartPhases",
      "whereRandom",
      "whereParts",
      "whereFit",
      "whereNoise",
      "whereStates",
      "whereMapPeriods",
      "whereMapStarts",
    ]);
    expect(answer.more?.map(({ kind }) => kind)).toEqual(["lines", "lines", "lines", "bars", "map"]);
  },
);

test("an mlp on the sine: a static misfit", () => {
  const answer = answerOf(trainedSine({ model: "mlp", hidden: 6, epochs: 2 }));
  expect(answer.answer.key).toBe("whereStatic");
  expect(keysOf(answer)).toEqual(["whereFirstSteps", "whereNoise", "whereMapPeriods", "whereMapStarts"]);
});

test("weights that are not finite are told, not an error: sine and series", () => {
  const diverged = (subject: Subject): Subject => {
    for (const parameter of subject.model.params()) parameter.data = mul(parameter.data, Number.NaN);
    return subject;
  };
  const sine = answerOf(diverged(trainedSine({ hidden: 4, epochs: 1 })));
  expect(sine.answer).toEqual({ key: "whereDiverged", values: { step: 1 } });
  const data = dataOf(Float64Array.from({ length: 200 }, (_, t) => Math.sin(t / 3) + Math.sin(t * t) / 5));
  const series = answerOf(diverged(trainedSeries(data, makePlan(data, { horizon: 1 }), { epochs: 1, hidden: 4 })));
  expect(series.answer).toEqual({ key: "whereDiverged", values: { step: 1 } });
});
