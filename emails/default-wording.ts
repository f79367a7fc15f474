import { Children, isValidElement, type ReactNode } from 'react';
import type { Mail } from '@/lib/domain/notifications/mails';
import { takeOut, type Wording } from '@/lib/domain/notifications/wording';
import { catalogues } from '@/lib/i18n/catalogues';
import { DEFAULT_LOCALE } from '@/lib/i18n/config';
import type { LayoutProps } from './layout';
import { placeholderValues } from './placeholders';
import { templateOf } from './template-of';

/** Kith's own words for a message in the sample's language, with placeholders where the sample says a name or an amount: to begin one's own with. */
export function defaultWording(sample: Mail): Wording {
  const values = placeholderValues(sample);
  const { subject, body } = templateOf(sample);
  const { heading, button, children } = body.props as LayoutProps;
  const texts: Partial<Record<Mail['template'], string>> = catalogues[sample.locale ?? DEFAULT_LOCALE].emails.sms;
  return {
    subject: takeOut(subject, values),
    heading: takeOut(heading, values),
    paragraphs: paragraphsOf(children).map((paragraph) => takeOut(paragraph, values)),
    button: takeOut(button.label, values),
    sms: texts[sample.template] ?? null,
  };
}

function paragraphsOf(children: ReactNode): string[] {
  return Children.toArray(children)
    .map(textOf)
    .filter((text) => text !== '');
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).join('');
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : '';
}
