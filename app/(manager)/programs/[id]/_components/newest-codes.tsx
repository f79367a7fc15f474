import { getTranslations } from 'next-intl/server';
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { listCodes } from '@/lib/services/codes/reads';
import type { Ctx } from '@/lib/services/context';
import type { ProgramPage } from '@/lib/services/programs/program-page';
import { CopyButton } from './copy-button';

const SHOWN = 3;

/** The newest links of a programme, to try one or pass one on. */
export async function NewestCodes({ ctx, program }: { ctx: Ctx; program: ProgramPage }) {
  const [t, codes] = await Promise.all([
    getTranslations('programs'),
    program.counts.codes > 0 ? listCodes(ctx, { programId: program.id, limit: SHOWN }) : null,
  ]);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('page.link')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-3 pt-1">
        {codes ? (
          <>
            <p className="text-muted-foreground">{t('page.linkHelp')}</p>
            <ul className="flex flex-col divide-y">
              {codes.data.map((code) => (
                <li key={code.id} className="flex items-center justify-between gap-3 py-2">
                  <span className="flex min-w-0 flex-col">
                    <a
                      href={code.url}
                      target="_blank"
                      rel="noreferrer"
                      className="truncate font-mono text-sm underline-offset-2 hover:underline"
                    >
                      {code.url.replace(/^https?:\/\//, '')}
                    </a>
                    <span className="truncate text-muted-foreground text-sm">
                      {code.referrerName ?? code.referrerEmail}
                    </span>
                  </span>
                  <CopyButton value={code.url} label={t('codes.copyLink', { code: code.code })} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="text-muted-foreground">
            {program.publishedVersion === null ? t('page.linkDraft') : t('page.linkEmpty')}
          </p>
        )}
      </CardContent>
      {program.publishedVersion === null ? null : (
        <CardFooter>
          <Link href={`/programs/${program.id}/codes`} className="text-primary underline-offset-4 hover:underline">
            {codes ? t('page.allCodes') : t('page.issue')}
          </Link>
        </CardFooter>
      )}
    </Card>
  );
}
