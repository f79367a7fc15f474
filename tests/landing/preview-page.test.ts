import { expect, it } from 'vitest';
import { previewPage } from '@/lib/landing/preview-page';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { previewLanding } from '@/lib/services/programs/preview-landing';
import { anOrganization, as } from '@/tests/factories/organization';
import { programBody } from '@/tests/factories/program';
import { useDatabase } from '../setup/database';

useDatabase();

it('is the real page with the rules that are being written, and the look of the school', async () => {
  const ctx = await anOrganization({ name: 'Harbour School' });
  await updateSettings(ctx, { accentColor: '#123456' });
  const rewards = { referrer: { kind: 'cash', amountMinor: 4321 }, referee: { kind: 'discount', amountMinor: 777 } };
  const html = previewPage(await previewLanding(ctx, { ...programBody(), rewards }), ctx.now);
  for (const part of ['Harbour School', 'Ana', '$43.21', '$7.77', '<style>', '123456']) expect(html).toContain(part);
  expect(html).not.toContain('<script');
  const wrong = previewLanding(ctx, { ...programBody(), rewards: { referrer: { kind: 'cash' } } });
  await expect(wrong).rejects.toMatchObject({ status: 422 });
  await expect(previewLanding(as(ctx, 'referrer'), programBody())).rejects.toMatchObject({ status: 403 });
});
