import type { Probe } from "../probe.ts";
import { goodSeries } from "./good-series.ts";
import { goodWave } from "./good-wave.ts";

/** Is the network any good? Beside methods that need none, with the margin of that, and what noise allows. */
export const good: Probe = function* ({ subject }) {
  const { wave, series, backtest } = subject;
  if (series !== null && backtest !== null) return yield* goodSeries(series, backtest);
  if (wave !== null) return yield* goodWave(subject, wave);
  throw new Error("a run that is on no wave needs its series and its backtest");
};
