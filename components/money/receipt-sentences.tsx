'use client';
import { type ReceiptStep, useReceiptWords } from './use-receipt-words';

type ReceiptSentencesProps = { steps: readonly ReceiptStep[]; currency: string };

/** A receipt in words: one sentence for each step that changed the amount. */
export function ReceiptSentences({ steps, currency }: ReceiptSentencesProps) {
  const words = useReceiptWords(currency);
  return (
    <ol className="flex flex-col gap-2 rounded-xl bg-muted px-4 py-3.5">
      {words.sentences(steps).map((sentence) => (
        <li key={sentence} className="text-pretty">
          {sentence}
        </li>
      ))}
    </ol>
  );
}
