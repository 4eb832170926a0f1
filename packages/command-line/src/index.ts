export { type Command, flag, type Option, optionsOf, takes, takesPath } from "./command.ts";
export { helpText } from "./help-text.ts";
export { type Arguments, type Given, readArguments } from "./read-arguments.ts";
export { runCommand, say, WRONG_USAGE, workingFolder } from "./run-command.ts";
export { UsageError } from "./usage-error.ts";
export { choice, MOST_SEED, oneOf, path, positive, seedIn, whole } from "./values.ts";
