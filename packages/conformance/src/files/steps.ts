import { dataFile, type Runner, runCases } from "../cases.ts";
import { DataError } from "../decode.ts";

/** `steps.json`: the programs of the book. They are all in the list of skips; without it they fail. */
export const steps: Runner = (data) =>
  dataFile(data, "dz-conformance/steps/1", function* (file) {
    file.ignore("tolerance");
    yield* runCases(file.list("steps"), {
      file: "steps.json",
      id: (fields) => `step ${fields.number("step")}`,
      name: () => "steps",
      run: (_check, fields) => {
        throw new DataError(`no program for step ${fields.number("step")}`);
      },
    });
  });
