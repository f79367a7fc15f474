import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';
import { PROMOTION_STATUSES } from '@/lib/domain/redemptions/promotion';
import { catalogues } from '@/lib/i18n/catalogues';

// What the trail says of the rows of these tables is a person's, and so shown on the timeline: see db/queries/timeline.ts.
const SUBJECTS: Record<string, string> = {
  contacts: 'contact',
  referral_codes: 'code',
  referrals: 'referral',
  conversions: 'conversion',
  referral_rewards: 'reward',
  payouts: 'payout',
  redemptions: 'redemption',
};

// An action that is put together from parts, as its wholes. In the first status a thing is made, and never put.
const WHOLES: Record<string, readonly string[]> = {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: this is how the services write them
  'guardian.${decision}': ['granted', 'declined'].map((decision) => `guardian.${decision}`),
  'redemption.${change.status}': REDEMPTION_STATUSES.filter(
    (status) => status !== 'open' && status !== 'requested',
  ).map((status) => `redemption.${status}`),
  'redemption.promotion-${state.status}': PROMOTION_STATUSES.filter((status) => status !== 'waiting').map(
    (status) => `redemption.promotion-${status}`,
  ),
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
};

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const ACTION = /['`]([a-z-]+\.(?:[a-z-]|\$\{[^}]*\})+)['`]/g;
const WITH_SUBJECT = /action: ['`]([^'`]+)['`],\s*subjectType: '([\w-]+)'/g;
const shown = new Set(Object.values(SUBJECTS));

/** The actions of a file that may be about one of these: an action whose subject stands elsewhere may be about any in the file. */
function actionsIn(source: string): string[] {
  const subjects = [...source.matchAll(/subjectType: '([\w-]+)'/g)].map(([, subject]) => subject as string);
  const own = new Map([...source.matchAll(WITH_SUBJECT)].map(([, action, subject]) => [action, subject as string]));
  return [...source.matchAll(ACTION)]
    .map(([, action]) => action as string)
    .filter((action) => (own.has(action) ? [own.get(action) as string] : subjects).some((one) => shown.has(one)));
}

const written = readdirSync('lib/services', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => actionsIn(readFileSync(join('lib/services', name), 'utf8').replace(COMMENT, '')))
  .flatMap((action) => WHOLES[action] ?? [action]);

describe('what a timeline says', () => {
  it('is about the rows that its query looks at', () => {
    const query = readFileSync('db/queries/timeline.ts', 'utf8');
    const tables = [...query.matchAll(/select id::text from (\w+)/g)].map(([, table]) => table as string);
    expect([...new Set(tables)].sort()).toEqual(Object.keys(SUBJECTS).sort());
  });

  it('was found in the services', () => {
    expect(new Set(written).size).toBeGreaterThan(50);
    expect(written).toEqual(expect.arrayContaining(['contact.created', 'conversion.recorded', 'payout.settled']));
  });

  it.each(['en', 'es', 'de'] as const)('has words for each of it (%s)', (locale) => {
    const words: Record<string, string> = catalogues[locale].people.timeline.action;
    expect([...new Set(written)].filter((action) => !words[action.replaceAll('.', '_')])).toEqual([]);
  });
});
