import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

type ProgramSwitchProps = { programs: readonly { id: string; name: string }[]; chosen: string; path: string };

/** The way from one programme to another; nothing when there is only one. */
export function ProgramSwitch({ programs, chosen, path }: ProgramSwitchProps) {
  const t = useTranslations('portal');
  if (programs.length < 2) return null;
  return (
    <nav aria-label={t('switch')} className="-mx-4 overflow-x-auto px-4">
      <ul className="flex gap-2">
        {programs.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={`${path}?program=${id}`}
              aria-current={id === chosen ? 'page' : undefined}
              className={cn(
                'flex h-11 items-center whitespace-nowrap rounded-full border px-4 text-base',
                id === chosen ? 'border-primary bg-primary-soft font-medium' : 'bg-card hover:bg-accent',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
