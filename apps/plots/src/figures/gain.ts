import { cycle, drawChart, range, ruleMark, scatterMark, short } from "@dz/drawing";
import { list } from "@dz/text";
import type { Figure } from "../figure.ts";
import type { Report } from "../report-data.ts";
import { autoregression, fitAutoregression, meanSquare, persistence } from "../stats/baselines.ts";
import { shownRuns } from "../stats/groups.ts";
import { bestEpoch, lastEpoch } from "../stats/losses.ts";

/** The quality of the fits: the losses of the runs against those of predictions without a network. */
export function gain({ runs, data: { train, testWave } }: Report): Figure {
  const baselines = [2, 3].map((order) => {
    const coefficients = fitAutoregression(train, order);
    const [inTraining, inTest] = [train, testWave].map((wave) =>
      meanSquare(autoregression(wave, coefficients), wave.ts),
    ) as [number, number];
    return { name: `autoregression of order ${order}`, train: inTraining, test: inTest, best: inTest };
  });
  const floor = {
    name: "persistence, y[t] = x[t]",
    train: meanSquare(persistence(train), train.ts),
    test: meanSquare(persistence(testWave), testWave.ts),
  };
  const networks = shownRuns(runs).map((run) => {
    const { trainLoss, testLoss } = lastEpoch(run);
    return { name: run.label, train: trainLoss, test: testLoss, best: bestEpoch(run).testLoss };
  });
  const all = [{ ...floor, best: floor.test }, ...baselines, ...networks];
  const places = range(all.length);
  const svg = drawChart({
    id: "gain",
    size: { width: 1000, height: 180 + 44 * all.length },
    title: "Loss against Persistence",
    subtitle: "1 is the loss of predicting no change; left of it is better",
    x: { label: "loss ÷ loss of persistence", log: true },
    y: { label: "", domain: [all.length - 0.5, -0.5], names: all.map(({ name }) => name) },
    marks: [
      ruleMark({ x: 1 }, { color: "#ff0000", dashed: true }),
      scatterMark(
        all.map((row) => row.train / floor.train),
        places,
        { color: cycle[0] as string, label: "train" },
      ),
      scatterMark(
        all.map((row) => row.test / floor.test),
        places,
        { color: cycle[1] as string, label: "test" },
      ),
      scatterMark(
        all.map((row) => row.best / floor.test),
        places,
        { color: cycle[2] as string, label: "test, best epoch", size: 5 },
      ),
    ],
  });
  const better = networks.filter(({ test }) => test < floor.test).map(({ name }) => name);
  const second = baselines[0] as (typeof baselines)[number];
  const verdict = better.length === 0 ? "none of the runs is" : `${list(better)} ${better.length === 1 ? "is" : "are"}`;
  return {
    id: "gain",
    title: "Gain over persistence and autoregression",
    description: `Predicting no change has a test loss of ${short(floor.test)} and an autoregression of order 2 one of ${short(second.test)}: after the last epoch ${verdict} better than predicting no change.`,
    svg,
    table: {
      columns: ["prediction", "train loss", "test loss", "best test loss", "train ÷ persistence", "test ÷ persistence"],
      rows: all.map((row) => [row.name, row.train, row.test, row.best, row.train / floor.train, row.test / floor.test]),
    },
  };
}
