import { array, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { noGrad } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";
import type { Gradients } from "./gradients.ts";
import { walk } from "./walk.ts";
import "../ops/operators.ts";

/** Keeps gradients in a map and records the calls. */
class Recorder implements Gradients {
  readonly log: string[] = [];
  readonly reached: Variable[] = [];
  private readonly found = new Map<Variable, Variable>();

  add(x: Variable, gx: Variable): void {
    const before = this.found.get(x);
    if (before === undefined) this.reached.push(x);
    this.found.set(x, before?.add(gx) ?? gx);
  }

  take(y: Variable): Variable | null {
    this.log.push(`take ${y.name}`);
    return this.found.get(y) ?? y.grad;
  }

  tryOnArrays(node: GraphNode): boolean {
    return node.fn.name === "OnArrays";
  }

  publish(): void {
    for (const [x, g] of this.found) if (x.creatorNode === null) this.log.push(`${x.name} ${g.item()}`);
  }
}

class Halves extends FunctionNode {
  override forward(x: NdArray): NdArray[] {
    return [x, x];
  }

  override backward(a: Variable | null, b: Variable | null): Variable {
    return (a ?? variable(0)).add(b ?? variable(0));
  }
}

class OnArrays extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return x;
  }

  override backward(): never {
    throw new Error("not asked for");
  }
}

function logOf(root: Variable): string[] {
  const first = root.creatorNode as GraphNode;
  const gradients = new Recorder();
  if (root.grad === null) gradients.add(root, variable(1));
  noGrad(() => walk(first, gradients));
  return gradients.log;
}

const named = (x: Variable, name: string): Variable => Object.assign(x, { name });

describe("walk", () => {
  test("visits a node when all gradients of its outputs are there", () => {
    const x = variable(3, { name: "x" });
    const a = named(x.mul(2), "a");
    const b = named(a.mul(a), "b");
    expect(logOf(named(b.add(a), "y"))).toEqual(["take y", "take b", "take a", "x 26"]);
  });

  test("begins with a gradient that was given", () => {
    const y = named(variable(3, { name: "x" }).mul(2), "y");
    y.grad = variable(10);
    expect(logOf(y)).toEqual(["take y", "x 20"]);
  });

  test("takes the gradients of all outputs, but of one that was unchained", () => {
    const [a, b] = new Halves().applyAll(variable(3, { name: "x" })) as [Variable, Variable];
    const y = named(named(a, "a").mul(2).add(named(b, "b").mul(5)), "y");
    for (const part of y.creator?.inputs ?? []) part.name = "part";
    expect(logOf(y)).toEqual(["take y", "take part", "take part", "take a", "take b", "x 7"]);
    b.unchain();
    expect(logOf(y).slice(-3)).toEqual(["take a", "b 5", "x 2"]);
  });

  test("leaves a node to the gradients that can do without its backward", () => {
    expect(logOf(named(new OnArrays().apply(variable(array(1))), "y"))).toEqual([]);
  });
});
