'use client';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, useState } from 'react';
import { type Failure, useAction } from '@/components/forms/use-action';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardContent } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import type { ImportKind } from '@/lib/services/import/kind-names';
import type { ImportPreview } from '@/lib/services/import/preview-import';
import type { ImportSummary } from '@/lib/services/import/run-import';
import { previewImportAction, runImportAction } from './actions';
import { PreviewTable } from './preview-table';

type Kind = { kind: ImportKind; columns: readonly string[]; needsProgram: boolean };
type ImportFormProps = {
  kinds: readonly Kind[];
  programs: readonly { id: string; name: string }[];
  /** What the address asks for; whoever may not import it begins with something else. */
  wished: ImportKind | null;
};
const NO_FAILURE: Failure = { message: '', errors: [] };

// Server actions take bodies up to this (next.config.ts); larger files go through the command line, which streams.
const MAX_BYTES = 8 * 1024 * 1024;
const SIZE = '8 MB';

/** Choose a file, see what each of its rows would do, then import it. */
export function ImportForm({ kinds, programs, wished }: ImportFormProps) {
  const t = useTranslations('conversions.importPage');
  const [kind, setKind] = useState<ImportKind>(() => firstKind(kinds, wished));
  const [programId, setProgramId] = useState(programs[0]?.id);
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [summary, setSummary] = useState<ImportSummary | null>(null);
  const [failure, setFailure] = useState<Failure>(NO_FAILURE);
  const action = useAction(setFailure, 'unreachable');
  const chosen = kinds.find((one) => one.kind === kind);
  const input = { kind, text, ...(chosen?.needsProgram && programId ? { programId } : {}) };

  function reset() {
    setPreview(null);
    setSummary(null);
    setFailure(NO_FAILURE);
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    reset();
    const file = event.target.files?.[0];
    setText(file && file.size <= MAX_BYTES ? await readText(file) : '');
    if (file && file.size > MAX_BYTES) setFailure({ message: t('tooLarge', { size: SIZE }), errors: [] });
  }

  function show() {
    reset();
    if (!text) {
      setFailure({ message: t('noFile'), errors: [] });
      return;
    }
    void action.run(() => previewImportAction(input), setPreview);
  }

  function run() {
    void action.run(
      () => runImportAction(input),
      (done) => {
        setSummary(done);
        setPreview(null);
      },
    );
  }

  const writable = preview ? preview.rows - preview.counts.error : 0;
  return (
    <div className="flex flex-col gap-4">
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      {summary ? (
        <Alert tone={summary.failed ? 'warning' : 'success'} title={t('done', countsOf(summary))}>
          {summary.errors.length ? (
            <ul className="list-disc pl-4">
              {summary.errors.slice(0, 20).map((error) => (
                <li key={`${error.row}${error.column}${error.message}`}>
                  {t('row')} {error.row}: {error.column} {error.message}
                </li>
              ))}
            </ul>
          ) : null}
        </Alert>
      ) : null}
      <Card>
        <CardContent className="grid gap-5 py-5 sm:grid-cols-2">
          <FormField name="kind" label={t('kind')} help={t('columns', { columns: chosen?.columns.join(', ') ?? '' })}>
            {(control) => (
              <Select
                value={kind}
                onValueChange={(value) => {
                  setKind(value as ImportKind);
                  reset();
                }}
              >
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {kinds.map((one) => (
                    <SelectItem key={one.kind} value={one.kind}>
                      {t(`kinds.${one.kind}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
          {chosen?.needsProgram ? (
            <FormField name="programId" label={t('program')}>
              {(control) => (
                <Select value={programId} onValueChange={setProgramId}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {programs.map(({ id, name }) => (
                      <SelectItem key={id} value={id}>
                        {name}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </FormField>
          ) : null}
          <FormField name="file" label={t('file')} help={t('fileHelp', { size: SIZE })}>
            <Input type="file" accept=".csv,text/csv,text/plain" onChange={choose} />
          </FormField>
        </CardContent>
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant={preview ? 'secondary' : 'primary'} onClick={show} pending={action.pending && !preview}>
          {t('preview')}
        </Button>
        {preview && writable > 0 ? (
          <Button onClick={run} pending={action.pending}>
            {t('run', { count: writable })}
          </Button>
        ) : null}
      </div>
      {preview ? <PreviewTable preview={preview} /> : null}
    </div>
  );
}

function firstKind(kinds: readonly Kind[], wished: ImportKind | null): ImportKind {
  const all = kinds.map((one) => one.kind);
  return [wished, 'conversions' as const].find((kind) => kind !== null && all.includes(kind)) ?? 'contacts';
}

function countsOf(summary: ImportSummary) {
  const { created, updated, unchanged, failed } = summary;
  return { created, updated, unchanged, failed };
}

/** UTF-8, or UTF-16 as Excel's "Unicode text" writes it. */
async function readText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}
