/**
 * A graph in the DOT language as the text of an SVG file, for readers without Graphviz.
 *
 * @module
 */
import { graphlib, layout } from "@dagrejs/dagre";
import { round } from "@dz/drawing";
import { escapeText } from "@dz/text";
import { type Graph, parseDot } from "./dot.ts";
import { layers, type Place } from "./layers.ts";
import { picture } from "./picture.ts";

const HEIGHT = 26;
const MARGIN = 12;
const LARGE = 400; // nodes

/** Draws the output of `toDot`: the inputs at the top, values as ellipses, functions as boxes. */
export function graphSvg(dot: string): string {
  const graph = parseDot(dot);
  const { places, edges, width, height } = (graph.nodes.length > LARGE ? layOutLarge : layOut)(graph);
  const drawn = graph.nodes.map((node) => {
    const { x, y, width: w } = places.get(node.id) as Place;
    const fill = node.isFunction ? "lightblue" : "orange";
    const shape = node.isFunction
      ? `<rect x="${round(x - w / 2)}" y="${round(y - HEIGHT / 2)}" width="${round(w)}" height="${HEIGHT}" fill="${fill}"/>`
      : `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(w / 2)}" ry="${HEIGHT / 2}" fill="${fill}"/>`;
    const text = `<text x="${round(x)}" y="${round(y + 4)}" text-anchor="middle">${escapeText(node.label)}</text>`;
    return node.label === "" ? shape : shape + text;
  });
  const arrow = '<path d="M0 0L8 4L0 8z" fill="#555"/>';
  return picture(width, height, [
    `<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">${arrow}</marker></defs>`,
    '<g fill="none" stroke="#555">',
    ...edges.map((points) => `<path d="${curve(points)}" marker-end="url(#a)"/>`),
    "</g>",
    ...drawn,
  ]);
}

type Corner = Readonly<{ x: number; y: number }>;

interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  readonly edges: readonly (readonly Corner[])[];
  readonly width: number;
  readonly height: number;
}

function widthOf(label: string): number {
  return Math.max(26, 7 * label.length + 18);
}

/**
 * Positions of all nodes such that arrows go down, with few crossings (Gansner et al. 1993, in dagre's implementation).
 */
function layOut({ nodes, edges }: Graph): Layout {
  const graph = new graphlib.Graph();
  graph.setGraph({ nodesep: 14, ranksep: 28, marginx: MARGIN, marginy: MARGIN });
  for (const { id, label } of nodes) graph.setNode(id, { width: widthOf(label), height: HEIGHT });
  for (const [from, to] of edges) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    places: new Map(nodes.map(({ id }) => [id, graph.node(id) as Place])),
    edges: edges.map(([from, to]) => (graph.edge(from, to) as { points: Corner[] }).points),
    width,
    height,
  };
}

/** The same for more nodes than dagre can place in a second or two. */
function layOutLarge(graph: Graph): Layout {
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, label]));
  const places = layers(graph, (id) => widthOf(labels.get(id) as string), HEIGHT + 28);
  const all = [...places.values()];
  const left = all.reduce((edge, { x, width }) => Math.min(edge, x - width / 2), Number.POSITIVE_INFINITY) - MARGIN;
  const right = all.reduce((edge, { x, width }) => Math.max(edge, x + width / 2), Number.NEGATIVE_INFINITY);
  const bottom = all.reduce((edge, { y }) => Math.max(edge, y), 0);
  const top = HEIGHT / 2 + MARGIN;
  const moved = new Map(Array.from(places, ([id, { x, y, width }]) => [id, { x: x - left, y: y + top, width }]));
  return {
    places: moved,
    edges: graph.edges.map(([from, to]) => {
      const [start, end] = [moved.get(from), moved.get(to)] as [Place, Place];
      return [
        { x: start.x, y: start.y + HEIGHT / 2 },
        { x: end.x, y: end.y - HEIGHT / 2 },
      ];
    }),
    width: right - left + MARGIN,
    height: bottom + 2 * top,
  };
}

/** A smooth line through corners: each is the control point of a curve between the midpoints of its sides. */
function curve(corners: readonly Corner[]): string {
  const at = ({ x, y }: Corner): string => `${round(x)} ${round(y)}`;
  const first = corners[0] as Corner;
  const last = corners.at(-1) as Corner;
  const inner = corners.slice(1, -1);
  const parts = inner.map((corner, i) => {
    const next = inner[i + 1];
    const end = next === undefined ? last : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    return `Q${at(corner)} ${at(end)}`;
  });
  return `M${at(first)}${parts.join("") || `L${at(last)}`}`;
}
