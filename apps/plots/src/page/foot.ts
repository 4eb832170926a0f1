import { escapeText } from "@dz/text";
import { sineRuns } from "../learned/learned-series.ts";
import type { Report, ReportRun } from "../report-data.ts";

function list(pairs: readonly (readonly [string, string])[]): string {
  const items = pairs.map(([name, value]) => `<div><dt>${escapeText(name)}<dd>${escapeText(value)}</div>`);
  return `<dl>${items.join("")}</dl>`;
}

function runMarkup({ label, config, warnings }: ReportRun): string {
  const { settings, seed, dz, node, started, command } = config;
  const pairs = Object.entries(settings).map(
    ([name, value]) => [name, value === null ? "none" : String(value)] as const,
  );
  const notes = warnings.map((text) => `<p class=note>${escapeText(text)}</p>`).join("");
  const versions = [
    ["seed", String(seed)],
    ["dz", dz],
    ["Node", node],
    ["started", started],
  ] as const;
  return `<h3>${escapeText(label)}</h3>${notes}
${list([...pairs, ...versions])}
<p>The same run again:</p><pre tabindex=0><code>${escapeText(command)}</code></pre>`;
}

/** The origin of the report, so that it can be reproduced. */
export function footMarkup({ runs, command, seed, versions, problems }: Report): string {
  const notes = problems.map((text) => `<p class=note>${escapeText(text)}</p>`).join("");
  return `<footer id=about class=card>
<h2>How this was made</h2>${notes}
${list([
  ["dz", versions.dz],
  ["Node", versions.node],
  ...(sineRuns(runs).length > 0 || runs.length === 0
    ? [["seed of the training data shown", String(seed)] as const]
    : []),
])}
<p>This report again:</p><pre tabindex=0><code>${escapeText(command)}</code></pre>
${runs.map(runMarkup).join("")}
</footer>`;
}
