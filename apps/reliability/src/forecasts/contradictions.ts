import { type Backtest, titleOf } from "@dz/forecasting";
import { kindOf } from "./verdict-kind.ts";

/** How far the part that the bands hold may be from what they promise. */
export const COVERED = 0.05;

/** What a verdict and its findings say against the numbers beside them, in words. */
export function contradictions({ network, baselines, best, findings, verdict, horizon }: Backtest): string[] {
  const found: string[] = [];
  const kind = kindOf(verdict);
  const own = network.oneStep.mae;
  const error = (name: string): number =>
    baselines.find((baseline) => baseline.name === name)?.oneStep.mae ?? Number.NaN;
  const smallest = Math.min(...baselines.map(({ oneStep }) => oneStep.mae));
  if (error(best) !== smallest) found.push(`the best baseline is called ${best}, and another has a smaller error`);
  if (kind === null) found.push("its words are not known");
  if (kind === "best" && !(own < smallest)) found.push("it claims to beat all baselines, and one has a smaller error");
  if (kind === "some") {
    const said = /\bbeats (.*?) one step ahead/.exec(verdict)?.[1] ?? "";
    const beaten = ["persistence", "seasonalNaive"].filter((name) => said.includes(titleOf(name)));
    if (beaten.length === 0) found.push("it claims to beat a baseline, and names none");
    for (const name of beaten) {
      if (!(own < error(name))) found.push(`it claims to beat ${titleOf(name)}, which has a smaller error`);
    }
  }
  if (kind === "none" && own < 0.8 * smallest) found.push("it claims nothing, and its error is a fifth smaller");
  if (kind === "repeats" && (network.bestShift !== 1 || own < 0.9 * error("persistence"))) {
    found.push("it is said to repeat the last value, and is not late, or better than that");
  }
  const beatsAt = (step: number): boolean =>
    baselines.every(({ byHorizon }) => (network.byHorizon.mae[step] ?? 0) < (byHorizon.mae[step] ?? 0));
  const upTo = /at each of the (\d+) steps|up to (\d+) steps ahead/.exec(verdict);
  const claimed = Number(upTo?.[1] ?? upTo?.[2] ?? 0);
  if (claimed > horizon || !Array.from({ length: claimed }, (_, step) => beatsAt(step)).every(Boolean)) {
    found.push(`it claims to be better up to ${claimed} steps ahead, and is not`);
  }
  const { level, coverage } = network.bands;
  const holds = coverage.all !== null && Math.abs(coverage.all - level) <= COVERED;
  const said = findings.some(({ code }) => code === "bandsMiss");
  if (holds === said) found.push(holds ? "the bands are said to miss, and hold" : "the bands miss, which is not said");
  return found;
}
