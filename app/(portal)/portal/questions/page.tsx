import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { requireReferrer } from '@/lib/auth/session';
import { listOwnQuestions, type OwnQuestion } from '@/lib/services/community/question-reads';
import { PortalHeader } from '../_components/portal-header';
import { AskForm } from './_components/ask-form';
import { WriteOn } from './_components/write-on';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('community.questions'))('title') };
}

/** Questions to the school, each with its answers. */
export default async function QuestionsPage() {
  const ctx = await requireReferrer();
  const [t, { isOpen, questions }] = await Promise.all([getTranslations('community.questions'), listOwnQuestions(ctx)]);
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('title')} lead={t('lead')} />
      {isOpen ? <AskForm /> : <Alert tone="info" title={t('closed')} />}
      {questions.length ? (
        <ul className="flex flex-col gap-3">
          {questions.map((question) => (
            <Question key={question.id} question={question} />
          ))}
        </ul>
      ) : (
        <p className="rounded-xl border border-dashed p-5 text-muted-foreground">{t('empty')}</p>
      )}
    </div>
  );
}

async function Question({ question: { id, subject, status, answers } }: { question: OwnQuestion }) {
  const t = await getTranslations('community.questions');
  const tone = status === 'answered' ? 'success' : status === 'open' ? 'info' : 'outline';
  return (
    <li className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="min-w-0 break-words text-lg">{subject}</h2>
        <Badge tone={tone}>{t(`status.${status}`)}</Badge>
      </div>
      <ol className="flex flex-col gap-3">
        {answers.map(({ id: answerId, author, body, createdAt }) => (
          <li key={answerId} className={author === 'school' ? 'border-primary border-l-2 pl-4' : 'pl-4.5'}>
            <p className="flex flex-wrap gap-x-2 text-base">
              <span className="font-semibold">{author === 'school' ? t('school') : t('you')}</span>
              <DateTime value={createdAt} className="text-muted-foreground text-sm" />
            </p>
            <p className="whitespace-pre-line break-words">{body}</p>
          </li>
        ))}
      </ol>
      <WriteOn questionId={id} />
    </li>
  );
}
