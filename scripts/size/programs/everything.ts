// All that can run in a browser, as namespaces that are used as values, so that nothing can be left out.
import * as core from "@dz/core";
import * as datasets from "@dz/datasets";
import * as functions from "@dz/functions";
import * as layers from "@dz/layers";
import * as models from "@dz/models";
import * as ndarray from "@dz/ndarray";
import * as optimizers from "@dz/optimizers";

console.log([core, datasets, functions, layers, models, ndarray, optimizers].map((names) => Object.keys(names).length));
