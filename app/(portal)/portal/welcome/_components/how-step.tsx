import { Gift, type LucideIcon, Share2, UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { Ctx } from '@/lib/services/context';
import { listOwnPrograms } from '@/lib/services/programs/own-programs';
import { chooseProgram } from '../../_components/choose-program';
import { OfferPair } from '../../_components/offer-pair';

/** Three pictures with a sentence each, and what both sides get. */
export async function HowStep({ ctx }: { ctx: Ctx }) {
  const [t, programs] = await Promise.all([getTranslations('portalStart.welcome.one'), listOwnPrograms(ctx)]);
  const program = chooseProgram(programs, null);
  const steps: { Icon: LucideIcon; title: string; text: string }[] = [
    { Icon: Share2, title: t('share'), text: t('shareText') },
    { Icon: UserPlus, title: t('join'), text: t('joinText') },
    { Icon: Gift, title: t('reward'), text: t('rewardText') },
  ];
  return (
    <>
      <ol className="flex flex-col gap-3">
        {steps.map(({ Icon, title, text }) => (
          <li key={title} className="flex items-start gap-4 rounded-xl border bg-card p-4">
            <span className="flex size-11 shrink-0 items-center justify-center rounded-full bg-primary-soft text-primary">
              <Icon aria-hidden className="size-5" />
            </span>
            <div>
              <h2 className="text-lg">{title}</h2>
              <p className="text-pretty text-muted-foreground">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      {program?.mayRefer ? <OfferPair offer={program.offer} /> : null}
    </>
  );
}
