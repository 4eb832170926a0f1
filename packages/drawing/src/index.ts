export { type Axis, linearAxis, logAxis, roundNumbers, type Tick } from "./axis.ts";
export { type AxisOptions, createAxis } from "./chart/axis.ts";
export { barMark, cellsMark, intervalMark, rows } from "./chart/categories.ts";
export { type Chart, drawChart } from "./chart/chart.ts";
export { cut, powerOfTen, rounded, short } from "./chart/format.ts";
export {
  bandMark,
  lineMark,
  type Mark,
  noteMark,
  range,
  ruleMark,
  scatterMark,
  stripMark,
  type Values,
} from "./chart/marks.ts";
export { color, colors, cycle, square, wide } from "./chart/style.ts";
export { type Attributes, element, round, textElement } from "./chart/svg.ts";
export { timeText } from "./chart/time-axis.ts";
export { type Area, clipLine, type Place } from "./clip.ts";
export {
  clipped,
  drawFrame,
  everyNth,
  type Frame,
  linePath,
  pathThrough,
  placesOf,
  plotArea,
  type Size,
} from "./frame.ts";
export { coordinate, readable, withMinus } from "./numbers.ts";
export { drawOffScale, type Stretch, stretches } from "./off-scale.ts";
