import { describe, expect, it } from "vitest";
import { type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { datasets } from "./datasets.ts";
import { loaders } from "./loaders.ts";

const data = load("datasets.json");
const { format, versions } = data;
const run = (sections: object) => problems(datasets, { format, versions, ...sections });

describe("the sections about loaders", () => {
  it.each(Object.keys(loaders))("fail for every changed number of %s", (name) => {
    const part = { [name]: data[name] };
    const places = numberPlaces(part);
    expect(places.length).toBeGreaterThan(1);
    const unseen = places.filter((place) => run(withChange(part, place)).length === 0);
    // One example more than 999 gives the same 30 rows, so that `size` cannot matter.
    expect(unseen.filter((place) => place.at(-1) !== "size")).toEqual([]);
  });

  it("fail for a missing batch", () => {
    const shuffled = data.dataloader_shuffle as Json;
    const batches = (shuffled.batches as unknown as Json[][]).map((epoch) => epoch.slice(1));
    expect(run({ dataloader_shuffle: { ...shuffled, batches } })[0]?.field).toBe("batches[0]");
  });
});
