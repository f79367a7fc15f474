import { codeStatusAt } from '@/lib/domain/codes/status';
import { normalizeCode } from '@/lib/domain/codes/typed-code';
import { dayIn } from '@/lib/domain/common/days';
import type { Language } from '@/lib/domain/common/languages';
import { publicName } from '@/lib/domain/people/public-name';
import { offerOf, type ProgramOffer } from '@/lib/domain/programs/offer';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { type LogoPicture, logoPicture } from '../organizations/logo-content';
import { type CodeFacts, codeFacts } from '../tracking/code-facts';
import { codeUrl } from './code-view';

/** All that a picture, a poster or a card of a code shows. Nothing in it is more than what its landing page shows. */
export interface CodeMaterial {
  code: string;
  /** The landing page, without a channel. */
  url: string;
  school: { name: string; accentColor: string | null; logo: LogoPicture | null; language: Language };
  programName: string;
  /** First or chosen name of who invites; null when it is not known. */
  referrerName: string | null;
  offer: ProgramOffer;
  trigger: ProgramDefinition['trigger'];
}

/**
 * What is drawn for a code that works now. A referrer gets it for his own codes, staff for the school's.
 * @throws NotFoundError, also for another school's, another referrer's, or a code that does not work
 */
export async function codeMaterial(ctx: Ctx, code: string): Promise<CodeMaterial> {
  const isReferrer = ctx.actor.type === 'referrer';
  authorize(ctx, isReferrer ? 'portal' : 'programs:read');
  const facts = await factsOf(code, ctx.now);
  const isOwn = facts?.organizationId === ctx.organizationId && (!isReferrer || facts.referrerId === ctx.actor.id);
  const material = facts && isOwn ? await materialOf(facts, ctx.now) : null;
  if (!material) throw new NotFoundError('code');
  return material;
}

/** The same for everybody who has the link, as its landing page is; null for a code that does not work. */
export async function publicCodeMaterial(
  code: string,
  now: Date,
): Promise<{ facts: CodeFacts; material: CodeMaterial } | null> {
  const facts = await factsOf(code, now);
  const material = facts && (await materialOf(facts, now));
  return material ? { facts, material } : null;
}

function factsOf(code: string, now: Date): Promise<CodeFacts | null> {
  const key = normalizeCode(code);
  return /^[A-Z0-9-]{1,100}$/.test(key) ? codeFacts(key, now) : Promise.resolve(null);
}

async function materialOf(facts: CodeFacts, now: Date): Promise<CodeMaterial | null> {
  const definition = facts.versions.at(-1)?.definition;
  if (!definition || codeStatusAt(facts, now) !== 'active') return null;
  const { name, accentColor, logo, timeZone, language } = facts.organization;
  return {
    code: facts.code,
    url: codeUrl(facts.code),
    school: { name, accentColor, logo: await logoPicture(logo), language },
    programName: facts.programName,
    referrerName: publicName(facts.referrerFirstName),
    offer: offerOf(definition.rewards, facts.currency, dayIn(timeZone, now)),
    trigger: definition.trigger,
  };
}
