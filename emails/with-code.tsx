import type { ReactNode } from 'react';

/** A sentence with a code in it: the code stands out, and no line ends at its hyphen, where it would be copied in half. */
export function withCode(sentence: string, code: string | null): ReactNode {
  const at = code ? sentence.indexOf(code) : -1;
  if (!code || at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <strong style={{ whiteSpace: 'nowrap' }}>{code}</strong>
      {sentence.slice(at + code.length)}
    </>
  );
}
