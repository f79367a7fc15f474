import { z } from 'zod';
import { setLanguage } from '@/db/queries/people';
import { languageSchema } from '@/lib/domain/common/language-schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { transact } from '../transact';

const inputSchema = z.strictObject({ language: languageSchema });

/** A referrer chose the language he reads: what is written to him comes in it. Input: `{language}`. */
export async function chooseLanguage(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'portal');
  const { language } = parse(inputSchema, input);
  const contactId = ctx.actor.id;
  await transact(ctx, async (tx) => {
    await setLanguage(tx.sql, contactId, language, ctx.now);
    const entry = {
      action: 'contact.language-chosen',
      subjectType: 'contact',
      subjectId: contactId,
      data: { language },
    };
    await appendAudit(tx, ctx, [entry]);
  });
}
