import { initialOf } from './initial-of';
import { KnownForm } from './known-form';
import { type FormState, LeadForm } from './lead-form';
import { OfferCards } from './offer-cards';
import type { LandingSchool, LandingTranslator, OfferWords, TriggerWords } from './props';
import { Steps } from './steps';

export interface InvitationProps {
  t: LandingTranslator;
  school: LandingSchool;
  referrerName: string | null;
  code: string;
  programName: string;
  you: OfferWords | null;
  they: OfferWords | null;
  promotions: readonly { name: string; day: string }[];
  trigger: TriggerWords;
  validityDays: number;
  /** When the offer ends, in words; null when it does not. */
  endsOn: string | null;
  terms: string;
  form: FormState | null;
  /** A signed link has said who this is. */
  isKnown?: boolean;
}

/** Who invites you, what you both get, how it works, and a form of two fields. */
export function Invitation(props: InvitationProps) {
  const { t, school, referrerName, you, they, promotions, trigger, form } = props;
  const names = { name: referrerName ?? '', school: school.name };
  const both = you !== null && they !== null;
  const ask = props.isKnown ? (
    <KnownForm t={t} school={school} code={props.code} />
  ) : (
    <LeadForm t={t} school={school} referrerName={referrerName} state={form} />
  );
  return (
    <main className="wrap grid">
      {/* What has to be looked at again comes first: a phone shows the top of the page. */}
      {form && ask}
      <section className="hero">
        <div className="faces" aria-hidden="true">
          <span className="face">{initialOf(referrerName ?? t('aFriend'))}</span>
          <span className="face">{initialOf(school.name)}</span>
        </div>
        <p className="eyebrow">{t('hero.eyebrow')}</p>
        <h1>{referrerName ? t('hero.title', names) : t('hero.titleUnnamed', names)}</h1>
        <p className="lead">{both ? t('hero.leadBoth') : t('hero.leadOne', names)}</p>
      </section>
      <OfferCards t={t} referrerName={referrerName} you={you} they={they} promotions={promotions} />
      {!form && ask}
      <section>
        <h2>{t('steps.title')}</h2>
        <Steps
          steps={[
            { title: t('steps.one.title'), text: t('steps.one.text') },
            { title: t('steps.two.title', names), text: t('steps.two.text') },
            { title: t('steps.three.title'), text: t(`steps.three.${trigger.milestone}`, { count: trigger.count }) },
          ]}
        />
      </section>
      <Terms {...props} />
    </main>
  );
}

function Terms({ t, school, code, programName, validityDays, endsOn, terms }: InvitationProps) {
  return (
    <details>
      <summary>{t('terms.title', { program: programName })}</summary>
      <p>{terms}</p>
      <p>
        {t('terms.validity', { days: validityDays })} {endsOn && t('terms.ends', { date: endsOn })}
      </p>
      <p>
        {t('terms.code')}: <span className="code">{code}</span>
      </p>
      {school.supportEmail && (
        <p>
          <a href={`mailto:${school.supportEmail}`}>{t('terms.contact', { email: school.supportEmail })}</a>
        </p>
      )}
    </details>
  );
}
