'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
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
  const [error, setError] = useState<{ path: string; message: string }>();
  const [pending, start] = useTransition();
  const candidate = candidates.find((one) => one.conversionId === conversionId);

  function decide(decision: 'granted' | 'declined') {
    const grant = { conversionId, code, decisionId: candidate?.decisionId };
    start(async () => {
      const result = await answerQuestionAction(id, { decision, answer, ...(decision === 'granted' ? grant : {}) });
      if (result.ok) {
        toast.success(t(decision));
        return;
      }
      const message = result.message || t('failed', { requestId: result.requestId ?? '' });
      setError(result.errors[0] ?? { path: '', message });
    });
  }

  return (
    <form onSubmit={(event) => event.preventDefault()} className="flex flex-col gap-4">
      {error && error.path !== 'answer' ? <Alert tone="danger" title={error.message} /> : null}
      <FormField
        name="answer"
        label={t('answer')}
        help={t('answerHelp', { referrer })}
        error={error?.path === 'answer' ? error.message : undefined}
        required
      >
        <Textarea
          name="answer"
          rows={3}
          maxLength={1000}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </FormField>
      {candidates.length && codes.length ? (
        <div className="flex flex-wrap gap-4">
          <FormField name="conversion" label={t('choose')} className="w-full sm:w-72">
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
          <FormField name="code" label={t('code')} className="w-full sm:w-72">
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
