/**
 * `datasets.json`: the series, points and batches of DeZero's datasets and loaders. Each section is a case; a section
 * that is a list has one case per element.
 *
 * @module
 */
import { CosineTest, SinCurve, Spiral } from "@dz/datasets";
import { linspace, RandomState } from "@dz/ndarray";
import { dataFile, type Runner } from "../cases.ts";
import { type CaseResult, type Check, runCase } from "../check.ts";
import { type Allowance, exact, ulps } from "../compare.ts";
import { DataError } from "../decode.ts";
import { Fields } from "../fields.ts";
import { loaders } from "./loaders.ts";
import { checkNext, hashOf } from "./rng-part.ts";
import { sineAndNoise } from "./series-tolerance.ts";

type Section = (check: Check, fields: Fields) => void;

const sections: ReadonlyMap<string, Section> = new Map(
  Object.entries({
    sincurve_train: checkSinCurve,
    sincurve_test: checkSinCurveTest,
    sincurve_grid: checkGrid,
    spiral: checkSpiral,
    ...loaders,
  }),
);

export const datasets: Runner = (data) =>
  dataFile(data, "dz-conformance/datasets/1", function* (file) {
    file.ignore("tolerance"); // in words: indices are exact, SinCurve 2 ulp of the larger term, Spiral 1 ulp of float32
    for (const name of file.names()) {
      if (name === "format" || name === "versions" || name === "tolerance") continue;
      const value = file.get(name);
      if (!Array.isArray(value)) yield runSection(name, name, value);
      else for (const [i, one] of value.entries()) yield runSection(`${name}/${i}`, name, one);
    }
  });

function runSection(id: string, name: string, value: unknown): CaseResult {
  const fields = new Fields(typeof value === "object" && value !== null ? value : { [name]: value }, "");
  return runCase(id, fields, (check) => {
    const section = sections.get(name);
    if (section === undefined) throw new DataError(`${name}: unknown section`);
    section(check, fields);
  });
}

function checkSinCurve(check: Check, fields: Fields): void {
  const stream = new RandomState(fields.number("seed"));
  const set = new SinCurve({ random: stream });
  checkNext(check, fields, stream);
  const series = fields.numbers("series");
  checkSeries(check, set, series, sineAndNoise());
  check.same("length", set.length, fields.number("length"));
  check.same("item_shape", set.get(0)[0].shape, fields.numbers("item_shape"));
  check.same("item_shape (target)", set.get(-1)[1].shape, fields.numbers("item_shape"));
  check.same("data_shape", set.data.shape, fields.numbers("data_shape"));
  check.same("dtype", set.data.dtype, fields.text("dtype"));
  const noise = fields.numbers("noise_head");
  const drawn = new RandomState(fields.number("seed")).uniform(-0.05, 0.05, [noise.length]);
  check.numbers("noise_head", drawn.toTypedArray(), noise, exact);
}

/** The inputs are the series without its last value, the targets the series without its first. */
function checkSeries(check: Check, set: SinCurve, series: number[], allowance: Allowance): void {
  check.numbers("series (data)", set.xs().toTypedArray(), series.slice(0, -1), allowance);
  check.numbers("series (label)", set.ts().toTypedArray(), series.slice(1), (want, scale, i) =>
    allowance(want, scale, i + 1),
  );
}

function checkSinCurveTest(check: Check, fields: Fields): void {
  fields.ignore("note");
  const stream = new RandomState(fields.number("seed"));
  const set = new SinCurve({ random: stream, train: false });
  checkNext(check, fields, stream);
  checkSeries(check, set, fields.numbers("series"), ulps(2));
}

function checkGrid(check: Check, fields: Fields): void {
  fields.ignore("note");
  const grid = linspace(0, 2 * Math.PI, 1000);
  const head = fields.numbers("linspace_0_2pi_1000_head");
  check.numbers("linspace_0_2pi_1000_head", grid.toTypedArray().subarray(0, head.length), head, exact);
  check.number("last", grid.toTypedArray()[999] as number, fields.number("last"), exact);
  check.same("sha256_f64le", hashOf(grid.toTypedArray()), fields.text("sha256_f64le"));
  const wave = linspace(0, 4 * Math.PI, 1000);
  const field = "test_wave_linspace_0_4pi_1000_sha256_f64le";
  check.same(field, hashOf(wave.toTypedArray()), fields.text(field));
  const cosine = Array.from(wave.toTypedArray(), Math.cos);
  check.numbers("the test wave", new CosineTest().xs().toTypedArray(), cosine.slice(0, -1), ulps(2));
}

function checkSpiral(check: Check, fields: Fields): void {
  const stream = new RandomState(0);
  const set = new Spiral({ train: fields.flag("train"), random: stream });
  checkNext(check, fields, stream);
  check.same("seed", fields.number("seed"), fields.flag("train") ? 1984 : 2020);
  check.array("x", set.xs(), fields.array("x"), ulps(1, "float32"));
  check.array("t", set.ts(), fields.array("t"), exact);
}
