/**
 * The formulas of `einsum`: the index of each axis.
 *
 * `ij,jk->ik` names the axes of two operands and of the result. Without an arrow, the result has the indexes that occur
 * once, in alphabetical order. `...` stands for axes without a letter, aligned at the last of them as in broadcasting;
 * here they get names that differ from all letters. A letter that occurs twice in one operand is kept twice.
 *
 * @module
 */
import { describe, formatShape, type Shape, ShapeError, ValueError } from "@dz/ndarray";

/** The names of axes, in order. */
export type Labels = readonly string[];

/** The named axes of the operands and of the result. */
export interface EinsumFormula {
  readonly inputs: readonly Labels[];
  readonly output: Labels;
}

const ELLIPSIS = "...";

/** @internal Whether an axis got its name from an ellipsis. */
export function isHidden(label: string): boolean {
  return label.startsWith(ELLIPSIS);
}

/**
 * @internal Parses a formula for operands of these shapes. Throws {@link ValueError} for an invalid formula, or one for
 * another number of operands, and {@link ShapeError} for a shape with another number of axes.
 */
export function parseEinsum(formula: string, shapes: readonly Shape[]): EinsumFormula {
  if (typeof formula !== "string") {
    throw new ValueError(`einsum: expected a formula such as "ij,jk->ik", got ${describe(formula)}`);
  }
  const [left = "", right, ...more] = formula.replaceAll(" ", "").split("->");
  if (more.length > 0) throw new ValueError(`einsum: "${formula}" has more than one arrow`);
  const terms = left.split(",");
  if (terms.length !== shapes.length) {
    throw new ValueError(`einsum: got ${shapes.length} operands for "${formula}", which names ${terms.length}`);
  }
  const read = terms.map((term) => readTerm(term, formula));
  const result = right === undefined ? implied(read) : readOutput(right, formula, read);

  const counts = read.map((labels, i) => hiddenAxes(labels, terms[i] as string, shapes[i] as Shape));
  const most = Math.max(...counts);
  const expand = (labels: Labels, count: number): Labels =>
    labels.flatMap((label) =>
      label === ELLIPSIS ? Array.from({ length: count }, (_, i) => `${ELLIPSIS}${most - count + i}`) : [label],
    );
  if (most > 0 && !result.includes(ELLIPSIS)) {
    throw new ValueError(`einsum: the output of "${formula}" has no ellipsis, but it stands for ${most} axes`);
  }
  return { inputs: read.map((labels, i) => expand(labels, counts[i] as number)), output: expand(result, most) };
}

/** The letters and ellipses of a term. */
function readTerm(term: string, formula: string): string[] {
  const wrong = term.replace(/\.{3}|[A-Za-z]/g, "");
  if (wrong !== "") {
    throw new ValueError(`einsum: "${formula}" has "${wrong[0]}", indexes are letters from a to z and A to Z`);
  }
  const labels: string[] = term.match(/\.{3}|[A-Za-z]/g) ?? [];
  if (labels.indexOf(ELLIPSIS) === labels.lastIndexOf(ELLIPSIS)) return labels;
  throw new ValueError(`einsum: "${term}" of "${formula}" has more than one ellipsis`);
}

function readOutput(term: string, formula: string, inputs: readonly Labels[]): string[] {
  if (term.includes(",")) throw new ValueError(`einsum: "${formula}" has more than one output`);
  const labels = readTerm(term, formula);
  const twice = labels.find((label, i) => labels.indexOf(label) < i);
  if (twice !== undefined) throw new ValueError(`einsum: index ${twice} is twice in the output of "${formula}"`);
  // An ellipsis for zero axes is allowed, as in NumPy.
  const unknown = labels.find((label) => label !== ELLIPSIS && !inputs.some((input) => input.includes(label)));
  if (unknown === undefined) return labels;
  throw new ValueError(`einsum: index ${unknown} of the output is in no operand of "${formula}"`);
}

/** The indexes of the result of a formula without an arrow: an ellipsis first, since "." sorts before all letters. */
function implied(inputs: readonly Labels[]): string[] {
  const all = inputs.flat();
  const once = all.filter((label, i) =>
    label === ELLIPSIS ? all.indexOf(label) === i : all.indexOf(label) === all.lastIndexOf(label),
  );
  return once.sort();
}

/** The number of axes that the ellipsis of a term stands for; 0 if it has none. */
function hiddenAxes(labels: Labels, term: string, shape: Shape): number {
  const letters = labels.filter((label) => label !== ELLIPSIS).length;
  const hidden = shape.length - letters;
  if (hidden === 0 || (hidden > 0 && labels.length > letters)) return hidden;
  throw new ShapeError(`einsum: "${term}" does not name the axes of shape ${formatShape(shape)}`);
}
