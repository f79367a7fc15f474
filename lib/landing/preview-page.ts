import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import { invitationParts } from './page-parts';
import { renderPage } from './render-page';
import { wordsIn } from './words';

export interface PreviewInput {
  organization: Omit<CodeFacts['organization'], 'cookies'>;
  name: string;
  currency: string;
  endsAt: Date | null;
  definition: ProgramDefinition;
}

/** Stand in for who invites, in a preview. */
const SAMPLE = { firstName: 'Ana', code: 'ANA-2026' };

/** The invitation as friends would see it with these rules: the very page of `/r/CODE`, made for nobody and stored nowhere. */
export function previewPage({ organization, name, currency, endsAt, definition }: PreviewInput, now: Date): string {
  const facts = {
    // Nobody's browser remembers a preview.
    organization: { ...organization, cookies: 'never' },
    code: SAMPLE.code,
    referrerFirstName: SAMPLE.firstName,
    programName: name,
    currency,
    program: { startsAt: now, endsAt },
    versions: [{ id: '', version: 1, inForceFrom: now, definition }],
  } as unknown as CodeFacts;
  const words = wordsIn(organization.language);
  const page = renderPage(words, 200, invitationParts(words, facts, now, {}), organization);
  return Buffer.from(page.plain.body).toString('utf8');
}
