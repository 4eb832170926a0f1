import type { Job } from "../job.ts";
import { data } from "./data.ts";
import { written } from "./files.ts";
import { forecasting } from "./forecasts.ts";
import { functions } from "./functions.ts";
import { images } from "./images.ts";
import { optimizing } from "./optimizers.ts";
import { recurrent } from "./recurrent.ts";

export const jobs: readonly Job[] = [
  ...data,
  ...written,
  ...functions,
  ...optimizing,
  ...images,
  ...recurrent,
  ...forecasting,
];
