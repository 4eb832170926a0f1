/**
 * The parts of the report for whoever tries them in its own process, without the command.
 *
 * @module
 */
export { animatedSvg } from "./animation/animated-svg.ts";
export { framesOf } from "./animation/thin.ts";
export { type Axis, type AxisOptions, createAxis, type Tick } from "./chart/axis.ts";
export { rounded, short } from "./chart/format.ts";
export type { Figure, Table } from "./figure.ts";
export { figures } from "./figures/index.ts";
export { still } from "./gif/still.ts";
export { linearAxis, logAxis } from "./page/client/axis.ts";
export { readable, withMinus } from "./page/client/markup.ts";
export { pageDocument } from "./page/document.ts";
export { tableFile } from "./page/table.ts";
export { readReport } from "./read-report.ts";
export type { EpochLosses, LongRun, Report, ReportRun, Wave } from "./report-data.ts";
