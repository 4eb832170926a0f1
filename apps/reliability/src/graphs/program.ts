/**
 * Random graphs as data: a seed and the names of ops, which determine everything that is drawn.
 *
 * @module
 */
import { sum, type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { ledger } from "./ledger/index.ts";
import { type Notes, Sketch } from "./sketch.ts";

/** A graph: ops in order, each applied to earlier results, with choices determined by the seed. */
export interface Program {
  readonly seed: number;
  readonly ops: readonly string[];
}

const names = Object.keys(ledger);

/** The maximum number of ops in a chain. */
export const DEPTH = 8;

/** The program of a seed: each op in turn begins one, followed by up to seven others. */
export function programOf(seed: number): Program {
  const random = new nd.RandomState(seed % 2 ** 32);
  const others = Array.from(
    { length: random.randint(0, DEPTH) },
    () => names[random.randint(0, names.length)] as string,
  );
  return { seed, ops: [names[seed % names.length] as string, ...others] };
}

/** The values of the leaves: one a scalar, one a row that broadcasts. */
export function leavesOf({ seed }: Program): nd.NdArray[] {
  const random = new nd.RandomState((seed + 1) % 2 ** 32);
  const shapes = [[2, 3], [3], [], [1, 2, 2]].slice(0, 2 + random.randint(0, 3));
  return shapes.map((shape) => nd.array(random.uniform(-1.5, 1.5, shape)));
}

/** The function of the leaves: a scalar to which every op contributes. */
export function evaluate({ seed, ops }: Program, leaves: readonly Variable[], notes: Notes): Variable {
  const sketch = new Sketch(seed, leaves, notes);
  let total = variable(0);
  for (const name of ops) {
    const entry = ledger[name];
    if (entry === undefined) throw new Error(`graphs: there is no op ${name} in the ledger`);
    const drawn = entry(sketch);
    const results = Array.isArray(drawn) ? (drawn as readonly Variable[]) : [drawn as Variable];
    sketch.add(results);
    for (const y of results) {
      total = total.add(sum(sketch.tame(y).mul(sketch.constants(y.shape, 0.5, 1.5))));
    }
  }
  return total;
}
