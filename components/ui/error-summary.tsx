'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { Alert } from './alert';
import { fieldId } from './field-id';
import { firstWrong } from './first-wrong';

export type FieldError = { path: string; message: string };

type ErrorSummaryProps = {
  errors: readonly FieldError[];
  message?: ReactNode;
  /** Counts the tries, where `errors` follows what is typed: what changes in between must not take the focus away. */
  attempt?: number;
};

/**
 * All errors of a form, summed up at its top and announced, each a link to its field. When they appear, the first wrong field of
 * the form takes the focus; without one, the summary does.
 */
export function ErrorSummary({ errors, message, attempt }: ErrorSummaryProps) {
  const t = useTranslations('errors');
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0 || Boolean(message);
  const occasion = attempt ?? errors;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves again with the next try
  useEffect(() => {
    if (!shown) return;
    const around = box.current?.closest('form') ?? box.current?.parentElement;
    (firstWrong(around) ?? box.current)?.focus();
  }, [shown, occasion, message]);
  if (!shown) return null;
  return (
    <div ref={box} tabIndex={-1} className="rounded-xl outline-none">
      <Alert tone="danger" title={message ?? t('summary', { count: errors.length })}>
        {errors.length > 0 ? (
          <ul className="list-disc pl-4">
            {errors.map((error) => (
              <li key={error.path + error.message}>
                {error.path ? (
                  <a href={`#${fieldId(error.path)}`} className="underline underline-offset-2">
                    {error.message}
                  </a>
                ) : (
                  error.message
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </Alert>
    </div>
  );
}
