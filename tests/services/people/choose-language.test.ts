import { describe, expect, it } from 'vitest';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { chooseLanguage } from '@/lib/services/people/choose-language';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

describe('chooseLanguage', () => {
  it('keeps the language of the one who chose, and says so in the audit', async () => {
    const ctx = await anOrganization();
    const [one, other] = [await aContact(ctx), await aContact(ctx)];
    await chooseLanguage(as(ctx, 'referrer', one.id), { language: 'es' });
    const rows = await database.owner`select id, language from contacts where id in (${one.id}, ${other.id})`;
    expect(Object.fromEntries(rows.map(({ id, language }) => [id, language]))).toEqual({
      [one.id]: 'es',
      [other.id]: null,
    });
    const { data } = await listAuditEvents(ctx, { subjectId: one.id });
    expect(data[0]).toMatchObject({ action: 'contact.language-chosen', data: { language: 'es' } });
  });

  it('names the languages there are, and is for referrers only', async () => {
    const ctx = await anOrganization();
    const contact = await aContact(ctx);
    await expect(chooseLanguage(as(ctx, 'referrer', contact.id), { language: 'fr' })).rejects.toMatchObject({
      errors: [{ path: 'language', message: 'Must be one of en, es, de.' }],
    });
    await expect(chooseLanguage(as(ctx, 'viewer'), { language: 'es' })).rejects.toMatchObject({ status: 403 });
  });
});
