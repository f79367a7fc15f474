import { getTranslations } from 'next-intl/server';
import type { Ctx } from '@/lib/services/context';
import { listOwnGifts } from '@/lib/services/redemptions/gifts';
import { listOfferedItems } from '@/lib/services/redemptions/merchandise';
import { listOwnCredit } from '@/lib/services/redemptions/own-credit';
import { listOwnRedemptions } from '@/lib/services/redemptions/reads';
import type { RedemptionView } from '@/lib/services/redemptions/view';
import { CreditEnds } from './credit-ends';
import { GiftList } from './gift-list';
import { RedemptionItem, type ShownRedemption } from './redemption-item';
import { UseCredit } from './use-credit';
import { WaitingGift } from './waiting-gift';

/** All about credit: gifts that wait, what can be done with it, what ends when, and what it was used for. */
export async function CreditSection({ ctx }: { ctx: Ctx }) {
  const [t, credit, items, redemptions, gifts] = await Promise.all([
    getTranslations('portal.redeem'),
    listOwnCredit(ctx),
    listOfferedItems(ctx),
    listOwnRedemptions(ctx),
    listOwnGifts(ctx),
  ]);
  return (
    <>
      {gifts.waiting.length ? (
        <ul aria-label={t('gift.title')} className="flex flex-col gap-3">
          {gifts.waiting.map(({ id, fromFirstName, amountMinor, currency, expiresAt }) => (
            <WaitingGift key={id} gift={{ id, fromFirstName, amountMinor, currency, expiresAt }} />
          ))}
        </ul>
      ) : null}
      {credit.map(({ currency, usableMinor }) => (
        <UseCredit
          key={currency}
          currency={currency}
          usableMinor={usableMinor}
          items={items.filter((item) => item.currency === currency)}
        />
      ))}
      {redemptions.length ? (
        <section className="flex flex-col gap-3">
          <h2 className="text-lg">{t('list')}</h2>
          <ul className="divide-y rounded-xl border bg-card">
            {redemptions.map((redemption) => (
              <RedemptionItem key={redemption.id} redemption={shownOf(redemption)} />
            ))}
          </ul>
        </section>
      ) : null}
      {credit.map(({ currency, ends }) => (
        <CreditEnds key={currency} currency={currency} ends={ends} />
      ))}
      <GiftList given={gifts.given} transfers={gifts.transfers} />
    </>
  );
}

// Only what its owner may read goes to the browser.
function shownOf(redemption: RedemptionView): ShownRedemption {
  const { id, kind, status, amountMinor, returnedMinor, currency, code, item, reason, expiresAt, createdAt } =
    redemption;
  return { id, kind, status, amountMinor, returnedMinor, currency, code, item, reason, expiresAt, createdAt };
}
