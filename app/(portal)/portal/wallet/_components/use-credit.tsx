'use client';
import { Gift, Tag, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { ChooseItem, type OfferedItem } from './choose-item';
import { GiveForm } from './give-form';
import { MakeCode } from './make-code';

type UseCreditProps = { currency: string; usableMinor: number; items: readonly OfferedItem[] };

/** What can be done with credit: a discount code, a present out of the catalogue, a gift to a friend. */
export function UseCredit({ currency, usableMinor, items }: UseCreditProps) {
  const t = useTranslations('portal.redeem');
  return (
    <section className="flex flex-col gap-3 rounded-xl border bg-card p-5">
      <h2 className="text-lg">{t('title')}</h2>
      <Tabs defaultValue="code">
        <TabsList className="h-auto w-full flex-wrap" aria-label={t('title')}>
          <TabsTrigger value="code" className="h-11 flex-1">
            <Tag aria-hidden />
            {t('tabs.code')}
          </TabsTrigger>
          {items.length ? (
            <TabsTrigger value="item" className="h-11 flex-1">
              <Gift aria-hidden />
              {t('tabs.item')}
            </TabsTrigger>
          ) : null}
          <TabsTrigger value="give" className="h-11 flex-1">
            <Users aria-hidden />
            {t('tabs.give')}
          </TabsTrigger>
        </TabsList>
        <TabsContent value="code">
          <MakeCode currency={currency} usableMinor={usableMinor} />
        </TabsContent>
        {items.length ? (
          <TabsContent value="item">
            <ChooseItem items={items} usableMinor={usableMinor} />
          </TabsContent>
        ) : null}
        <TabsContent value="give">
          <GiveForm currency={currency} usableMinor={usableMinor} />
        </TabsContent>
      </Tabs>
    </section>
  );
}
