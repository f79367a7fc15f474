import { cloneElement } from 'react';
import { render } from 'react-email';
import type { Mail, MailExtras, RenderedMail } from '@/lib/domain/notifications/mails';
import { fillIn, type Wording } from '@/lib/domain/notifications/wording';
import type { LayoutProps } from './layout';
import { Paragraph } from './paragraph';
import { placeholderValues } from './placeholders';
import { renderSms } from './render-sms';
import type { Template } from './template';
import { templateOf } from './template-of';

/**
 * Subject, HTML and plain-text twin of a mail, and what it says as a text message. `wording` takes the place of Kith's own words,
 * `unsubscribeUrl` stands in the footer. For Node only: never imported by what Next bundles.
 */
export async function renderMail(mail: Mail, extras: MailExtras = {}): Promise<RenderedMail> {
  const { wording = null, unsubscribeUrl = null } = extras;
  const { subject, body } = wording ? inOwnWords(templateOf(mail), mail, wording) : templateOf(mail);
  const whole = cloneElement(body, { unsubscribeUrl });
  const [html, text] = await Promise.all([render(whole), render(whole, { plainText: true })]);
  return { subject, html, text, sms: renderSms(mail, wording) };
}

function inOwnWords({ body }: Template, mail: Mail, wording: Wording): Template {
  const values = placeholderValues(mail);
  const say = (text: string) => fillIn(text, values);
  const { button } = body.props;
  const own: Partial<LayoutProps> = {
    preview: say(wording.paragraphs[0] ?? wording.heading),
    heading: say(wording.heading),
    button: { ...button, label: say(wording.button) },
  };
  // biome-ignore lint/suspicious/noArrayIndexKey: a mail is written once
  const paragraphs = wording.paragraphs.map((text, index) => <Paragraph key={index}>{say(text)}</Paragraph>);
  return { subject: say(wording.subject).replaceAll(/\s+/g, ' '), body: cloneElement(body, own, ...paragraphs) };
}
