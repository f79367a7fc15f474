import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SchemaNode } from '@/lib/api/openapi/reference';

/** A type in words: `list of Reward`, `integer, from 0`, `one of cash, credit`. */
export function SchemaType({ schema }: { schema: SchemaNode }): ReactNode {
  const t = useTranslations('apiReference.type');
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) as string;
    return (
      <a href={`#schema-${name}`} className="rounded-sm text-primary underline underline-offset-2">
        {name}
      </a>
    );
  }
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) {
    const isNull = (form: SchemaNode) => form.type === 'null';
    const real = forms.filter((form) => !isNull(form));
    return real.map((form, index) => (
      <span key={JSON.stringify(form)}>
        {index > 0 ? ' | ' : null}
        <SchemaType schema={form} />
        {index === real.length - 1 && real.length < forms.length ? ' | null' : null}
      </span>
    ));
  }
  if (schema.items) {
    const item = schema.items;
    return t.rich('list', { item: () => <SchemaType schema={item} /> });
  }
  return plainType(schema, t);
}

type Words = ReturnType<typeof useTranslations<'apiReference.type'>>;

function plainType(schema: SchemaNode, t: Words): string {
  const types = [schema.type ?? []].flat();
  const name = types.filter((type) => type !== 'null').join(' | ') || t('any');
  const parts = [types.includes('null') ? t('nullable', { type: name }) : name];
  if (schema.enum) parts[0] = t('oneOf', { options: schema.enum.map(String).join(', ') });
  if (schema.format) parts.push(schema.format);
  if (schema.minimum !== undefined) parts.push(t('from', { minimum: String(schema.minimum) }));
  if (schema.maximum !== undefined) parts.push(t('to', { maximum: String(schema.maximum) }));
  if (schema.maxLength !== undefined) parts.push(t('length', { maximum: String(schema.maxLength) }));
  if (schema.default !== undefined) parts.push(t('default', { value: JSON.stringify(schema.default) }));
  return parts.join(', ');
}
