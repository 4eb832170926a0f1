import { type Answer, type ExplanationAbout, formatExplanation, type Language, questionKeys, tell } from "@dz/probes";

/** The answers as one line of JSON: as they are kept, and each told in a language as well. */
export function whyJson(answers: readonly Answer[], about: ExplanationAbout, language: Language): string {
  const kept = JSON.parse(formatExplanation(answers, about)) as { readonly answers: readonly object[] };
  const told = kept.answers.map((each, i) => {
    const { question, answer, details } = answers[i] as Answer;
    return {
      ...each,
      told: {
        question: tell({ key: questionKeys[question] }, language),
        answer: tell(answer, language),
        details: details.map((detail) => tell(detail, language)),
      },
    };
  });
  return `${JSON.stringify({ ...kept, language, answers: told })}\n`;
}
