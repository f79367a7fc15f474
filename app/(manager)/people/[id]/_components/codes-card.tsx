import { useTranslations } from 'next-intl';
import { Card, CardAction, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { listCodes } from '@/lib/services/codes/reads';
import { IssueCode } from './issue-code';

type CodesCardProps = {
  contactId: string;
  name: string;
  codes: Awaited<ReturnType<typeof listCodes>>['data'];
  programs: readonly { id: string; name: string }[];
  mayIssue: boolean;
};

/** The codes of a person, what each has brought, and the way to one more. */
export function CodesCard({ contactId, name, codes, programs, mayIssue }: CodesCardProps) {
  const t = useTranslations('people.codes');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        {mayIssue && programs.length ? (
          <CardAction>
            <IssueCode contactId={contactId} name={name} programs={programs} />
          </CardAction>
        ) : null}
      </CardHeader>
      <CardContent className="overflow-x-auto">
        {codes.length ? (
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t('code')}</TableHead>
                <TableHead>{t('program')}</TableHead>
                <TableHead className="text-right">{t('touches')}</TableHead>
                <TableHead className="text-right">{t('referrals')}</TableHead>
                <TableHead>{t('expires')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {codes.map((code) => (
                <TableRow key={code.id}>
                  <TableCell>
                    <a href={code.url} className="whitespace-nowrap font-medium font-mono text-primary hover:underline">
                      {code.code}
                    </a>
                  </TableCell>
                  <TableCell>{code.programName}</TableCell>
                  <TableCell className="tabular text-right">{code.touches}</TableCell>
                  <TableCell className="tabular text-right">{code.referrals}</TableCell>
                  <TableCell>{code.isActive ? <Ends at={code.expiresAt} /> : <span>{t('off')}</span>}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : (
          <p className="text-muted-foreground">{programs.length ? t('empty') : t('noProgram')}</p>
        )}
      </CardContent>
    </Card>
  );
}

function Ends({ at }: { at: Date | null }) {
  const t = useTranslations('people.codes');
  return at ? <DateTime value={at} mode="date" /> : <span className="text-muted-foreground">{t('never')}</span>;
}
