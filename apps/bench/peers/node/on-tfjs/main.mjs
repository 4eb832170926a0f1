// `PEERS_NPM=FOLDER node main.mjs JOB EPOCHS`
import { run } from "../measure.mjs";
import { add } from "./add.mjs";
import { article } from "./article.mjs";
import { conv2d } from "./conv2d.mjs";
import { matmul } from "./matmul.mjs";
import { mlp } from "./mlp.mjs";
import { elman, lstm } from "./steps.mjs";

await run({ add, article, conv2d, matmul, mlp, elman, lstm });
