import { Parameter, variable } from "@dz/core";
import { array, full, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import {
  AdaDelta,
  Adam,
  AdamW,
  ClipGrad,
  type HasLr,
  MomentumSGD,
  Optimizer,
  RMSprop,
  Scheduler,
  SGD,
  type Target,
  WeightDecay,
} from "./index.ts";

/** A model with the parameters body/W, head/W and head/b. */
function made(): { body: Target; head: Target; W: Parameter; V: Parameter; b: Parameter; model: Target } {
  const [W, V, b] = [new Parameter(array([1, 2])), new Parameter(array([3])), new Parameter(array([4]))];
  const named = new Map([
    ["body/W", W],
    ["head/W", V],
    ["head/b", b],
  ]);
  const model = { params: () => named.values(), namedParams: () => named };
  return { body: { params: () => [W] }, head: { params: () => [V, b] }, W, V, b, model };
}

const valuesOf = (params: readonly Parameter[]): number[] =>
  params.flatMap(({ data }) => Array.from(data.toTypedArray()));

/** One update with the same gradient g for all elements. */
function step(optimizer: Optimizer<string>, params: readonly Parameter[], g: number): number[] {
  for (const p of params) p.grad = variable(full(p.shape, g));
  optimizer.update();
  return valuesOf(params);
}

test("a group has its own lr, and the other parameters have the optimizer's", () => {
  const { W, V, b, model, head } = made();
  const optimizer = new SGD({ lr: 0.5 }).setup(model, { groups: [{ params: head, lr: 2 }] });
  expect(step(optimizer, [W, V, b], 1)).toEqual([0.5, 1.5, 1, 2]);
  expect(optimizer.lr).toBe(0.5);
  expect(optimizer.steps).toBe(1);
});

test("a group is given by a layer, a parameter, a list of both, or a function of the name", () => {
  const { W, V, b, model, body } = made();
  const selections = [
    [body, [1, 2]],
    [b, [4]],
    [
      [b, body],
      [1, 2, 4],
    ],
    [(name: string) => name.endsWith("/W"), [1, 2, 3]],
    [(_: string, param: Parameter) => param === V, [3]],
  ] as const;
  for (const [params, frozen] of selections) {
    const optimizer = new SGD({ lr: 1 }).setup(model, { groups: [{ params, lr: 0 }] });
    const before = valuesOf([W, V, b]);
    const after = step(optimizer, [W, V, b], 1);
    expect(before.filter((x, i) => x === after[i])).toHaveLength(frozen.length);
    for (const [p, value] of [
      [W, [1, 2]],
      [V, [3]],
      [b, [4]],
    ] as const)
      p.data = array([...value]);
  }
});

test("AdamW decays the weights but not the bias, which follow the formula by hand", () => {
  const { W, V, b, model } = made();
  const groups = [{ params: (name: string) => name.endsWith("/b"), weightDecay: 0 }];
  const options = { lr: 0.5, beta1: 0.5, beta2: 0.75, eps: 1, weightDecay: 0.5 };
  const optimizer = new AdamW(options).setup(model, { groups });
  // m = 2, v = 4; corrected 4 and 16: every step is 0.5 · 4 / (4 + 1) after the decay by 1 − 0.5 · 0.5
  expect(step(optimizer, [W, V, b], 4)).toEqual([0.75 - 0.4, 1.5 - 0.4, 2.25 - 0.4, 4 - 0.4]);
  expect(optimizer.weightDecay).toBe(0.5);
});

type Make = (own: Readonly<Record<string, number>>) => Optimizer<string, { readonly lr?: number }> & HasLr;

describe.each<[string, Make, Record<string, number>]>([
  ["SGD", (own) => new SGD({ lr: 0.1, ...own }), { lr: 0.003 }],
  ["MomentumSGD", (own) => new MomentumSGD({ lr: 0.1, ...own }), { lr: 0.03, momentum: 0.5 }],
  ["with nesterov", (own) => new MomentumSGD({ lr: 0.1, nesterov: true, ...own }), { lr: 0.03, momentum: 0.5 }],
  ["Adam", (own) => new Adam({ lr: 0.1, ...own }), { lr: 0.7, beta1: 0.5, beta2: 0.9, eps: 1e-3 }],
  ["AdamW", (own) => new AdamW({ lr: 0.1, ...own }), { lr: 0.7, weightDecay: 0.3, beta2: 0.9 }],
  ["RMSprop", (own) => new RMSprop({ lr: 0.1, ...own }), { lr: 0.7, decay: 0.5, eps: 0.01, momentum: 0.9 }],
])("%s", (_, make, own) => {
  test("updates each group bitwise as an optimizer of its own would, as PyTorch does, also by a schedule", () => {
    const [together, apart] = [made(), made()];
    const { body, head } = together;
    const optimizer = make({}).setup(together.model, { groups: [{ params: head, ...own }] });
    const [ofBody, ofHead] = [make({}).setup(apart.body), make(own).setup(apart.head)];
    const halving = (t: number): number => 0.5 ** t; // a power of two: the product of the rates is exact
    const schedulers = [optimizer, ofBody, ofHead].map((each) => new Scheduler(each, halving));
    expect(body).not.toBe(apart.body);
    for (const g of [1, -2, 0.25, 3]) {
      const found = step(optimizer, [together.W, together.V, together.b], g);
      expect(found).toEqual([...step(ofBody, [apart.W], g), ...step(ofHead, [apart.V, apart.b], g)]);
      for (const scheduler of schedulers) scheduler.update();
    }
  });
});

describe("a schedule scales the lr of a group", () => {
  const factor = (t: number): number => [0.5, 0.25, 0, 1][t] ?? 1;
  const steps = (setup: (optimizer: SGD, model: Target, head: Target) => Scheduler): number[][] => {
    const { W, V, b, model, head } = made();
    const optimizer = new SGD({ lr: 1 });
    const scheduler = setup(optimizer, model, head);
    return [0, 1, 2, 3].map(() => {
      const before = valuesOf([W, V, b]);
      const after = step(optimizer, [W, V, b], 1);
      scheduler.update();
      return [0, 2].map((i) => (before[i] as number) - (after[i] as number));
    });
  };
  // The lrs that PyTorch's LambdaLR gives groups with lr 1 and 4: the initial lr of the group times the factor.
  const expected = [
    [0.5, 2],
    [0.25, 1],
    [0, 0],
    [1, 4],
  ];

  test("made after setup, also after a factor of 0", () => {
    expect(
      steps((optimizer, model, head) => {
        optimizer.setup(model, { groups: [{ params: head, lr: 4 }] });
        return new Scheduler(optimizer, factor);
      }),
    ).toEqual(expected);
  });

  test("made before setup, when the lr is no longer the first", () => {
    expect(
      steps((optimizer, model, head) => {
        const scheduler = new Scheduler(optimizer, factor);
        optimizer.setup(model, { groups: [{ params: head, lr: 4 }] });
        return scheduler;
      }),
    ).toEqual(expected);
  });
});

test("hyperparameters that a group does not give are the optimizer's, also when they change", () => {
  const { W, V, b, model, head } = made();
  const optimizer = new MomentumSGD({ lr: 1, momentum: 0 }).setup(model, { groups: [{ params: head, lr: 2 }] });
  step(optimizer, [W, V, b], 1);
  optimizer.momentum = 0.5;
  expect(step(optimizer, [W, V, b], 0)).toEqual([-0.5, 0.5, 0, 1]); // W: 1 − 1 − 0.5; V: 3 − 2 − 1
});

test("groups need nothing in the state, which continues in a model with other groups", () => {
  const run = (optimizer: AdamW, { W, V, b }: ReturnType<typeof made>, from: number): number[] => {
    let last: number[] = [];
    for (let i = from; i < from + 3; i++) last = step(optimizer, [W, V, b], Math.cos(i));
    return last;
  };
  const [first, second] = [made(), made()];
  const setUp = ({ model, head }: ReturnType<typeof made>): AdamW =>
    new AdamW().setup(model, { groups: [{ params: head, lr: 0.1, weightDecay: 0 }] });
  const [one, other] = [setUp(first), setUp(second)];
  run(one, first, 0);
  expect([...one.getState().arrays.keys()]).toContain("head/b/m");
  for (const name of ["W", "V", "b"] as const) second[name].data = array(first[name].data.toArray());
  other.setState(one.getState());
  expect(run(other, second, 3)).toEqual(run(one, first, 3));
});

test("a parameter that the model gets later is put into its group, and hooks see all parameters", () => {
  const [p, q] = [new Parameter(array([1])), new Parameter(array([1]))];
  const params = new Map([["a/b", p]]);
  const model = { params: () => params.values(), namedParams: () => params };
  const optimizer = new SGD({ lr: 1 })
    .setup(model, { groups: [{ params: (name) => name.endsWith("/b"), lr: 0.5 }] })
    .addHook(new WeightDecay(1))
    .addHook(new ClipGrad(100));
  expect(step(optimizer, [p], 1)).toEqual([0]);
  params.set("c/b", q);
  expect(step(optimizer, [p, q], 1)).toEqual([-0.5, 0]);
});

test("an update that fails leaves the optimizer its own hyperparameters", () => {
  class Fails extends Optimizer<never, { readonly lr?: number }> {
    lr = 1;
    protected override updateOne(): void {
      throw new Error(`at ${this.lr}`);
    }
  }
  const { W, model } = made();
  const optimizer = new Fails().setup(model, { groups: [{ params: W, lr: 0.25 }] });
  expect(() => step(optimizer, [W], 1)).toThrow("at 0.25");
  expect(optimizer.lr).toBe(1);
});

test("a subclass with an lr of its own has groups relative to that one", () => {
  class Slow extends SGD {
    override lr = 0.25;
  }
  const { W, V, b, model, head } = made();
  const optimizer = new Slow().setup(model, { groups: [{ params: head, lr: 2 }] });
  expect(step(optimizer, [W, V, b], 1)).toEqual([0.75, 1.75, 1, 2]);
});

test("setup without groups removes those of before", () => {
  const { W, V, b, model, head } = made();
  const optimizer = new SGD({ lr: 1 }).setup(model, { groups: [{ params: head, lr: 2 }] }).setup(model);
  expect(step(optimizer, [W, V, b], 1)).toEqual([0, 1, 2, 3]);
});

describe("setup refuses", () => {
  const { W, V, model, head, body } = made();
  const refused: [string, unknown, string][] = [
    [
      "a parameter in two groups",
      [{ params: head }, { params: V }],
      "AdamW.setup: head/W is in groups[0] and in groups[1]; a parameter is in one group at most",
    ],
    [
      "a function that picks nothing",
      [{ params: () => false }],
      "AdamW.setup: groups[0] has no parameters; the model has body/W, head/W, head/b",
    ],
    ["an empty list", [{ params: body }, { params: [] }], "AdamW.setup: groups[1] has no parameters"],
    [
      "a parameter of another model",
      [{ params: new Parameter(array(1)) }],
      "AdamW.setup: groups[0] has a parameter that the model lacks",
    ],
    [
      "an unknown hyperparameter",
      [{ params: W, weight_decay: 0 }],
      "AdamW.setup: groups[0] has weight_decay, but a group can have only params, lr, beta1, beta2, eps, weightDecay",
    ],
    ["a value out of range", [{ params: W, weightDecay: -1 }], "AdamW: weightDecay is -1, expected a number from 0"],
    [
      "no list",
      { params: W },
      "AdamW.setup: groups is Object, expected a list such as [{ params: model.head, lr: 0.01 }]",
    ],
    [
      "a group without params",
      [{ lr: 1 }],
      "AdamW.setup: groups[0] is Object, expected an object such as { params: model.head }",
    ],
    [
      "something else than parameters",
      [{ params: "head" }],
      'AdamW.setup: params of groups[0] has the string "head", expected a layer, a Parameter, a list of them, or a function of the name',
    ],
  ];
  test.each(refused)("%s", (_, groups, message) => {
    const optimizer = new AdamW();
    expect(() => optimizer.setup(model, { groups } as never)).toThrow(new ValueError(message));
    expect(optimizer.weightDecay).toBe(0.01);
    expect(() => optimizer.update()).toThrow("has no model yet");
  });

  test("a function that picks nothing in a large model, with the first names, and in one without any", () => {
    const params = Array.from({ length: 9 }, () => new Parameter(array(1)));
    const groups = [{ params: (name: string) => name === "W" }];
    expect(() => new SGD().setup({ params: () => params }, { groups })).toThrow(
      new ValueError("SGD.setup: groups[0] has no parameters; the model has 0, 1, 2, 3, 4, 5 and 3 more"),
    );
    expect(() => new SGD().setup({ params: () => [] }, { groups })).toThrow(
      new ValueError("SGD.setup: groups[0] has no parameters; the model has none"),
    );
  });

  test("an unknown option, the lr of an AdaDelta, a fixed option, and an lr relative to 0", () => {
    expect(() => new SGD().setup(model, { group: [] } as never)).toThrow(
      "SGD.setup: there is no option group; did you",
    );
    const groups = [{ params: W, lr: 1 }];
    expect(() => new AdaDelta().setup(model, { groups } as never)).toThrow(
      "groups[0] has lr, but a group can have only",
    );
    expect(() => new MomentumSGD().setup(model, { groups: [{ params: W, nesterov: true }] } as never)).toThrow(
      "MomentumSGD.setup: groups[0] has nesterov, but a group can have only params, lr, momentum",
    );
    expect(() => new SGD({ lr: 0 }).setup(model, { groups })).toThrow(
      new ValueError("SGD.setup: groups[0] has an lr, which is relative to that of the optimizer, but that is 0"),
    );
  });
});
