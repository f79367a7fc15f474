import { Bell } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import type { Ctx } from '@/lib/services/context';
import { HowPaid } from '../../settings/_components/how-paid';

/** How one is paid, and how one hears of it. Both can wait. */
export async function RewardStep({ ctx }: { ctx: Ctx }) {
  const t = await getTranslations('portalStart.welcome.three');
  return (
    <>
      <p className="text-pretty text-muted-foreground">{t('text')}</p>
      <HowPaid ctx={ctx} stripeStep={null} />
      <p className="flex items-start gap-3 rounded-xl border bg-card p-4 text-pretty">
        <Bell aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
        <span>
          {t('news')}{' '}
          <Link href="/portal/settings" className="text-primary underline underline-offset-2">
            {t('newsLink')}
          </Link>
        </span>
      </p>
    </>
  );
}
