/**
 * A tour of the arrays, without a network: k-means finds three clouds of points, and power iteration the direction in
 * which they spread most. At the end the same functions on a Variable, whose gradient says that the direction is right.
 */
import { grad, variable } from "@dz/core";
import * as F from "@dz/functions";
import * as nd from "@dz/ndarray";

// Three clouds of 50 points each, in random order.
nd.random.seed(0);
const clouds = [
  [0, 0],
  [6, 2],
  [3, 4],
].map((centre) => nd.add(nd.random.randn(50, 2), nd.array(centre)));
const points = nd.random.permutation(nd.concat(clouds));
console.log("mean", nd.mean(points, { axis: 0 }), "deviation", nd.std(points, { axis: 0 }));

// k-means. Each point belongs to the nearest centre, and each centre moves to the mean of its points.
let centres = nd.getItem(points, nd.slice(null, 3));
let labels: nd.NdArray = nd.full([points.length], -1);
let rounds = 0;
for (let moved = true; moved; rounds++) {
  const differences = nd.sub(nd.expandDims(points, { axis: 1 }), centres); // [150, 1, 2] - [3, 2] is [150, 3, 2]
  const nearest = nd.argMin(nd.sum(nd.mul(differences, differences), { axis: 2 }), { axis: 1 });
  moved = nd.any(nd.notEqual(nearest, labels)).item() === 1;
  labels = nearest;

  const members = nd.oneHot(labels, 3); // [150, 3]
  const counts = nd.sum(members, { axis: 0 });
  centres = nd.div(nd.matmul(members.T, points), nd.expandDims(counts, { axis: 1 }));
}
console.log(`k-means: ${rounds} rounds, labels`, nd.unique(labels));
centres = nd.getItem(centres, nd.argSort(nd.getItem(centres, nd.ellipsis, 0))); // from left to right
for (const [x, y] of centres.toArray(2)) console.log(`centre (${x?.toFixed(2)}, ${y?.toFixed(2)})`);
console.log(JSON.stringify({ centres: nd.round(centres), firstLabels: nd.getItem(labels, nd.slice(null, 8)) }));

// Principal component: multiplied by the covariance again and again, any vector turns to where the points spread most.
const centred = nd.sub(points, nd.mean(points, { axis: 0 }));
const covariance = nd.div(nd.matmul(centred.T, centred), points.length);
let direction: nd.NdArray = nd.array([1, 0]);
for (let i = 0; i < 100; i++) {
  const next = nd.matmul(covariance, direction);
  direction = nd.div(next, nd.norm(next));
}
const along = nd.matmul(centred, direction);
const share = nd.div(nd.variance(along), nd.sum(nd.variance(points, { axis: 0 })));
console.log("direction", direction, `has ${(100 * share.item()).toFixed(1)} % of the variance`);

// Order: the points that lie farthest in this direction, and the axis along which most points are far from the mean.
const { values, indices } = nd.topK(along, 3);
console.log("farthest", values, "of points", indices);
const ahead = nd.greaterEqual(nd.getItem(values, -1), nd.getItem(nd.sort(along), nd.slice(null, -3)));
console.log("all others are behind them:", nd.all(ahead).item() === 1);
const both = nd.concat([nd.abs(centred), nd.expandDims(nd.abs(along), { axis: 1 })], { axis: 1 });
const winners = nd.sum(nd.oneHot(nd.argMax(both, { axis: 1 }), 3), { axis: 0 });
console.log("largest of |x|, |y| and |along|:", winners);

// The gradient of the variance along d is twice the covariance times d: at a principal component it is parallel to d.
const d = variable(direction);
const slope = grad(F.variance(F.matmul(centred, d)), d);
console.log("cosine of gradient and direction", F.cosineSimilarity(slope, d, { axis: 0 }).item().toFixed(12));
