import { MessageCircleQuestion } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { QUESTION_STATUSES } from '@/lib/domain/community/schema';
import { listQuestions, type SchoolQuestion } from '@/lib/services/community/question-reads';
import { personName } from '../people/_components/person-name';
import { AnswerForm } from './_components/answer-form';
import { loadQuestionParams } from './search-params';

export default async function CommunityQuestionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('people:read');
  const [t, { view }] = await Promise.all([
    getTranslations('community.manage.questions'),
    loadQuestionParams(searchParams),
  ]);
  const questions = await listQuestions(ctx, view);
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <FilterChips
        param="view"
        fallback="open"
        label={t('show')}
        options={QUESTION_STATUSES.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      {questions.length ? (
        questions.map((question) => (
          <Question key={question.id} question={question} mayWrite={ctx.scopes.has('people:write')} />
        ))
      ) : (
        <EmptyState
          icon={MessageCircleQuestion}
          title={view === 'open' ? t('empty') : t('emptyOther')}
          description={view === 'open' ? t('emptyText') : undefined}
        />
      )}
    </div>
  );
}

async function Question({ question, mayWrite }: { question: SchoolQuestion; mayWrite: boolean }) {
  const [t, people] = await Promise.all([getTranslations('community.manage.questions'), getTranslations('people')]);
  const name = personName({ ...question, externalId: null }, people('unnamed'));
  return (
    <Card>
      <CardHeader>
        <CardTitle className="break-words">{question.subject}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <ol className="flex flex-col gap-3">
          {question.answers.map(({ id, author, body, createdAt }) => (
            <li key={id} className={author === 'school' ? 'border-primary border-l-2 pl-3' : 'pl-3.5'}>
              <p className="flex flex-wrap gap-x-2">
                {author === 'school' ? (
                  <span className="font-medium">{t('school')}</span>
                ) : (
                  <Link href={`/people/${question.contactId}`} className="font-medium text-primary hover:underline">
                    {name}
                  </Link>
                )}
                <DateTime value={createdAt} className="text-muted-foreground text-sm" />
              </p>
              <p className="whitespace-pre-line break-words">{body}</p>
            </li>
          ))}
        </ol>
        {mayWrite ? <AnswerForm questionId={question.id} mayClose={question.status !== 'closed'} /> : null}
      </CardContent>
    </Card>
  );
}
