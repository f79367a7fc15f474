import { ArrowRight, MessageCircleQuestion, MessagesSquare } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChallengeCard } from '@/components/portal/challenge-card';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { listOwnChallenges } from '@/lib/services/community/challenge-reads';
import { getRanking } from '@/lib/services/community/ranking';
import { getOwnProfile } from '@/lib/services/portal/profile';
import { getPortalSettings } from '@/lib/services/portal/settings';
import { PortalHeader } from '../_components/portal-header';
import { RankingCard } from './_components/ranking-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('community'))('title') };
}

/** What the school and others do together: challenges, the list of the month, the board, questions. */
export default async function CommunityPage() {
  const ctx = await requireReferrer();
  const [t, challenges, ranking, profile, settings] = await Promise.all([
    getTranslations('community'),
    listOwnChallenges(ctx),
    getRanking(ctx),
    getOwnProfile(ctx),
    getPortalSettings(ctx),
  ]);
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('title')} lead={t('lead')} />
      <section className="flex flex-col gap-3">
        <h2 className="text-lg">{t('challenge.title')}</h2>
        {challenges.length ? (
          <ul className="flex flex-col gap-3">
            {challenges.map((challenge) => (
              <ChallengeCard key={challenge.id} challenge={challenge} />
            ))}
          </ul>
        ) : (
          <p className="rounded-xl border border-dashed p-5 text-muted-foreground">{t('challenge.none')}</p>
        )}
      </section>
      {ranking.isOpen ? <RankingCard ranking={ranking} isRanked={profile.rankedSince !== null} /> : null}
      <div className="grid gap-3 md:grid-cols-2">
        {settings.boardEnabled ? (
          <Way href="/portal/community/board" title={t('board.title')} text={t('board.text')} Icon={MessagesSquare} />
        ) : null}
        <Way
          href="/portal/questions"
          title={t('questions.title')}
          text={t('questions.text')}
          Icon={MessageCircleQuestion}
        />
      </div>
    </div>
  );
}

type WayProps = { href: string; title: string; text: string; Icon: typeof MessagesSquare };

function Way({ href, title, text, Icon }: WayProps) {
  return (
    <Link
      href={href}
      className="flex items-center gap-4 rounded-xl border bg-card p-5 transition-colors hover:bg-accent"
    >
      <Icon aria-hidden className="size-6 shrink-0 text-primary" />
      <span className="flex-1">
        <span className="block font-semibold">{title}</span>
        <span className="block text-pretty text-base text-muted-foreground">{text}</span>
      </span>
      <ArrowRight aria-hidden className="size-4 shrink-0 text-primary" />
    </Link>
  );
}
