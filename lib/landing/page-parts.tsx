import type { ReactElement } from 'react';
import type { IconName } from '@/components/landing/icon';
import { Invitation } from '@/components/landing/invitation';
import type { FormState } from '@/components/landing/lead-form';
import { Notice, type NoticeProps } from '@/components/landing/notice';
import type { TriggerWords } from '@/components/landing/props';
import { Thanks } from '@/components/landing/thanks';
import type { CodeStatus } from '@/lib/domain/codes/status';
import { dayIn } from '@/lib/domain/common/days';
import { publicName } from '@/lib/domain/people/public-name';
import { offerOf } from '@/lib/domain/programs/offer';
import { publicUrl } from '@/lib/services/public-url';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import { offerWords } from './offer-words';
import type { LandingWords } from './words';

/** What a page shows, before it is put into a document. */
export interface PageParts {
  title: string;
  description: string | null;
  /** What messengers show of the link. */
  image?: { url: string; alt: string };
  body: ReactElement;
}

/** What a page without a form is about: a state of the code, or of the visit. `full`: the budget of the programme is spent. */
export type NoticeAbout = Exclude<CodeStatus, 'active'> | 'full' | 'own' | 'blocked' | 'broken';

const day = ({ locale }: LandingWords, date: Date, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(date);

/** The invitation itself, with the form as it was typed when something in it was wrong. */
export function invitationParts(
  words: LandingWords,
  facts: CodeFacts,
  now: Date,
  { form = null, isKnown = false }: { form?: FormState | null; isKnown?: boolean },
): PageParts {
  const { t } = words;
  const { organization, program, currency } = facts;
  const definition = facts.versions.at(-1)?.definition;
  if (!definition) throw new Error('A page of an active programme needs its version');
  const offer = offerOf(definition.rewards, currency, dayIn(organization.timeZone, now));
  const trigger: TriggerWords = {
    milestone: definition.trigger.milestone,
    count: definition.trigger.count ?? 1,
  };
  const referrerName = publicName(facts.referrerFirstName);
  const you = offerWords(words, offer.referee, 'you', trigger, offer.vesting);
  const names = { name: referrerName ?? '', school: organization.name };
  return {
    title: referrerName ? t('meta.invite', names) : t('meta.inviteUnnamed', names),
    description: you
      ? t('meta.description', { ...names, offer: `${you.figure} ${you.detail}` })
      : t('meta.descriptionPlain', names),
    image: {
      url: publicUrl(`/og/${encodeURIComponent(facts.code)}.png`),
      alt: t('meta.image', { name: referrerName ?? 'none', school: organization.name, code: facts.code }),
    },
    body: (
      <Invitation
        t={t}
        school={organization}
        referrerName={referrerName}
        code={facts.code}
        programName={facts.programName}
        you={you}
        they={offerWords(words, offer.referrer, 'they', trigger, offer.vesting)}
        promotions={offer.promotions.map(({ name, endsAt }) => ({ name, day: day(words, new Date(endsAt), 'UTC') }))}
        trigger={trigger}
        validityDays={definition.validityDays}
        endsOn={program.endsAt && day(words, program.endsAt, organization.timeZone)}
        terms={definition.termsAndConditions}
        form={form}
        isKnown={isKnown}
      />
    ),
  };
}

export function thanksParts(words: LandingWords, facts: CodeFacts): PageParts {
  const { t } = words;
  const school = facts.organization;
  return {
    title: t('meta.thanks', { school: school.name }),
    description: null,
    body: <Thanks t={t} school={school} code={facts.code} you={friendsOffer(words, facts)} />,
  };
}

/** What the friend gets, as the page of thanks repeats it. */
function friendsOffer(words: LandingWords, { versions, currency, organization, loadedAt }: CodeFacts) {
  const definition = versions.at(-1)?.definition;
  if (!definition) return null;
  const offer = offerOf(definition.rewards, currency, dayIn(organization.timeZone, new Date(loadedAt)));
  const { milestone, count } = definition.trigger;
  return offerWords(words, offer.referee, 'you', { milestone, count: count ?? 1 }, offer.vesting);
}

const ICONS: Readonly<Record<NoticeAbout, IconName>> = {
  unknown: 'search',
  inactive: 'clock',
  expired: 'clock',
  'program-not-started': 'calendar',
  'program-paused': 'pause',
  'program-ended': 'clock',
  'referrer-not-eligible': 'heart',
  full: 'gift',
  own: 'heart',
  blocked: 'search',
  broken: 'clock',
};

/** Why there is no invitation. Without facts there is no school to name. */
export function noticeParts(words: LandingWords, about: NoticeAbout, facts: CodeFacts | null): PageParts {
  const { t } = words;
  const title = t(`notices.${about}.title`);
  const school = facts?.organization.name ?? '';
  const timeZone = facts?.organization.timeZone ?? 'UTC';
  const date = about === 'expired' ? facts?.expiresAt : facts?.program.startsAt;
  const values = {
    school,
    name: publicName(facts?.referrerFirstName) ?? t('aFriend'),
    program: facts?.programName ?? '',
    date: date ? day(words, date, timeZone) : '',
  };
  return {
    title: facts ? t('meta.notice', { title, school }) : t('meta.noticePlain', { title }),
    description: null,
    body: (
      <Notice
        icon={ICONS[about]}
        title={title}
        text={t(`notices.${about}.text`, values)}
        action={actionOf(about, t, facts)}
      />
    ),
  };
}

/** The one thing to do next. The referrer shares; anybody else can only ask the school. */
function actionOf(about: NoticeAbout, t: LandingWords['t'], facts: CodeFacts | null): NoticeProps['action'] {
  if (about === 'own') return { href: '/portal/share', label: t('notices.share') };
  const email = facts?.organization.supportEmail;
  return email ? { href: `mailto:${email}`, label: t('notices.contact', { email }) } : null;
}
