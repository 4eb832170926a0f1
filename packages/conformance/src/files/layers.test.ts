import { describe, expect, it } from "vitest";
import { type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { layers } from "./layers.ts";

const data = load("layers.json");
const cases = data.cases as Json[];
const initial = data.initial_weights as Json[];
const only = (one: unknown): Json => ({ ...data, cases: [one], initial_weights: [] }) as unknown as Json;
const onlyInitial = (one: unknown): Json => ({ ...data, cases: [], initial_weights: [one] }) as unknown as Json;
const caseOf = (id: string): Json => cases.find((one) => (one.id as unknown) === id) as Json;
const isConvolution = ({ layer }: Json): boolean => /onv2d$/.test(String(layer));

describe("layers", () => {
  const chosen = cases.filter((one) => !isConvolution(one));

  it.each(chosen.map((one) => [String(one.id), one] as const))("fails for every changed number of %s", (_, one) => {
    const { y, gx, grads, c_last, steps } = one;
    const expected = (steps as Json[] | undefined)?.map((step) => {
      const { y, gx, grads, avg_mean_after, avg_var_after } = step;
      return { y, gx, grads, avg_mean_after, avg_var_after };
    });
    const places = numberPlaces(JSON.parse(JSON.stringify({ y, gx, grads, c_last, steps: expected })));
    expect(places.length).toBeGreaterThan(5);
    for (const place of places) {
      expect(problems(layers, only(withChange(one, place))), place.join(".")).not.toEqual([]);
    }
  });

  const drawn = initial.filter((one) => !isConvolution(one));

  it.each(drawn.map((one) => [String(one.layer), Number(one.seed), one] as const))(
    "fails for every changed number that %s draws from seed %d",
    (_, _seed, one) => {
      for (const place of numberPlaces({ params: one.params })) {
        expect(problems(layers, onlyInitial(withChange(one, place))), place.join(".")).not.toEqual([]);
      }
    },
  );

  it.each([
    ["an unknown layer", { layer: "Attention" }, "unknown layer Attention"],
    ["an unknown kind", { kind: "graph" }, "unknown kind graph"],
    ["an unknown field", { extra: 1 }, "a field that the runner does not know"],
    ["an unknown option", { config: { out_size: 5, in_size: 4, nobias: false, foo: 1 } }, "a field that the runner"],
    ["another size", { config: { out_size: 6, in_size: 4, nobias: false } }, "ShapeError"],
    ["a missing parameter", { params: {} }, "ValueError"],
  ])("fails for %s", (_, change, message) => {
    const found = problems(layers, only({ ...caseOf("Linear/0"), ...change }));
    expect(found[0]?.got).toContain(message);
  });

  it("fails for a missing and for an unexpected gradient", () => {
    const { grads } = caseOf("Linear/0");
    const more = problems(layers, only({ ...caseOf("Linear/0"), grads: { ...(grads as Json), c: (grads as Json).b } }));
    expect(more[0]).toEqual({ field: "grads", got: '["W","b"]', want: '["W","b","c"]' });
    const less = problems(layers, only({ ...caseOf("Linear/0"), grads: { W: (grads as Json).W } }));
    expect(less[0]).toEqual({ field: "grads", got: '["W","b"]', want: '["W"]' });
  });

  it("resets the state where the data say so", () => {
    for (const id of ["RNN/1", "LSTM/1", "GRU/0"]) {
      expect(problems(layers, only({ ...caseOf(id), reset_state_before_step: null }))[0]?.field).toBe("y");
    }
  });

  it("fails for unknown activations", () => {
    const config = { sizes: [5, 1], activation: "swish" };
    expect(problems(layers, only({ ...caseOf("MLP/1"), config }))[0]?.got).toContain("unknown activation swish");
  });
});
