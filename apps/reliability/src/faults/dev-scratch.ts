import { kinds } from "/tmp/wt/faults/apps/reliability/src/faults/kinds.ts";
import { cleanLesson, plantedLesson } from "/tmp/wt/faults/apps/reliability/src/faults/trial.ts";
import { learn } from "/tmp/wt/faults/apps/reliability/src/faults/learn.ts";
import { diagnose, tell } from "@dz/probes";
import { linearFit } from "/tmp/wt/faults/packages/probes/src/wrong/numbers/linear-fit.ts";
const [what, from, to, set = "tuning"] = process.argv.slice(2);
const verbose = process.env.V === "1";
let wrong = 0, total = 0;
const one = (lesson: any, expected: string | null, label: string) => {
  const t0 = performance.now();
  const seen = learn(lesson).seen();
  const f = diagnose(seen);
  total++;
  const ok = expected === null ? f.length === 0 : f[0]?.fault === expected;
  if (!ok) wrong++;
  const fit = linearFit(seen.train);
  const last = seen.epochs.at(-1)!;
  const u = seen.updates.filter((x) => x.epoch >= seen.epochs.length / 2 && Number.isFinite(x.lossAfter));
  const ratio = u.reduce((s, x) => s + x.lossAfter, 0) / u.reduce((s, x) => s + x.lossBefore, 0);
  if (!ok || verbose)
    console.log(ok ? "ok " : "BAD", label, lesson.series.name, lesson.model, lesson.optimizer, "h" + lesson.hidden, "s" + lesson.streams, "b" + lesson.bptt, JSON.stringify(lesson.plant), "->", f.map((x) => x.fault).join(",") || "-",
      `| own ${seen.epochs[0]!.ownTrainLoss.toPrecision(3)} > ${last.ownTrainLoss.toPrecision(3)} lin ${Math.min(...fit.errors).toPrecision(3)} var ${fit.variance.toPrecision(3)} held ${last.heldOutLoss.toPrecision(3)} ratio ${ratio.toPrecision(3)} kept ${(seen.weights.last / seen.weights.first).toPrecision(3)} moved ${(seen.weights.moved / seen.weights.first).toPrecision(3)} pull ${seen.pull.toPrecision(2)} growth ${seen.firstGrowth.toPrecision(3)} sat ${seen.firstUnits.map((x) => x.saturated.toPrecision(2)).join("/")} ${(performance.now() - t0).toFixed(0)}ms`);
};
for (let n = Number(from); n < Number(to); n++) {
  if (what === "clean") one(cleanLesson(set as any, n), null, "clean");
  else for (const kind of kinds) if (what === "all" || kind.fault === what) one(plantedLesson(set as any, kind, n), kind.fault, kind.fault);
}
console.log(`${wrong} wrong of ${total}`);
