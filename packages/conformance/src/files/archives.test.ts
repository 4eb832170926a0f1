import { describe, expect, it } from "vitest";
import { type Json, load, problems, withChange } from "../testing.ts";
import { files } from "./files.ts";

const data = load("files/index.json");
const { format, versions } = data;
const none = { weights: [], npy: [], npz: [], mnist: [], cifar: [] };
const run = (section: "mnist" | "cifar", one: object) =>
  problems(files, { format, versions, ...none, [section]: [one] });
const [mnist, cifar] = [data.mnist, data.cifar] as unknown as [Json[], Json[]];
const bad = (section: Json[], file: string): Json => section.find((one) => (one.file as unknown) === file) as Json;
const fieldsOf = (found: readonly { field: string; got: string }[]): [string, string][] =>
  found.map(({ field, got }) => [field, got]);

describe("the section mnist", () => {
  const good = mnist[0] as Json;

  it.each([["count"], ["shape", 0], ["labels_expect", 5], ["first_image", 783], ["first_image_transformed_sum"]])(
    "fails for a changed number in %s",
    (...place) => {
      expect(run("mnist", good)).toEqual([]);
      const changed = withChange(good, place);
      expect(run("mnist", changed)).toHaveLength(1);
      expect(run("mnist", changed)[0]?.field).toBe(place[0]);
    },
  );

  it("fails for another hash, other files and unknown fields", () => {
    expect(run("mnist", { ...good, sha256_of_pixels: "0" })[0]?.field).toBe("sha256_of_pixels");
    expect(run("mnist", { ...good, labels: mnist[1]?.labels })[0]?.got).toContain("FormatError");
    expect(run("mnist", { ...good, extra: 1 })[0]?.field).toBe("extra");
  });

  it("fails for a good file that is declared bad, in any role", () => {
    const images = bad(mnist, "mnist_bad/crc_wrong.gz");
    const labels = bad(mnist, "mnist_bad/label_out_of_range.gz");
    const pair = bad(mnist, "mnist_bad/labels_fewer_than_images.gz");
    const goodLabels = "mnist/train-labels-idx1-ubyte.gz";
    for (const one of [
      { ...images, file: "mnist/train-images-idx3-ubyte.gz" },
      { ...labels, file: goodLabels },
      { ...pair, file: goodLabels },
    ]) {
      expect(fieldsOf(run("mnist", one))).toEqual([["read", "accepted"]]);
      expect(run("mnist", { ...one, must_refuse: false })).toEqual([]);
    }
    expect(run("mnist", { ...images, role: "weights" })[0]?.got).toContain("unknown role weights");
  });
});

describe("the section cifar", () => {
  const good = cifar[0] as Json;

  it.each([
    ["length", ["rows_per_batch"]],
    ["data_batch_4.labels", ["batches", "data_batch_4", "labels", 8]],
    ["test_batch.shape", ["batches", "test_batch", "shape", 1]],
    ["data_batch_5.first_row_head", ["batches", "data_batch_5", "first_row_head", 0]],
  ] as const)("fails for a changed number: %s", (field, place) => {
    expect(run("cifar", good)).toEqual([]);
    expect(run("cifar", withChange(good, place))[0]?.field).toBe(field);
  });

  it("fails for another hash, an unknown batch and unknown fields", () => {
    const batches = good.batches as Json;
    const changed = { ...(batches.data_batch_2 as Json), sha256_of_data: "0" };
    expect(run("cifar", { ...good, batches: { data_batch_2: changed } })).toMatchObject([
      { field: "data_batch_2.sha256_of_data", want: '"0"' },
    ]);
    expect(run("cifar", { ...good, batches: { data_batch_6: changed } })[0]?.got).toContain("unknown batch");
    const extra = { test_batch: { ...(batches.test_batch as Json), extra: 1 } };
    expect(run("cifar", { ...good, batches: extra })[0]?.field).toBe("batches.test_batch.extra");
  });

  it("fails for a good archive that is declared bad, and for a bad one that is declared good", () => {
    const refused = bad(cifar, "cifar_bad/cut.tar.gz");
    expect(fieldsOf(run("cifar", { ...refused, file: "cifar/cifar-10-python.tar.gz" }))).toEqual([
      ["read", "accepted"],
    ]);
    expect(run("cifar", { ...good, file: "cifar_bad/cut.tar.gz" })[0]?.got).toContain("FormatError");
  });
});
