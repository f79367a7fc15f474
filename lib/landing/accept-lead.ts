import { type FormState, NO_VISIT } from '@/components/landing/lead-form';
import type { LandingTranslator } from '@/components/landing/props';
import type { Language } from '@/lib/domain/common/languages';
import { idSchema } from '@/lib/domain/ids';
import { landingLeadSchema } from '@/lib/domain/referrals/schema';
import type { Channel } from '@/lib/domain/tracking/channels';
import type { Ctx } from '@/lib/services/context';
import { AppError, InvalidInputError, RuleError } from '@/lib/services/errors';
import { newId } from '@/lib/services/ids';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';

/** What a form posted: only text, whatever it held. */
export type Fields = Readonly<Record<string, string>>;

export type LeadAnswer =
  | { ok: true }
  /** The form again, with what was typed. */
  | { ok: false; form: FormState }
  /** The code stopped working since the page was opened. */
  | { ok: false; form: null };

export interface LeadRequest {
  facts: CodeFacts;
  fields: Fields;
  visitorId: string;
  channel: Channel;
  now: Date;
  utm: Record<string, string> | null;
  /** The language that the browser says; undefined when Kith speaks none of its. */
  language: Language | undefined;
  /** Where the browser called from. */
  address: string;
}

const ABOUT_PERSON = ['self-referral', 'same-household', 'already-rewarded', 'already-referred'] as const;

/** Takes a friend's name from the form of the landing page. */
export async function acceptLead(t: LandingTranslator, request: LeadRequest): Promise<LeadAnswer> {
  const { facts, fields, visitorId, channel, utm, now, address, language } = request;
  const school = facts.organization.name;
  const parsed = landingLeadSchema.safeParse(fields);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return { ok: false, form: formState(fields, errorsOf(t, wrong, fields, school)) };
  }
  const { firstName, email, phone } = parsed.data;
  const input = { code: facts.code, visitorId, channel, referee: { firstName, email, phone } };
  try {
    await submitLead(visitorCtx(facts.organizationId, visitorId, now), input, {
      consent: true,
      address,
      utm,
      language,
    });
    return { ok: true };
  } catch (error) {
    return refused(t, error, fields, school);
  }
}

function refused(t: LandingTranslator, error: unknown, fields: Fields, school: string): LeadAnswer {
  if (error instanceof RuleError) {
    const about = ABOUT_PERSON.find((rule) => rule === error.rule);
    if (!about) return { ok: false, form: null };
    return { ok: false, form: formState(fields, { email: t(`form.errors.${about}`, { school }) }) };
  }
  if (error instanceof InvalidInputError)
    return { ok: false, form: formState(fields, { email: t('form.errors.email') }) };
  if (error instanceof AppError && error.status === 404) return { ok: false, form: null };
  throw error;
}

function errorsOf(
  t: LandingTranslator,
  wrong: ReadonlySet<string>,
  fields: Fields,
  school: string,
): FormState['errors'] {
  const errors: FormState['errors'] = {};
  if (wrong.has('firstName'))
    errors.firstName = fields.firstName?.trim() ? t('form.errors.firstNameLong') : t('form.errors.firstName');
  if (wrong.has('email')) errors.email = t('form.errors.email');
  if (wrong.has('consent')) errors.consent = t('form.errors.consent', { school });
  if (Object.keys(errors).length === 0) errors.form = t('form.errors.other');
  return errors;
}

/** The form with what was typed, and messages. */
export function formState(fields: Fields, errors: FormState['errors']): FormState {
  const { firstName = '', email = '', consent, remember } = fields;
  const ticks = { consent: consent === 'on', remember: remember === 'on' };
  return {
    values: { firstName: firstName.slice(0, 100), email: email.slice(0, 254), ...ticks },
    errors,
    visitorId: visitOf(fields) ?? undefined,
  };
}

/** The visit that a form without a cookie belongs to; null when it says none that Kith has made. */
export function visitOf({ visit = '' }: Fields): string | null {
  return idSchema.safeParse(visit).success && visit !== NO_VISIT ? visit : null;
}

/** Who opens a page, as services know him. */
export function visitorCtx(organizationId: string, visitorId: string, now: Date): Ctx {
  const actor = { type: 'visitor', id: visitorId, name: 'Visitor' } as const;
  return { organizationId, actor, scopes: new Set(['referrals:write']), requestId: newId(), now };
}
