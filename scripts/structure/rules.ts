import { noBareScopes, noHostArithmetic, noWeakReferences } from "./bans.ts";
import { axisInOptions, optionsQuestionMark } from "./calls.ts";
import { classesAreNamed } from "./class-names.ts";
import { defaultsAreDocumented } from "./defaults.ts";
import { allowedArrows, browserOnly, declaredImports, importsStayInside, noCycles, noPeers } from "./dependencies.ts";
import { documents, shortFiles, testsBeside } from "./files.ts";
import { nothingForgotten } from "./forgotten.ts";
import { functionsAreExported } from "./functions.ts";
import { noLoops } from "./loops.ts";
import { figuresMeasured, namedFilesExist } from "./pages.ts";
import { originsAreNamed, readmesStandAlone } from "./published.ts";
import { builtWhenPacked, dependenciesExplained, noInstallScripts } from "./supply-chain.ts";
import { noTimedTests } from "./timing.ts";
import type { Rule } from "./tree.ts";
import { versionsAgree } from "./versions.ts";

export const rules: readonly Rule[] = [
  allowedArrows,
  noCycles,
  noPeers,
  declaredImports,
  importsStayInside,
  (tree) => noLoops(tree),
  browserOnly,
  shortFiles,
  (tree) => testsBeside(tree),
  functionsAreExported,
  nothingForgotten,
  classesAreNamed,
  defaultsAreDocumented,
  axisInOptions,
  optionsQuestionMark,
  noWeakReferences,
  noBareScopes,
  noHostArithmetic,
  noTimedTests,
  documents,
  namedFilesExist,
  figuresMeasured,
  originsAreNamed,
  readmesStandAlone,
  noInstallScripts,
  builtWhenPacked,
  dependenciesExplained,
  versionsAgree,
];
