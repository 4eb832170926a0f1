import { UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { subcommandIn } from "./subcommands.ts";

const around = { stopped: () => false, begun() {} };

test("a subcommand is the first word, after the separators of package managers", async () => {
  await expect(subcommandIn(["baselines"])?.("/", around)).rejects.toThrow(
    new UsageError("baselines needs --data FILE, the file with the series"),
  );
  await expect(subcommandIn(["--", "baselines", "--x"])?.("/", around)).rejects.toThrow("unknown option --x");
});

test.each([[[]], [["--epochs", "3"]], [["compare"]], [["--out", "baselines"]], [["toString"]], [["--"]]])(
  "%j has none",
  (argv) => {
    expect(subcommandIn(argv)).toBeNull();
  },
);
