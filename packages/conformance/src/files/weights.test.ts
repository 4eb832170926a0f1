import { describe, expect, it } from "vitest";
import { type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { files } from "./files.ts";

const data = load("files/index.json");
const { format, versions } = data;
const weights = data.weights as Json[];
const run = (one: unknown) =>
  problems(files, { format, versions, weights: [one], npy: [], npz: [], mnist: [], cifar: [] });

describe("weights that DeZero saved", () => {
  it.each(weights.map((one) => [String(one.file), one] as const))("are compared in every number: %s", (_, one) => {
    expect(run(one)).toEqual([]);
    const { members, y } = one;
    const places = numberPlaces({ members, y });
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter((place) => run(withChange(one, place)).length === 0)).toEqual([]);
  });

  it("must fit the model", () => {
    const [rnn, mlp] = weights as [Json, Json];
    expect(run({ ...rnn, file: mlp.file }).map(({ field }) => field)).toContain("members");
    expect(run({ ...rnn, hidden_size: 5 }).at(-1)?.got).toContain(
      "ShapeError: loadWeights: rnn/x2h/W has shape [2, 4]",
    );
    expect(run({ ...rnn, model: "VGG16" }).at(-1)?.got).toContain("unknown model VGG16");
    expect(run({ ...rnn, extra: 1 })).toMatchObject([{ field: "extra" }]);
  });
});
