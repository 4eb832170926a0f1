import * as F from "@dz/functions";
import * as L from "@dz/layers";
import { array } from "@dz/ndarray";
import { normal, own, whole } from "../draw.ts";
import type { ExportCase } from "../measure.ts";

const images = normal(1, 2, 3, 8, 8);
const odd = normal(2, 2, 3, 7, 9);
const rows = normal(3, 4, 6);
const signals = normal(4, 2, 3, 10);
const [queries, keys] = [normal(5, 2, 5, 8), normal(6, 2, 7, 8)];
const filters = normal(7, 4, 3, 3, 3);
const channels = normal(8, 3);
const mask = array([[true, false, true, true, false]]);

/** Convolution, pooling, normalization and attention. */
export const netCases: readonly ExportCase[] = [
  { name: "linear", make: () => (a) => F.linear(a, normal(9, 6, 3), normal(10, 3)), inputs: [rows] },
  { name: "linear: of sequences, without a bias", make: () => (a) => F.linear(a, normal(9, 8, 3)), inputs: [queries] },
  { name: "conv2d", make: () => (a) => F.conv2d(a, filters, normal(11, 4)), inputs: [images] },
  {
    name: "conv2d: stride and pad",
    make: () => (a) => F.conv2d(a, filters, null, { stride: [2, 1], pad: [1, 2] }),
    inputs: [odd],
  },
  {
    name: "conv1d",
    make: () => (a) => F.conv1d(a, normal(12, 4, 3, 3), normal(11, 4), { stride: 2, pad: 1 }),
    inputs: [signals],
  },
  { name: "deconv2d", make: () => (a) => F.deconv2d(a, normal(13, 3, 4, 3, 3), normal(11, 4)), inputs: [images] },
  {
    name: "deconv2d: stride, pad and size",
    make: () => (a) => F.deconv2d(a, normal(13, 3, 4, 3, 3), null, { stride: 2, pad: 1, outSize: [14, 18] }),
    inputs: [odd],
  },
  {
    name: "conv2dGradWeight",
    make: () => (a, b) => F.conv2dGradWeight(a, b, 3, { stride: 2, pad: 1 }),
    inputs: [images, normal(14, 2, 4, 4, 4)],
  },
  { name: "im2col", make: () => (a) => F.im2col(a, 3, { stride: 2, pad: 1 }), inputs: [images] },
  { name: "im2col: windows", make: () => (a) => F.im2col(a, [2, 3], { toMatrix: false }), inputs: [odd] },
  {
    name: "col2im",
    make: () => (a) => F.col2im(a, [(a.shape[0] as number) / 16, 3, 8, 8], 3, { stride: 2, pad: 1 }),
    inputs: [normal(15, 32, 27)],
    symbolic: false, // an image has 16 rows
  },
  { name: "pooling", make: () => (a) => F.pooling(a, 2, { stride: 2 }), inputs: [images] },
  { name: "pooling: pad", make: () => (a) => F.pooling(a.sub(3), [3, 2], { stride: 2, pad: [1, 0] }), inputs: [odd] },
  { name: "averagePooling", make: () => (a) => F.averagePooling(a, 3, { stride: 2, pad: 1 }), inputs: [odd] },
  { name: "globalAveragePooling", make: () => (a) => F.globalAveragePooling(a), inputs: [images] },
  {
    name: "batchNorm",
    make: () => (a) =>
      F.batchNorm(a, channels, channels, { mean: normal(16, 3), variance: array([1, 2, 3], { dtype: "float32" }) }),
    inputs: [images],
  },
  { name: "layerNorm", make: () => (a) => F.layerNorm(a, normal(17, 6), normal(18, 6)), inputs: [rows] },
  {
    name: "layerNorm: several axes",
    make: () => (a) => F.layerNorm(a, normal(17, 8, 8), normal(18, 8, 8)),
    inputs: [images],
  },
  { name: "groupNorm", make: () => (a) => F.groupNorm(a, 3, channels, channels), inputs: [images] },
  { name: "instanceNorm", make: () => (a) => F.instanceNorm(a, channels, channels), inputs: [images] },
  { name: "standardize", make: () => (a) => F.standardize(a), inputs: [rows] },
  {
    name: "standardize: equal numbers, without eps",
    make: () => (a) => F.standardize(a.mul(0), { axis: 1, eps: 0 }),
    inputs: [rows],
  },
  { name: "l2Normalize", make: () => (a) => F.l2Normalize(a), inputs: [rows] },
  {
    name: "l2Normalize: large numbers",
    make: () => (a) => F.l2Normalize(a.mul(1e30), { axis: [0, 1] }),
    inputs: [rows],
  },
  { name: "cosineSimilarity", make: () => (a, b) => F.cosineSimilarity(a, b), inputs: [rows, normal(19, 4, 6)] },
  {
    name: "scaledDotProductAttention",
    make: () => (q, k) => F.scaledDotProductAttention(q, k, k),
    inputs: [queries, keys],
  },
  {
    name: "scaledDotProductAttention: causal",
    make: () => (q) => F.scaledDotProductAttention(q, q, q, { causal: true }),
    inputs: [queries],
  },
  {
    name: "scaledDotProductAttention: a mask as input, and causal",
    make: () => (q, open) => F.scaledDotProductAttention(q, q, q, { mask: open, causal: true }),
    inputs: [queries, mask],
    symbolic: false, // the mask is one for all
  },
  { name: "layers.Linear", make: () => new L.Linear(3, own()), inputs: [rows] },
  { name: "layers.Conv2d", make: () => new L.Conv2d(4, 3, { ...own(), stride: 2, pad: 1 }), inputs: [images] },
  { name: "layers.Conv1d", make: () => new L.Conv1d(4, 3, { ...own(), pad: 1 }), inputs: [signals] },
  { name: "layers.Deconv2d", make: () => new L.Deconv2d(4, 4, { ...own(), stride: 2, pad: 1 }), inputs: [images] },
  { name: "layers.BatchNorm", make: () => new L.BatchNorm({ dtype: "float32" }), inputs: [images] },
  { name: "layers.LayerNorm", make: () => new L.LayerNorm({ dtype: "float32" }), inputs: [queries] },
  { name: "layers.GroupNorm", make: () => new L.GroupNorm(3, { dtype: "float32" }), inputs: [images] },
  { name: "layers.InstanceNorm", make: () => new L.InstanceNorm({ dtype: "float32" }), inputs: [images] },
  { name: "layers.EmbedID", make: () => new L.EmbedID(9, 4, own()), inputs: [whole(9, 3, 5)] },
  { name: "layers.Dropout", make: () => new L.Dropout(), inputs: [rows] },
  { name: "layers.MultiHeadAttention", make: () => new L.MultiHeadAttention(8, 2, own()), inputs: [queries] },
  {
    name: "layers.MultiHeadAttention: keys, causal",
    make: () => new L.MultiHeadAttention(8, 2, { ...own(), causal: true }),
    inputs: [queries, keys],
  },
];
