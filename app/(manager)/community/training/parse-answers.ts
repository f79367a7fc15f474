/** Answers as somebody types them, one a line, the right one with a star; null when they are none. */
export function parseAnswers(text: string): { answers: string[]; right: number } | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const stars = lines.flatMap((line, index) => (line.startsWith('*') ? [index] : []));
  const [right] = stars;
  const answers = lines.map((line) => line.replace(/^\*\s*/, ''));
  if (right === undefined || stars.length > 1 || answers.length < 2 || answers.length > 4) return null;
  return answers.every(Boolean) ? { answers, right } : null;
}

/** The same the other way round. */
export function showAnswers({ answers, right }: { answers: readonly string[]; right: number }): string {
  return answers.map((answer, index) => (index === right ? `* ${answer}` : answer)).join('\n');
}
