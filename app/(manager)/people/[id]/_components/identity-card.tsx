import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/page/description-list';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { Person } from '@/lib/services/people/person';
import { personName } from '../../_components/person-name';

/** Who this is: names, addresses, the family the school knows of. */
export function IdentityCard({ person }: { person: Person }) {
  const t = useTranslations('people');
  const { contact, guardian, wards } = person;
  const none = t('person.none');
  const link = (other: NonNullable<Person['guardian']>) => (
    <Link key={other.id} href={`/people/${other.id}`} className="block text-primary hover:underline">
      {personName(other, t('unnamed'))}
    </Link>
  );
  const items = [
    { term: t('person.email'), value: contact.email ?? none },
    { term: t('person.phone'), value: contact.phone ?? none },
    { term: t('person.number'), value: contact.externalId ?? none },
    { term: t('person.birthDate'), value: contact.birthDate ?? none },
    ...(guardian ? [{ term: t('person.guardian'), value: link(guardian) }] : []),
    ...(wards.length ? [{ term: t('person.wards'), value: wards.map(link) }] : []),
    ...(contact.leadSince
      ? [{ term: t('person.leadSince'), value: <DateTime value={contact.leadSince} mode="date" /> }]
      : []),
    ...(contact.consentAt
      ? [{ term: t('person.consent'), value: <DateTime value={contact.consentAt} mode="date" /> }]
      : []),
    { term: t('person.added'), value: <DateTime value={contact.createdAt} mode="date" /> },
  ];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('person.identity')}</CardTitle>
      </CardHeader>
      <CardContent>
        <DescriptionList items={items} />
      </CardContent>
    </Card>
  );
}
