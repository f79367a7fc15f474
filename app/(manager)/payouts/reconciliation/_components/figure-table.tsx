import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';

type Row = { key: string; cells: readonly string[]; sides: readonly [string, string] };

/** Figures of two sides beside each other; the last two heads are theirs. Whether they are the same is said in a word. */
export function FigureTable({ head, rows }: { head: readonly string[]; rows: readonly Row[] }) {
  const t = useTranslations('reconciliation.books');
  const names = head.length - 2;
  return (
    <Table>
      <TableHeader>
        <TableRow>
          {head.map((title, index) => (
            <TableHead key={title} className={index < names ? undefined : 'text-right'}>
              {title}
            </TableHead>
          ))}
          <TableHead>{t('result')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ key, cells, sides: [one, other] }) => (
          <TableRow key={key}>
            {cells.map((cell) => (
              <TableCell key={cell}>{cell}</TableCell>
            ))}
            <TableCell className="tabular whitespace-nowrap text-right">{one}</TableCell>
            <TableCell className="tabular whitespace-nowrap text-right">{other}</TableCell>
            <TableCell>
              {one === other ? (
                <Badge tone="success">
                  <CircleCheck aria-hidden />
                  {t('same')}
                </Badge>
              ) : (
                <Badge tone="warning">
                  <TriangleAlert aria-hidden />
                  {t('other')}
                </Badge>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
