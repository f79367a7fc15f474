import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import { KINDS } from '@/lib/services/import/import-kinds';
import { IMPORT_KINDS } from '@/lib/services/import/kind-names';
import { listPrograms } from '@/lib/services/programs/reads';
import { loadImportParams } from '../search-params';
import { ImportForm } from './import-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('conversions.importPage'))('title') };
}

export default async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('conversions:write');
  const [{ kind: wished }, t, all, programs] = await Promise.all([
    loadImportParams(searchParams),
    getTranslations('conversions.importPage'),
    getTranslations('conversions'),
    listPrograms(ctx, { limit: 100 }),
  ]);
  const kinds = IMPORT_KINDS.filter((kind) => ctx.scopes.has(KINDS[kind].scope)).map((kind) => ({
    kind,
    columns: Object.entries(KINDS[kind].columns).map(([name, { required }]) => (required ? name : `${name}?`)),
    needsProgram: KINDS[kind].needsProgram,
  }));
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[{ label: all('title'), href: '/conversions' }, { label: t('title') }]}
        title={t('title')}
        description={t('description')}
      />
      <ImportForm kinds={kinds} programs={programs.data.map(({ id, name }) => ({ id, name }))} wished={wished} />
    </PageBody>
  );
}
