/**
 * The parts of the report, for use in other programs without the command.
 *
 * @module
 */
export { animatedSvg } from "./animation/animated-svg.ts";
export type { Figure, Table } from "./figure.ts";
export { figures } from "./figures/index.ts";
export { still } from "./gif/still.ts";
export { pageDocument } from "./page/document.ts";
export { tableFile } from "./page/table.ts";
export { readReport } from "./read-report.ts";
export type { EpochLosses, LongRun, Report, ReportRun, Wave } from "./report-data.ts";
export { framesOf } from "./stats/frames.ts";
