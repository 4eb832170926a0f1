import { expectClose } from "@dz/core/testing";
import * as nd from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { contract, type Term } from "./contraction.ts";

const random = new nd.RandomState(0);
const lengths: Record<string, number> = { a: 2, b: 3, c: 4, d: 2, e: 0 };

function term(labels: string): Term {
  return {
    a: random.uniform(
      -1,
      1,
      [...labels].map((label) => lengths[label] as number),
    ),
    labels: [...labels],
  };
}

/** Nested loops over all names at once. */
function loops(terms: readonly Term[], output: string): nd.NdArray {
  const names = [...new Set(terms.flatMap(({ labels }) => labels))];
  const shape = [...output].map((label) => lengths[label] as number);
  const out = new Float64Array(nd.sizeOf(shape));
  const values = terms.map(({ a }) => a.toTypedArray());
  const at: Record<string, number> = {};
  const place = (labels: readonly string[]): number =>
    labels.reduce((i, label) => i * (lengths[label] as number) + (at[label] as number), 0);
  const visit = (depth: number): void => {
    const name = names[depth];
    if (name === undefined) {
      const product = terms.reduce((p, { labels }, i) => p * (values[i]?.[place(labels)] as number), 1);
      out[place([...output])] = (out[place([...output])] as number) + product;
      return;
    }
    for (let i = 0; i < (lengths[name] as number); i++) {
      at[name] = i;
      visit(depth + 1);
    }
  };
  visit(0);
  return nd.fromTypedArray(out, shape);
}

const cases = [
  "ab->ab",
  "ab->ba",
  "ab->a",
  "ab->",
  "abc->cb",
  "->",
  "ab,bc->ac",
  "ab,bc->ca",
  "ab,ab->",
  "ab,ab->a",
  "ab,ab->ab",
  "ab,ba->b",
  "a,b->ab",
  "a,b->",
  "ab,c->b",
  ",ab->ba",
  "abc,adc->bda",
  "abc,cd->abd",
  "abc,cda->db",
  "abc,dbca->d",
  "ab,cd->",
  "ae,eb->ab",
  "e,e->",
  "ea,eb->eab",
  "ab,bc,cd->ad",
  "ab,bc,cd,d->a",
  "a,a,a->a",
  "abc,a,b,c->",
  "ab,cb,ac->abc",
  "a,b,c->cab",
];
describe("contract", () => {
  for (const formula of cases) {
    test(formula, () => {
      const [left = "", output = ""] = formula.split("->");
      const terms = left.split(",").map(term);
      expectClose(contract(terms, [...output]), loops(terms, output), { rtol: 1e-12, atol: 1e-14 });
    });
  }

  test("of whole numbers is float64, of float32 and bools float32", () => {
    const int = { a: nd.array([2, 3], { dtype: "int32" }), labels: ["a"] };
    const y = contract([int, int], ["a"]);
    expect([y.dtype, y.toArray()]).toEqual(["float64", [4, 9]]);
    const float = { a: nd.array([2, 3], { dtype: "float32" }), labels: ["a"] };
    expect(contract([float, { a: nd.array([true, false]), labels: ["a"] }], []).dtype).toBe("float32");
  });

  test("is a new array, where the values are those of the only one, too", () => {
    const only = term("ab");
    expect(contract([only], ["a", "b"])).not.toBe(only.a);
  });
});
