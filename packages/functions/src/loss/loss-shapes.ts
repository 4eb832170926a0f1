import { config } from "@dz/core";
import { broadcastShapes, canBroadcast, formatShape, type Shape, ShapeError, sizeOf } from "@dz/ndarray";

/** The pairs of shapes that were warned about, so that training warns once. */
const warned = new Set<string>();

/**
 * @internal Checks the shapes of a prediction and its target, which broadcast. If both are repeated, as [n, 1] and [n]
 * are to [n, n], each prediction is compared with every target, which is a mistake: `config.lossBroadcast` says what
 * happens.
 *
 * Throws {@link ShapeError} for shapes that do not broadcast, and for such pairs if the switch is "error".
 */
export function checkLossShapes(prediction: Shape, target: Shape, op: string): void {
  if (canBroadcast(target, prediction) || canBroadcast(prediction, target)) return;
  const shape = broadcastShapes(prediction, target, op);
  const size = sizeOf(shape);
  if (size === sizeOf(prediction) || size === sizeOf(target) || config.lossBroadcast === "ignore") return;
  const [x, t, both] = [prediction, target, shape].map(formatShape);
  const advice = `reshape the target to ${x}, or set config.lossBroadcast to "ignore"`;
  const message = `${op}: shapes ${x} and ${t} broadcast to ${both}, each prediction is compared with every target; ${advice}`;
  if (config.lossBroadcast === "error") throw new ShapeError(message);
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(message);
}
