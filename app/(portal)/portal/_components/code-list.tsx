import { useTranslations } from 'next-intl';
import type { OwnCode } from '@/lib/services/programs/own-programs';

/** All codes of a programme, with what each has brought. */
export function CodeList({ codes }: { codes: readonly OwnCode[] }) {
  const t = useTranslations('portal.share');
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('codes', { count: codes.length })}</h2>
      <ul className="divide-y rounded-xl border bg-card">
        {codes.map(({ code, works, touches, referrals }) => (
          <li key={code} className="px-5 py-3.5">
            <p className="break-all font-medium font-mono">{code}</p>
            <p className="text-pretty text-base text-muted-foreground">
              {t('codeUse', { touches, friends: referrals })}
              {works ? null : ` · ${t('codeOff')}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
