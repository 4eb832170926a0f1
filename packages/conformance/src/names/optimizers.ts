/**
 * Optimizers and hooks by the names and hyperparameters of the data.
 *
 * @module
 */
import type { Parameter } from "@dz/core";
import {
  AdaDelta,
  AdaGrad,
  Adam,
  AdamW,
  ClipGrad,
  FreezeParam,
  type Hook,
  MomentumSGD,
  type Optimizer,
  RMSprop,
  SGD,
  WeightDecay,
} from "@dz/optimizers";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";

type AnyOptimizer = Optimizer<string>;

/** The optimizer called `name`, with its hyperparameters. Throws {@link DataError} for an unknown name. */
export function makeOptimizer(name: string, hyper: Fields): AnyOptimizer {
  const make = Object.hasOwn(optimizers, name) ? optimizers[name] : undefined;
  if (make === undefined) throw new DataError(`unknown optimizer ${name}`);
  return make(hyper);
}

const optimizers: Readonly<Record<string, (hyper: Fields) => AnyOptimizer>> = {
  SGD: (hyper) => new SGD({ lr: hyper.number("lr") }),
  MomentumSGD: (hyper) => new MomentumSGD({ lr: hyper.number("lr"), momentum: hyper.number("momentum") }),
  AdaGrad: (hyper) => new AdaGrad({ lr: hyper.number("lr"), eps: hyper.number("eps") }),
  AdaDelta: (hyper) => new AdaDelta({ decay: hyper.number("rho"), eps: hyper.number("eps") }),
  Adam: (hyper) =>
    new Adam({
      alpha: hyper.number("alpha"),
      beta1: hyper.number("beta1"),
      beta2: hyper.number("beta2"),
      eps: hyper.number("eps"),
    }),
  AdamW: (hyper) => {
    const [beta1, beta2] = hyper.numbers("betas") as [number, number];
    const weightDecay = hyper.number("weight_decay");
    return new AdamW({ lr: hyper.number("lr"), beta1, beta2, eps: hyper.number("eps"), weightDecay });
  },
  RMSprop: (hyper) =>
    new RMSprop({
      lr: hyper.number("lr"),
      decay: hyper.number("alpha"),
      eps: hyper.number("eps"),
      momentum: hyper.number("momentum"),
      centered: hyper.flag("centered"),
    }),
  // PyTorch's SGD; its weight decay is added to the gradient, as by the hook.
  NesterovSGD: (hyper) => {
    const momentum = hyper.number("momentum");
    const optimizer = new MomentumSGD({ lr: hyper.number("lr"), momentum, nesterov: hyper.flag("nesterov") });
    const decay = hyper.number("weight_decay");
    return decay === 0 ? optimizer : optimizer.addHook(new WeightDecay(decay));
  },
};

/** A hook of the data; `parameter` finds a parameter by name. */
export function makeHook(fields: Fields, parameter: (name: string) => Parameter): Hook {
  const name = fields.text("hook");
  switch (name) {
    case "WeightDecay":
      return new WeightDecay(fields.number("arg"));
    case "ClipGrad":
      return new ClipGrad(fields.number("arg"));
    case "FreezeParam":
      return new FreezeParam(fields.list("params").map((one) => parameter(String(one))));
    default:
      throw new DataError(`unknown hook ${name}`);
  }
}
