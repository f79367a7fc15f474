import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Operation } from '@/lib/api/openapi/reference';
import { Prose } from './prose';
import { SchemaType } from './schema-type';
import { SchemaView } from './schema-view';

const TONES: Record<string, Tone> = { GET: 'info', POST: 'success', PATCH: 'warning' };

/** One call: what it is for, what it takes, what it answers. */
export function OperationView({ operation }: { operation: Operation }) {
  const t = useTranslations('apiReference.operation');
  const { id, method, path, summary, description, scope, isOpen, parameters, body, answers } = operation;
  return (
    <section id={id} className="flex scroll-mt-6 flex-col gap-3 rounded-xl border bg-card p-5">
      <header className="flex flex-col gap-2">
        <h3 className="text-pretty text-lg">{summary}</h3>
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[method] ?? 'neutral'}>{method}</Badge>
          <code className="break-all font-mono text-sm">{path}</code>
        </p>
        {isOpen ? null : (
          <p className="text-muted-foreground text-sm">
            {t('scope')}: {scope ? <code className="font-mono">{scope}</code> : t('noScope')}
          </p>
        )}
        {description ? <Prose text={description} /> : null}
      </header>
      {parameters.length > 0 ? (
        <div className="flex flex-col gap-1">
          <h4 className="font-medium text-sm">{t('parameters')}</h4>
          <ul className="divide-y rounded-lg border text-sm">
            {parameters.map((parameter) => (
              <li key={parameter.name} className="flex flex-wrap items-baseline gap-x-3 px-3 py-2">
                <code className="font-medium font-mono">{parameter.name}</code>
                <span className="text-muted-foreground">
                  {t(`place.${parameter.in}`)}, <SchemaType schema={parameter.schema} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {body ? (
        <div className="flex flex-col gap-1">
          <h4 className="font-medium text-sm">{t('body')}</h4>
          <SchemaView schema={body} />
        </div>
      ) : null}
      <div className="flex flex-col gap-1">
        <h4 className="font-medium text-sm">{t('answers')}</h4>
        <ul className="text-sm">
          {answers.map(({ status, description: words, schema }) => (
            <li key={status} className="flex flex-wrap gap-x-3">
              <code className="font-mono">{status}</code>
              <span className="text-muted-foreground">{words}</span>
              {schema ? <SchemaType schema={schema} /> : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
