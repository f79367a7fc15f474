import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/page/description-list';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getQuestion } from '@/lib/services/attribution/question-reads';
import { AnswerForm } from '../../_components/answer-form';
import { CandidateList } from '../../_components/candidate-list';
import { OwnTouches } from '../../_components/own-touches';
import { QuestionBadge } from '../../_components/question-badge';

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attribution.questions'))('title') };
}

export default async function QuestionPage({ params }: Params) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, all, channels, question] = await Promise.all([
    getTranslations('attribution.question'),
    getTranslations('attribution'),
    getTranslations('portal.missing'),
    orNull(() => getQuestion(ctx, id)),
  ]);
  if (!question) notFound();
  const { contactName: referrer, friendName: friend, status } = question;
  const title = t('title', { referrer, friend });
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[{ label: all('title'), href: '/attribution' }, { label: title }]}
        title={title}
        badge={<QuestionBadge status={status} />}
      />
      {status === 'open' ? null : (
        <Alert
          tone="info"
          title={t('answered', { name: question.decidedByName ?? '–', answer: question.answer ?? '' })}
        />
      )}
      <Card>
        <CardHeader>
          <CardTitle>{t('asks', { referrer })}</CardTitle>
        </CardHeader>
        <CardContent>
          <DescriptionList
            items={[
              { term: t('friend'), value: friend },
              { term: t('contact'), value: question.friendContact ?? t('notSaid') },
              { term: t('shared'), value: <DateTime value={`${question.sharedOn}T12:00:00Z`} mode="date" /> },
              { term: t('channel'), value: channels(`channels.${question.channel as 'told'}`) },
              { term: t('note'), value: question.note ?? t('notSaid') },
              {
                term: all('questions.referrer'),
                value: (
                  <Link href={`/people/${question.contactId}`} className="underline underline-offset-2">
                    {referrer}
                  </Link>
                ),
              },
            ]}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('candidates')}</CardTitle>
        </CardHeader>
        <CardContent>
          <CandidateList candidates={question.candidates} referrer={referrer} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('touches')}</CardTitle>
        </CardHeader>
        <CardContent>
          <OwnTouches touches={question.touches} />
        </CardContent>
      </Card>
      {status !== 'open' ? null : ctx.scopes.has('referrals:write') ? (
        <Card>
          <CardHeader>
            <CardTitle>{t('answer')}</CardTitle>
          </CardHeader>
          <CardContent>
            <AnswerForm
              id={id}
              referrer={referrer}
              friend={friend}
              codes={question.codes}
              candidates={question.candidates.map(({ conversionId, decisionId, refereeName, externalId }) => {
                return { conversionId, decisionId, name: `${refereeName} · ${externalId}` };
              })}
            />
          </CardContent>
        </Card>
      ) : (
        <Alert tone="info" title={t('mayNot')} />
      )}
    </PageBody>
  );
}
