import { escapeText } from "@dz/text";
import { gifName, svgName } from "../animation/names.ts";
import { drawPrediction, drawTarget, frameTitle, waveFrame } from "../pictures/wave-chart.ts";
import type { Report, ReportRun } from "../report-data.ts";
import { countEpochs, lastShown, shownEpochs } from "../stats/losses.ts";

const SIZE = { width: 900, height: 360 };

/** Pictures embedded in the page have every third point; the script draws all. */
const STEP = 3;

function swatch(line: string): string {
  return `<svg class=swatch width=28 height=10 aria-hidden=true><path class=${line} d="M0 5H28"/></svg>`;
}

/** The last prediction of a run as a picture that needs no script. */
function lastFrame(run: ReportRun, target: Float64Array, marks: boolean): string {
  const frame = waveFrame(SIZE, target.length);
  const prediction = run.predictions.at(-1) ?? [];
  const id = (name: string): string => (marks ? ` id=wave-${name}` : "");
  const hidden = marks ? "aria-hidden=true" : `role=img aria-label="${escapeText(`Last prediction of ${run.label}`)}"`;
  return `<svg${id("chart")} class=picture viewBox="0 0 ${SIZE.width} ${SIZE.height}" ${hidden}><g${id("target")}>${drawTarget(frame, target, STEP)}</g><g${id("prediction")}>${drawPrediction(frame, prediction, STEP)}</g><g${id("cursor")}></g></svg>`;
}

function titleOf(run: ReportRun): string {
  const { epoch, testLoss } = lastShown(run);
  return escapeText(frameTitle(epoch, testLoss, run.model, run.optimizer));
}

const CONTROLS = `<button type=button id=play>Play</button>
<button type=button id=previous aria-label="Previous epoch">◀</button>
<button type=button id=next aria-label="Next epoch">▶</button>
<button type=button id=best>Best epoch</button>
<label>Speed <select id=speed><option value=0.5>half<option value=1 selected>normal<option value=2>double<option value=4>fourfold</select></label>`;

/** The epochs of long runs that the player has, in words; empty if it has all. */
function notes(runs: readonly ReportRun[]): string {
  return runs
    .map((run) => ({ label: run.label, count: countEpochs(run), shown: shownEpochs(run).length }))
    .filter(({ count, shown }) => shown < count)
    .map(({ label, count, shown }) => {
      const text = `Of the ${count} epochs of ${label} ${shown} are shown here, the best and the last among them.`;
      return `<p class=note>${escapeText(text)}</p>`;
    })
    .join("");
}

/**
 * The player of predictions, with links to the animations among `files`; without its script the last prediction of each
 * run.
 */
export function playerMarkup({ runs, data }: Report, files?: ReadonlySet<string>): string {
  const [first] = runs;
  if (!first) return "";
  const target = data.testWave.ts;
  const last = shownEpochs(first).length;
  const options = runs.map(({ label }, i) => `<option value=${i}>${escapeText(label)}`).join("");
  const others = runs
    .slice(1)
    .map((run) => `<figure><figcaption>${titleOf(run)}</figcaption>${lastFrame(run, target, false)}</figure>`)
    .join("");
  const links = runs
    .map((run) => {
      const known = [
        ["SVG", svgName(run)],
        ["GIF", gifName(run)],
      ] as const;
      const made = known.filter(([, name]) => files?.has(name) ?? true);
      const drawn = made.map(([kind, name]) => `<a href="${escapeText(encodeURI(name))}">${kind}</a>`);
      return `<li>${escapeText(run.label)}: ${drawn.join(", ")}`;
    })
    .join("");
  return `<section id=player class=card aria-labelledby=player-title>
<h2 id=player-title>The predictions, epoch by epoch</h2>
<p>The target is the value that follows each point of the test wave.<span data-script hidden> Here, arrow keys go from epoch to epoch, Home and End to the first and the last, b to the best, the space bar plays and pauses.</span></p>${notes(runs)}
<div class=controls role=group aria-label="Player" data-script hidden>
<label>Run <select id=run>${options}</select></label>
${CONTROLS}
<label class=wide>Epoch <input type=range id=epoch min=1 max=${last} value=${last}></label>
</div>
<p id=wave-title class=frame-title>${titleOf(first)}</p>
<ul class=legend><li>${swatch("target")} target<li>${swatch("prediction")} prediction</ul>
<div id=wave class=chart role=img aria-label="Chart of the prediction and its target">
${lastFrame(first, target, true)}</div>
<p id=wave-readout class=readout></p>
<noscript>${others}</noscript>
<p>Each run as an animation in a file of its own:</p><ul>${links}</ul>
</section>`;
}
