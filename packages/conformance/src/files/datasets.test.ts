import { describe, expect, it } from "vitest";
import { counts, type Json, load, numberPlaces, problems, results, withChange } from "../testing.ts";
import { datasets } from "./datasets.ts";

const data = load("datasets.json");
const { format, versions } = data;
const run = (sections: object) => problems(datasets, { format, versions, ...sections });

describe("datasets", () => {
  it("passes on the committed data", () => {
    const all = results(datasets, data);
    expect(all.filter(({ status }) => status === "failed")).toEqual([]);
    expect(counts(all)).toEqual({ passed: 17 });
    expect(all.map(({ id }) => id)).toContain("sincurve_train/2");
  });

  it.each(["sincurve_train", "sincurve_test", "sincurve_grid", "spiral"])(
    "fails for every changed number of %s",
    (name) => {
      const part = { [name]: data[name] };
      const places = numberPlaces(part);
      expect(places.length).toBeGreaterThan(1);
      expect(places.filter((place) => run(withChange(part, place)).length === 0)).toEqual([]);
    },
  );

  it("fails for another hash", () => {
    const grid = { ...(data.sincurve_grid as Json), sha256_f64le: "00" };
    expect(run({ sincurve_grid: grid }).map(({ field }) => field)).toEqual(["sha256_f64le"]);
  });

  it("fails for unknown sections and fields", () => {
    expect(run({ mnist: { count: 1 } })[0]?.got).toContain("mnist: unknown section");
    expect(run({ spiral: [5] })[0]?.got).toContain("is missing");
    expect(run({ sincurve_test: { ...(data.sincurve_test as Json), extra: 1 } })[0]?.field).toBe("extra");
  });
});
