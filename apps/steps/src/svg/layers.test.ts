import { expect, it } from "vitest";
import type { Graph } from "./dot.ts";
import { layers } from "./layers.ts";

const graphOf = (...edges: [string, string][]): Graph => ({
  nodes: [...new Set(edges.flat())].map((id) => ({ id, label: id, isFunction: false })),
  edges,
});

it("places each node below all that it depends on, and a leaf right above its first user", () => {
  const places = layers(graphOf(["a", "b"], ["b", "c"], ["a", "c"], ["leaf", "c"]), () => 30, 50);
  expect(Array.from(places, ([id, { y }]) => [id, y])).toEqual([
    ["a", 0],
    ["b", 50],
    ["c", 100],
    ["leaf", 50],
  ]);
});

it("keeps the nodes of a layer apart", () => {
  const places = layers(graphOf(["a", "x"], ["a", "y"], ["a", "z"]), (id) => (id === "y" ? 100 : 30), 50);
  const xs = ["x", "y", "z"].map((id) => places.get(id)).sort((p, q) => (p?.x ?? 0) - (q?.x ?? 0));
  for (const [i, right] of xs.slice(1).entries()) {
    const left = xs[i];
    if (left === undefined || right === undefined) throw new Error("a node has no place");
    expect(right.x - right.width / 2 - (left.x + left.width / 2)).toBeGreaterThan(13.99);
  }
});

it("puts a chain into one line", () => {
  const places = layers(graphOf(["a", "b"], ["b", "c"], ["c", "d"]), () => 30, 50);
  expect(new Set(Array.from(places.values(), ({ x }) => Math.round(x)))).toEqual(new Set([0]));
});
