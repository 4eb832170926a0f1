import type { Variable, VariableLike } from "@dz/core";
import { type ForecastData, InUnits, outputsOf, type Plan, unitInputs } from "@dz/forecasting";
import type { Layer } from "@dz/layers";
import { array, type NdArray } from "@dz/ndarray";
import { type Run, RunError } from "@dz/runs";
import { calendarInputs } from "@dz/series";
import type { Options } from "../options.ts";
import { resumedOptions } from "../resume.ts";
import { finishedModel } from "../series/finished-model.ts";
import { savedSeriesTask } from "../series/series-input.ts";

/** A network as it is exported: what it takes, by name, with an example of each. */
export interface ExportedModel {
  readonly model: Layer & { forward(...inputs: VariableLike[]): Variable };
  /** Whether it has a state that goes on from step to step. */
  readonly recurrent: boolean;
  readonly inputs: Readonly<Record<string, NdArray>>;
  readonly output: string;
}

/** The network of a finished run, on its own or with the units of its series around it. Throws {@link RunError}. */
export function exportedModel(folder: string, run: Run): ExportedModel {
  const options = resumedOptions({ folder: run.folder, given: {} }, run.config);
  if (run.weights === null) {
    throw new RunError(`run folder ${folder}: is not finished; resume it with --resume ${folder}`);
  }
  const recurrent = options.model !== "mlp";
  if (options.series !== null) return { ...ofSeries(folder, run, options, run.weights), recurrent };
  return {
    model: finishedModel(folder, options, 1, run.weights),
    inputs: { x: array([[0.5]]) },
    output: "y",
    recurrent,
  };
}

function ofSeries(folder: string, run: Run, options: Options, weights: Uint8Array): Omit<ExportedModel, "recurrent"> {
  const { data, learned } = savedSeriesTask(folder, run.config, run.file("series"));
  const { plan } = learned;
  const calendar = data.times === null ? [] : calendarInputs(data.times, plan.calendar);
  const network = finishedModel(folder, options, outputsOf(plan), weights);
  const model = new InUnits(network, plan, calendar.length);
  return { model, inputs: examples(data, plan, calendar, model.inputNames), output: "forecast" };
}

/** The inputs at an origin inside of the series, by name. */
function examples(
  data: ForecastData,
  plan: Plan,
  calendar: readonly Float64Array[],
  names: readonly string[],
): Record<string, NdArray> {
  const outputs = outputsOf(plan);
  const t = plan.length - 1 - outputs;
  const all: Record<string, number[]> = {
    values: [...data.values.subarray(t + 1 - unitInputs(plan, 0).values, t + 1)],
    calendar: calendar.map((each) => each[t + 1] as number),
    observed: data.observed.map((each) => each[t - plan.lag] as number),
    known: data.known.flatMap((each) => [...each.subarray(t + 1, t + 1 + outputs)]),
  };
  return Object.fromEntries(names.map((name) => [name, array([all[name] as number[]])]));
}
