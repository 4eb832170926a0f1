/**
 * The script of the page. Its content is complete without this script, as pictures of the last epochs and as tables.
 *
 * @module
 */

import { readable } from "@dz/drawing";
import { frameTitle } from "../../pictures/wave-chart.ts";
import type { PageData } from "./data.ts";
import { element, moved } from "./elements.ts";
import { type LossRun, LossView } from "./loss-view.ts";
import { Player, type Position } from "./player.ts";
import { makeSortable } from "./sort.ts";
import { printTables, switchTheme } from "./theme.ts";
import { unpack } from "./unpack.ts";
import { WaveView } from "./wave-view.ts";

/** Reads the data of the page, and activates its charts, tables and controls. */
export async function start(): Promise<void> {
  const status = element("status", HTMLElement);
  const announce = (text: string): void => {
    status.textContent = text;
  };
  // Controls are shown when they work: in a browser that cannot unpack the predictions, the page stays as without a
  // script.
  const reveal = (): void => {
    for (const hidden of document.querySelectorAll<HTMLElement>("[data-script]")) hidden.hidden = false;
  };
  switchTheme();
  printTables();
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sort]")) makeSortable(table, announce);

  const data: PageData = JSON.parse(element("data", HTMLScriptElement).text);
  if (data.runs.length === 0) {
    reveal();
    return;
  }
  const numbers = (losses: readonly (number | null)[]): number[] => losses.map((x) => x ?? Number.NaN);
  const runs = data.runs.map((run) => ({ ...run, train: numbers(run.train), test: numbers(run.test) }));
  // Runs on a series of a user have losses, but no predictions of the wave.
  const played = runs.filter((run) => run.predictions !== null);
  if (played.length === 0) {
    showLosses(runs);
    reveal();
    return;
  }
  const packed = [data.target, ...played.map((run) => run.predictions ?? "")];
  const [targets, ...predictions] = await Promise.all(packed.map((text) => unpack(text, data.points)));
  const target = targets?.[0] ?? new Float32Array();

  const play = element("play", HTMLButtonElement);
  const slider = element("epoch", HTMLInputElement);
  const title = element("wave-title", HTMLElement);
  const wave = new WaveView(target, predictions[0]?.at(-1) ?? new Float32Array());
  const move = (key: string): boolean => {
    const frame = moved(key, player.position.frame, (played[player.position.run]?.shown.length ?? 1) - 1);
    if (frame !== undefined) player.seek(frame);
    return frame !== undefined;
  };
  const losses = new LossView(runs, (epoch) => player.seekEpoch(epoch), move);
  const player = new Player(
    played.map((run) => run.shown),
    show,
    window,
  );

  function show({ run, frame, playing }: Position): void {
    const shown = played[run];
    if (shown === undefined) return;
    const { label, model, optimizer, count } = shown;
    const epoch = shown.shown[frame] ?? 1;
    const loss = shown.test[shown.epochs.indexOf(epoch)] ?? Number.NaN;
    const values = predictions[run]?.[frame];
    if (values) wave.prediction = values;
    losses.epoch = epoch;
    title.textContent = frameTitle(epoch, loss, model, optimizer);
    slider.max = String(shown.shown.length);
    slider.value = String(frame + 1);
    slider.setAttribute("aria-valuetext", `epoch ${epoch} of ${count}`);
    play.textContent = playing ? "Pause" : "Play";
    // Not while it plays: speech could not keep up.
    if (!playing) announce(`${label}, epoch ${epoch}: test loss ${readable(loss)}`);
  }

  const best = (): void => player.seekEpoch(played[player.position.run]?.best ?? 1);
  play.addEventListener("click", () => player.toggle());
  slider.addEventListener("input", () => player.seek(Number(slider.value) - 1));
  element("previous", HTMLButtonElement).addEventListener("click", () => player.seek(player.position.frame - 1));
  element("next", HTMLButtonElement).addEventListener("click", () => player.seek(player.position.frame + 1));
  element("best", HTMLButtonElement).addEventListener("click", best);
  const run = element("run", HTMLSelectElement);
  run.addEventListener("change", () => player.choose(Number(run.value)));
  const speed = element("speed", HTMLSelectElement);
  speed.addEventListener("change", () => {
    player.speed = Number(speed.value);
  });
  switchAxis(losses);
  element("player", HTMLElement).addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return;
    if (move(event.key)) {
      // it has moved
    } else if (event.key === "b") best();
    else if (event.key === " " && !(target instanceof HTMLButtonElement)) player.toggle();
    else return;
    event.preventDefault();
  });

  reveal();
  // The animation does not start automatically, with or without reduced motion.
  show(player.position);
}

/** The chart of losses of a page without a player: its cursor is moved here. */
function showLosses(runs: readonly LossRun[]): void {
  const last = runs.reduce((most, { epochs }) => Math.max(most, epochs.at(-1) ?? 1), 1);
  let at = last;
  const seek = (epoch: number): void => {
    at = epoch;
    losses.epoch = epoch;
  };
  const move = (key: string): boolean => {
    const to = moved(key, at - 1, last - 1);
    if (to !== undefined) seek(to + 1);
    return to !== undefined;
  };
  const losses = new LossView(runs, seek, move);
  seek(last);
  switchAxis(losses);
}

/** Lets the reader choose the axis of a chart of losses. */
function switchAxis(losses: LossView): void {
  for (const kind of ["log", "linear"] as const) {
    element(`axis-${kind}`, HTMLInputElement).addEventListener("change", () => {
      losses.kind = kind;
    });
  }
}
