'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { useOvertaken } from '@/components/forms/use-overtaken';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { answerQuestionAction } from '../actions';

type AnswerFormProps = {
  id: string;
  referrer: string;
  friend: string;
  codes: readonly { code: string; programName: string }[];
  candidates: readonly { conversionId: string; decisionId: string; name: string }[];
};

/** One answer for both ways: grant an enrolment to the one who asks, or say why not. */
export function AnswerForm({ id, referrer, friend, codes, candidates }: AnswerFormProps) {
  const t = useTranslations('attribution.question');
  const [answer, setAnswer] = useState('');
  const [conversionId, setConversionId] = useState(candidates[0]?.conversionId ?? '');
  const [code, setCode] = useState(codes[0]?.code ?? '');
  const { run, pending, failure, errorOf, saved } = useActionForm();
  useOvertaken(saved === 0 && answer !== '');
  const candidate = candidates.find((one) => one.conversionId === conversionId);

  function decide(decision: 'granted' | 'declined') {
    const grant = { conversionId, code, decisionId: candidate?.decisionId };
    run(
      () => answerQuestionAction(id, { decision, answer, ...(decision === 'granted' ? grant : {}) }),
      () => void toast.success(t(decision)),
    );
  }

  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate className="flex flex-col gap-4">
      <LeaveFormGuard saved={saved} />
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <FormField
        name="answer"
        label={t('answer')}
        help={t('answerHelp', { referrer })}
        error={errorOf('answer')}
        required
      >
        <Textarea name="answer" rows={3} value={answer} onChange={(event) => setAnswer(event.target.value)} />
      </FormField>
      {candidates.length && codes.length ? (
        <div className="flex flex-wrap gap-4">
          <FormField name="conversionId" label={t('choose')} error={errorOf('conversionId')} className="w-full sm:w-72">
            {(control) => (
              <Select value={conversionId} onValueChange={setConversionId}>
                <SelectTrigger {...control}>
                  <SelectValue>{candidate?.name}</SelectValue>
                </SelectTrigger>
                <SelectContent>
                  {candidates.map((one) => (
                    <SelectItem key={one.conversionId} value={one.conversionId}>
                      {one.name}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
          <FormField name="code" label={t('code')} error={errorOf('code')} className="w-full sm:w-72">
            {(control) => (
              <Select value={code} onValueChange={setCode}>
                <SelectTrigger {...control}>
                  <SelectValue>{code}</SelectValue>
                </SelectTrigger>
                <SelectContent>
                  {codes.map((one) => (
                    <SelectItem key={one.code} value={one.code}>
                      {one.code} · {one.programName}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
        </div>
      ) : null}
      <p className="text-pretty text-muted-foreground text-sm">
        {codes.length ? t('grantHelp', { referrer }) : t('noCode')}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" variant="secondary" disabled={pending} onClick={() => decide('declined')}>
          {t('decline')}
        </Button>
        <Button type="button" pending={pending} disabled={!candidate || !code} onClick={() => decide('granted')}>
          {t('grant', { friend })}
        </Button>
      </div>
    </form>
  );
}
