import { Code, GraduationCap, Landmark, type LucideIcon, ShieldCheck, Sprout, Webhook } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { SECTIONS, type Section } from '@/lib/help/sections';

const ICONS: Record<Section, LucideIcon> = {
  manager: GraduationCap,
  student: Sprout,
  finance: Landmark,
  developer: Code,
  security: ShieldCheck,
};

/** A card for each section of the guide, and one for the reference of the REST API. */
export function SectionCards({ counts }: { counts: Record<Section, number> }) {
  const t = useTranslations('help');
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {SECTIONS.map((section) => (
        <Card
          key={section}
          href={`/help/${section}`}
          icon={ICONS[section]}
          title={t(`sections.${section}.title`)}
          summary={t(`sections.${section}.summary`)}
          note={t('pages', { count: counts[section] })}
        />
      ))}
      <Card href="/help/api" icon={Webhook} title={t('api.title')} summary={t('api.summary')} />
    </ul>
  );
}

type CardProps = { href: string; icon: LucideIcon; title: string; summary: string; note?: string };

function Card({ href, icon: Icon, title, summary, note }: CardProps) {
  return (
    <li>
      <Link href={href} className="flex h-full gap-4 rounded-xl border bg-card p-5 transition-colors hover:bg-accent">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-primary-soft text-primary">
          <Icon aria-hidden className="size-5" />
        </span>
        <span className="flex flex-col gap-1">
          <span className="font-medium">{title}</span>
          <span className="text-pretty text-base text-muted-foreground">{summary}</span>
          {note ? <span className="text-muted-foreground text-sm">{note}</span> : null}
        </span>
      </Link>
    </li>
  );
}
