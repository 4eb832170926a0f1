/**
 * The layout of a large graph, in nearly linear time: an algorithm that minimizes crossings needs minutes for the
 * thousands of nodes of a high derivative.
 *
 * Nodes are placed in layers, below all that they depend on; within its layer, a node is as near as possible to the
 * mean position of its neighbours (the barycentre method of Sugiyama et al. 1981, without nodes for long arrows, which
 * are straight).
 *
 * @module
 */
import type { Graph } from "./dot.ts";

/** The middle of a node, and its width. */
export interface Place {
  x: number;
  readonly y: number;
  readonly width: number;
}

const GAP = 14;
const SWEEPS = 6;

/** The position of each node, by its id; layers are `distance` apart. The graph must be acyclic. */
export function layers({ nodes, edges }: Graph, widthOf: (id: string) => number, distance: number): Map<string, Place> {
  const before = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const after = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const [from, to] of edges) {
    before.get(to)?.push(from);
    after.get(from)?.push(to);
  }
  const ranks = ranksOf(before, after);
  const rows: string[][] = [];
  for (const [id, rank] of ranks) {
    rows[rank] ??= [];
    rows[rank].push(id);
  }
  const places = new Map(
    nodes.map(({ id }) => [id, { x: 0, y: (ranks.get(id) as number) * distance, width: widthOf(id) }]),
  );
  for (const row of rows) spread(row, places, new Map(row.map((id, i) => [id, i * 60])));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) alignTo(down ? before : after, row, places);
  }
  return places;
}

/**
 * The layer of each node: one below the lowest that it depends on; leaves are directly above the first node that needs
 * them.
 */
function ranksOf(before: ReadonlyMap<string, string[]>, after: ReadonlyMap<string, string[]>): Map<string, number> {
  const ranks = new Map<string, number>();
  const missing = new Map(Array.from(before, ([id, list]) => [id, list.length]));
  const ready = [...missing.keys()].filter((id) => missing.get(id) === 0);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    ranks.set(
      id,
      (before.get(id) ?? []).reduce((rank, other) => Math.max(rank, (ranks.get(other) as number) + 1), 0),
    );
    for (const next of after.get(id) ?? []) {
      const left = (missing.get(next) as number) - 1;
      missing.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  for (const [id, list] of before) {
    const users = after.get(id) ?? [];
    if (list.length === 0 && users.length > 0)
      ranks.set(id, Math.min(...users.map((user) => ranks.get(user) as number)) - 1);
  }
  return ranks;
}

/** Moves the nodes of a layer towards the mean positions of their neighbours, in the order of these. */
function alignTo(neighbours: ReadonlyMap<string, string[]>, row: string[], places: ReadonlyMap<string, Place>): void {
  const wished = new Map(
    row.map((id) => {
      const xs = (neighbours.get(id) ?? []).map((other) => (places.get(other) as Place).x);
      return [id, xs.length === 0 ? (places.get(id) as Place).x : xs.reduce((a, b) => a + b) / xs.length];
    }),
  );
  row.sort((a, b) => (wished.get(a) as number) - (wished.get(b) as number));
  spread(row, places, wished);
}

/** Places a layer from left to right, as near to the wished positions as space allows, and then moves it as a whole. */
function spread(row: readonly string[], places: ReadonlyMap<string, Place>, wished: ReadonlyMap<string, number>): void {
  let edge = Number.NEGATIVE_INFINITY;
  let error = 0;
  for (const id of row) {
    const place = places.get(id) as Place;
    const wish = wished.get(id) as number;
    place.x = Math.max(wish, edge + GAP + place.width / 2);
    edge = place.x + place.width / 2;
    error += place.x - wish;
  }
  for (const id of row) (places.get(id) as Place).x -= error / row.length;
}
