import { findTemplates, findTemplateVersions, type TemplateRow } from '@/db/queries/message-templates';
import type { Language } from '@/lib/domain/common/languages';
import { EDITABLE_MESSAGES } from '@/lib/domain/notifications/catalogue';
import type { MailSchool, MailTemplate } from '@/lib/domain/notifications/mails';
import { type Wording, wordingSchema } from '@/lib/domain/notifications/wording';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { mailSchool } from './mail-school';
import { editableMessageSchema } from './save-template';

export interface TemplateItem {
  message: MailTemplate;
  /** Null: Kith's own words. */
  changed: { at: Date; by: string } | null;
}

/** Every message that can be written anew, and whether it was. */
export async function listTemplates(ctx: Ctx): Promise<TemplateItem[]> {
  authorize(ctx, 'settings:read');
  const rows = await readOnly(ctx, ({ sql }) => findTemplates(sql));
  return EDITABLE_MESSAGES.map((message) => {
    const row = rows.find((one) => one.message === message && one.content !== null);
    return { message, changed: row ? { at: row.createdAt, by: row.createdByName } : null };
  });
}

export interface TemplateView {
  message: MailTemplate;
  school: MailSchool;
  currency: string;
  /** The school's, which its own words are likely written in. */
  language: Language;
  /** The school's own words; null for Kith's. */
  wording: Wording | null;
  versions: (Omit<TemplateRow, 'content' | 'message'> & { wording: Wording | null })[];
}

/** One message with all its versions, newest first. @throws InvalidInputError for a message that cannot be written anew */
export async function getTemplate(ctx: Ctx, message: unknown): Promise<TemplateView> {
  authorize(ctx, 'settings:read');
  const name = parse(editableMessageSchema, message);
  return readOnly(ctx, async (tx) => {
    const rows = await findTemplateVersions(tx.sql, name);
    const organization = await organizationFacts(tx, ctx);
    const { currency, language } = organization;
    const versions = rows.map(({ version, createdAt, createdByName, content }) => ({
      ...{ version, createdAt, createdByName },
      wording: content === null ? null : (wordingSchema(name).safeParse(content).data ?? null),
    }));
    const wording = versions[0]?.wording ?? null;
    return {
      message: name,
      currency,
      language,
      wording,
      versions,
      school: mailSchool(organization),
    };
  });
}
