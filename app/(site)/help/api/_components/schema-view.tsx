import { useTranslations } from 'next-intl';
import type { SchemaNode } from '@/lib/api/openapi/reference';
import { SchemaType } from './schema-type';

const MAX_DEPTH = 6;

/** The object whose fields are worth showing: of a list its item, of several forms none. */
function objectIn(schema: SchemaNode): SchemaNode | null {
  if (schema.properties) return schema;
  return schema.items ? objectIn(schema.items) : null;
}

/** The fields of a schema, nested ones folded. */
export function SchemaView({ schema, depth = 0 }: { schema: SchemaNode; depth?: number }) {
  const t = useTranslations('apiReference.operation');
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms && depth === 0)
    return forms.map((form) => <SchemaView key={JSON.stringify(form)} schema={form} depth={1} />);
  const object = objectIn(schema);
  if (!object || depth > MAX_DEPTH) return depth === 0 ? <SchemaType schema={schema} /> : null;
  return (
    <ul className="divide-y rounded-lg border text-sm">
      {Object.entries(object.properties ?? {}).map(([name, field]) => (
        <li key={name} className="flex flex-col gap-1 px-3 py-2">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <code className="font-medium font-mono">{name}</code>
            <span className="min-w-0 break-words text-muted-foreground [overflow-wrap:anywhere]">
              <SchemaType schema={field} />
            </span>
            {object.required?.includes(name) ? <span className="text-xs">{t('required')}</span> : null}
          </span>
          {field.description ? <span className="text-pretty text-muted-foreground">{field.description}</span> : null}
          {objectIn(field) && depth < MAX_DEPTH ? (
            <details>
              <summary className="w-fit cursor-pointer rounded-sm text-primary">{t('showFields')}</summary>
              <div className="pt-2">
                <SchemaView schema={field} depth={depth + 1} />
              </div>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
