import { type RenderResult, render } from '@testing-library/react';
import axe from 'axe-core';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactElement, ReactNode } from 'react';
import { ColumnMemory } from '@/components/tables/column-memory';
import { catalogues } from '@/lib/i18n/catalogues';
import type { Locale } from '@/lib/i18n/config';
import { formats } from '@/lib/i18n/formats';

/** Whose columns are remembered. */
export const PERSON = '0199f000-0000-7000-8000-000000000001';
export const NOW = new Date('2026-09-10T12:00:00Z');

export function Around({ locale = 'en', children }: { locale?: Locale; children: ReactNode }) {
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={catalogues[locale]}
      formats={formats}
      timeZone="America/New_York"
      now={NOW}
      onError={(error) => {
        throw error;
      }}
    >
      <ColumnMemory personId={PERSON} saved="">
        {children}
      </ColumnMemory>
    </NextIntlClientProvider>
  );
}

/** Renders with the real catalogue; a message that is missing fails the test. */
export function show(element: ReactElement, locale: Locale = 'en'): RenderResult {
  return render(element, { wrapper: ({ children }) => <Around locale={locale}>{children}</Around> });
}

/** Ids of the accessibility rules that the document breaks. Colours need a browser and are left to the e2e tests. */
export async function violations(root: Element = document.body): Promise<string[]> {
  const result = await axe.run(root, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
