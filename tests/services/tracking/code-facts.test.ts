import { afterAll, describe, expect, it } from 'vitest';
import { closeCodeFacts, codeFacts } from '@/lib/services/tracking/code-facts';
import { anOrganization, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);

const key = (code: string) => code.toUpperCase();

describe('codes opened in the same instant', () => {
  it('answers each with its own school, and nothing for a code nobody has', async () => {
    const [here, there] = [await anOrganization(), await anOrganization()];
    const [ana, ben, eva] = [
      await aCode(database.owner, here),
      await aCode(database.owner, here),
      await aCode(database.owner, there),
    ];
    const keys = [eva.code, 'NOBODY-HAS-IT', ana.code, ben.code, eva.code].map(key);
    const facts = await Promise.all(keys.map((codeKey) => codeFacts(codeKey, NOW)));
    expect(facts.map((one) => one && [one.codeId, one.organizationId])).toEqual([
      [eva.codeId, there.organizationId],
      null,
      [ana.codeId, here.organizationId],
      [ben.codeId, here.organizationId],
      [eva.codeId, there.organizationId],
    ]);
  });

  it('lets no code suffer for another whose school cannot be read', async () => {
    const [whole, broken] = [await anOrganization(), await anOrganization()];
    const ana = await aCode(database.owner, whole);
    const eva = await aCode(database.owner, broken);
    await database.owner`update organizations set settings = '"not settings"' where id = ${broken.organizationId}`;
    const [first, second] = await Promise.allSettled([codeFacts(key(eva.code), NOW), codeFacts(key(ana.code), NOW)]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled', value: { codeId: ana.codeId } });
  });
});
