import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Input } from '@/components/ui/input';

/** Every posting of a period as CSV; both days may be left empty. A plain form, which the browser answers with a file. */
export function JournalCard({ zone }: { zone: string }) {
  const t = useTranslations('ledger.journal');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('help', { zone })}</CardDescription>
      </CardHeader>
      <CardContent>
        <form action="/ledger/journal" className="flex flex-wrap items-end gap-3">
          {(['from', 'to'] as const).map((name) => (
            <label key={name} htmlFor={`journal-${name}`} className="flex flex-col gap-1 text-sm">
              {t(name)}
              <Input id={`journal-${name}`} type="date" name={name} className="w-40" />
            </label>
          ))}
          <Button type="submit" variant="secondary">
            <Download aria-hidden />
            {t('download')}
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}
