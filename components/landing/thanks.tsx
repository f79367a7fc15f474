import { Icon } from './icon';
import { OfferCards } from './offer-cards';
import type { LandingTranslator, OfferWords, School } from './props';
import { Steps } from './steps';

export interface ThanksProps {
  t: LandingTranslator;
  school: School;
  code: string;
  /** What the friend gets; null for nothing. */
  you: OfferWords | null;
}

/** After the form: what happens now. Says nothing about who sent it, so it is the same for everybody. */
export function Thanks({ t, school, code, you }: ThanksProps) {
  return (
    <main className="wrap center">
      <div className="card note">
        <span className="badge good">
          <Icon name="check" />
        </span>
        <h1>{t('thanks.title')}</h1>
        <p className="lead">{t('thanks.text', { school: school.name })}</p>
        {you && <OfferCards t={t} referrerName={null} you={you} they={null} promotions={[]} />}
        <h2>{t('thanks.next')}</h2>
        <Steps
          steps={[
            { text: t('thanks.one', { school: school.name }) },
            { text: t('thanks.two') },
            { text: t('thanks.three') },
          ]}
        />
        <p className="fine">{t.rich('thanks.code', { code: () => <span className="code">{code}</span> })}</p>
      </div>
    </main>
  );
}
