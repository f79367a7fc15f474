import { CircleCheck, Target } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Progress } from '@/components/ui/progress';

type ChallengeCardProps = {
  challenge: {
    title: string;
    goal: number;
    startsAt: Date;
    endsAt: Date;
    endedAt: Date | null;
    programName: string | null;
    recognition: string | null;
    state: 'upcoming' | 'running' | 'over';
    count: number;
  };
};

/** "3 friends by 31 October", and how far one is. */
export function ChallengeCard({ challenge }: ChallengeCardProps) {
  const t = useTranslations('community.challenge');
  const { title, goal, startsAt, endsAt, endedAt, programName, recognition, state, count } = challenge;
  const isDone = count >= goal;
  return (
    <li className="flex flex-col gap-3 rounded-xl border bg-card p-5">
      <div className="flex items-start justify-between gap-3">
        <h3 className="flex min-w-0 items-start gap-2 text-lg">
          <Target aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
          <span className="break-words">{title}</span>
        </h3>
        {isDone ? (
          <Badge tone="success">
            <CircleCheck aria-hidden />
            {t('done')}
          </Badge>
        ) : null}
      </div>
      <p className="text-pretty">
        {state === 'over' ? t('ended', { date: endedAt ?? endsAt }) : t('by', { goal, date: endsAt })}
      </p>
      {state === 'upcoming' ? (
        <p className="text-muted-foreground">{t('from', { date: startsAt })}</p>
      ) : (
        <>
          <Progress value={count} max={goal} label={t('bar', { title })} className="h-2.5" />
          <p className="flex flex-wrap justify-between gap-x-4 text-base text-muted-foreground">
            <span>{isDone || state === 'over' ? '' : t('missing', { missing: goal - count })}</span>
            <span className="tabular">
              {count} / {goal}
            </span>
          </p>
        </>
      )}
      {programName ? <p className="text-base text-muted-foreground">{t('in', { program: programName })}</p> : null}
      {recognition ? <p className="text-pretty text-base">{t('thanks', { recognition })}</p> : null}
    </li>
  );
}
