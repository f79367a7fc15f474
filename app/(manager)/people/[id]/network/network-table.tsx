import { useTranslations } from 'next-intl';
import { StatusBadge } from '@/components/money/status-badge';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import type { PersonNetwork } from '@/lib/services/people/network';

/** The same as the map, to read. */
export function NetworkTable({ network: { links, names } }: { network: PersonNetwork }) {
  const t = useTranslations('people.network');
  const person = (id: string) => (
    <Link href={`/people/${id}`} className="underline underline-offset-2">
      {names[id] ?? '–'}
    </Link>
  );
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{t('referrer')}</TableHead>
          <TableHead>{t('friend')}</TableHead>
          <TableHead>{t('status')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {links.map(({ from, to, status }) => (
          <TableRow key={`${from} ${to}`}>
            <TableCell>{person(from)}</TableCell>
            <TableCell>{person(to)}</TableCell>
            <TableCell>
              <StatusBadge of="referral" status={status as ReferralStatus} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
