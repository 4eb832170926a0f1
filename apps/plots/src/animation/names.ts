import type { ReportRun } from "../report-data.ts";

/** A name that is valid as a file in the folder, for any name of a run. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^\.+/, "");
}

/** The file of a run's animated SVG. */
export function svgName({ name }: Pick<ReportRun, "name">): string {
  return `animation-${fileName(name)}.svg`;
}

/** The file of a run's GIF. */
export function gifName({ name }: Pick<ReportRun, "name">): string {
  return `animation-${fileName(name)}.gif`;
}
