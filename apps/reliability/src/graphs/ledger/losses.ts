/** Losses, normalizations, and other ops at the start or end of a network. */
import { testMode } from "@dz/core";
import * as F from "@dz/functions";
import * as nd from "@dz/ndarray";
import type { Sketch } from "../sketch.ts";
import type { Entry } from "./entry.ts";

const reductions = ["mean", "batchMean", "sum", "none"] as const;
const reduction = (s: Sketch): { reduction: F.Reduction } => ({ reduction: s.one(reductions) });

/** 1 or −1 for each element. */
const sides = (s: Sketch, shape: readonly number[]): nd.NdArray => nd.sub(nd.mul(s.indexes(shape, 2), 2), 1);

export const losses: Readonly<Record<string, Entry>> = {
  batchNorm: (s) => {
    const c = s.integer(1, 3);
    const x = s.apart(s.of(s.integer(2, 3), c, ...(s.flag() ? [] : [2, s.integer(1, 2)])));
    const running = { mean: s.constants([c], -1, 1), variance: s.constants([c], 0.5, 2) };
    const [gamma, beta, train] = [s.of(c), s.of(c), s.below(3) > 0];
    const norm = () => F.batchNorm(x, gamma, beta, running);
    return train ? norm() : testMode(norm);
  },
  binaryCrossEntropy: (s) => {
    const shape = s.shape(1, 2);
    return F.binaryCrossEntropy(
      s
        .of(...shape)
        .mul(0.2)
        .add(0.5),
      s.flag() ? s.of(...shape) : s.mask(shape),
    );
  },
  cosineEmbeddingLoss: (s) => {
    const shape = [s.integer(1, 3), s.integer(1, 3)];
    const [a, b] = [s.apart(s.of(...shape)), s.apart(s.of(...shape))];
    return F.cosineEmbeddingLoss(a, b, sides(s, shape.slice(0, 1)), { margin: s.number(-0.5, 0.5), ...reduction(s) });
  },
  cosineSimilarity: (s) => {
    const shape = [s.integer(1, 3), s.integer(1, 3)];
    return F.cosineSimilarity(s.apart(s.of(...shape)), s.apart(s.of(...shape)), { axis: s.one([0, 1]) });
  },
  dropout: (s) => F.dropout(s.any(), { dropoutRatio: s.number(0, 0.9), random: new nd.RandomState(s.below(1000)) }),
  groupNorm: (s) => {
    const c = s.one([2, 4]);
    const x = s.apart(s.of(s.integer(1, 2), c, s.integer(1, 3)));
    return F.groupNorm(x, s.one([1, 2, c]), s.of(c), s.of(c), { eps: 0.01 });
  },
  hingeLoss: (s) => {
    const x = s.away(s.of(...s.shape(1, 2)), -1, 1);
    return F.hingeLoss(x, sides(s, x.shape), reduction(s));
  },
  huberLoss: (s) => {
    const shape = s.shape(1, 2);
    const t = s.of(...shape);
    return F.huberLoss(s.awayFrom(s.of(...shape), t, -0.8, 0.8), t, { delta: 0.8, ...reduction(s) });
  },
  instanceNorm: (s) => {
    const c = s.integer(1, 2);
    return F.instanceNorm(s.apart(s.of(s.integer(1, 2), c, 2, s.integer(1, 3))), s.of(c), s.of(c), { eps: 0.01 });
  },
  klDivergence: (s) => {
    const shape = [s.integer(1, 3), s.integer(1, 3)];
    const p = s.flag() ? F.softmax(s.of(...shape)) : s.constants(shape, 0.1, 1);
    return F.klDivergence(F.logSoftmax(s.of(...shape)), p, reduction(s));
  },
  l1Loss: (s) => {
    const shape = s.shape(1, 2);
    const t = s.of(...shape);
    return F.l1Loss(s.awayFrom(s.of(...shape), t, 0), t, reduction(s));
  },
  l2Normalize: (s) => F.l2Normalize(s.apart(s.of(s.integer(1, 3), s.integer(1, 3))), { axis: s.one([0, 1, -1]) }),
  layerNorm: (s) => {
    const n = s.integer(1, 3);
    return F.layerNorm(s.apart(s.of(...s.shape(1, 2), n)), s.of(n), s.of(n), { eps: 0.01 });
  },
  logSoftmax: (s) => {
    const x = s.of(...s.shape(1, 3));
    return F.logSoftmax(x, { axis: s.axis(x) });
  },
  meanSquaredError: (s) => {
    const shape = s.shape(1, 2);
    return F.meanSquaredError(s.of(...shape), s.of(...shape));
  },
  nllLoss: (s) => {
    const [n, classes] = [s.integer(1, 3), s.integer(1, 4)];
    return F.nllLoss(s.of(n, classes), s.indexes([n], classes), reduction(s));
  },
  sigmoidCrossEntropy: (s) => {
    const shape = s.shape(1, 2);
    return F.sigmoidCrossEntropy(s.of(...shape), s.mask(shape));
  },
  smoothL1Loss: (s) => {
    const shape = s.shape(1, 2);
    const t = s.of(...shape);
    return F.smoothL1Loss(s.awayFrom(s.of(...shape), t, -0.8, 0.8), t, { beta: 0.8, ...reduction(s) });
  },
  softmax: (s) => {
    const x = s.of(...s.shape(1, 3));
    return F.softmax(x, { axis: s.axis(x) });
  },
  softmaxCrossEntropy: (s) => {
    const [n, classes] = [s.integer(1, 3), s.integer(1, 4)];
    return F.softmaxCrossEntropy(s.of(n, classes), s.indexes([n], classes));
  },
  standardize: (s) => {
    const x = s.apart(s.of(...s.shape(1, 3)));
    return F.standardize(x, { axis: s.reduction(x).axis, eps: 0.01 });
  },
};
