'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Alert } from './alert';
import { fieldId } from './field-id';

export type FieldError = { path: string; message: string };

type ErrorSummaryProps = { errors: readonly FieldError[]; message?: string };

/** All errors of a form, summed up at its top, each a link to its field. Takes the focus when it appears or changes. */
export function ErrorSummary({ errors, message }: ErrorSummaryProps) {
  const t = useTranslations('errors');
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0 || Boolean(message);
  const key = errors.map((error) => error.path + error.message).join('|') + message;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves again when the errors are others
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, key]);
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
