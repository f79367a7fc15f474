import { Icon } from './icon';
import type { LandingTranslator, OfferWords } from './props';

// The name of a present is longer than a sum, and stands smaller.
const LONG = 16;

export interface OfferCardsProps {
  t: LandingTranslator;
  referrerName: string | null;
  you: OfferWords | null;
  they: OfferWords | null;
  promotions: readonly { name: string; day: string }[];
}

/** What the friend gets, and what the person who invites gets. */
export function OfferCards({ t, referrerName, you, they, promotions }: OfferCardsProps) {
  const label = referrerName ? t('offer.they', { name: referrerName }) : t('offer.theyUnnamed');
  return (
    <section aria-label={t('offer.title')}>
      <dl className={you && they ? 'offers two' : 'offers'}>
        {you && (
          <div className="offer">
            <dt>
              <Icon name="gift" />
              {t('offer.you')}
            </dt>
            <Words words={you} />
          </div>
        )}
        {they && (
          <div className="offer they">
            <dt>
              <Icon name="heart" />
              {label}
            </dt>
            <Words words={they} />
          </div>
        )}
      </dl>
      {promotions.map(({ name, day }) => (
        <p className="promo" key={name}>
          {t('offer.promotion', { name, day })}
        </p>
      ))}
    </section>
  );
}

function Words({ words: { figure, detail } }: { words: OfferWords }) {
  return (
    <>
      <dd className={figure.length > LONG ? 'figure long' : 'figure'}>{figure}</dd>
      <dd className="detail">{detail}</dd>
    </>
  );
}
