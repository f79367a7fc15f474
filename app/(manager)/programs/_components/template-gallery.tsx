import { ArrowRight, ChevronDown, Lightbulb, SquarePen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import type { ProgramTemplate } from '@/lib/domain/programs/template-type';
import { OfferSides } from './offer-sides';

type TemplateGalleryProps = { templates: readonly ProgramTemplate[]; currency: string };

/** The pre-built programmes with their best practice, and the way to start from nothing. */
export function TemplateGallery({ templates, currency }: TemplateGalleryProps) {
  const t = useTranslations('programs.templates');
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {templates.map((template) => (
        <TemplateCard key={template.id} template={template} currency={currency} />
      ))}
      <li className="flex flex-col gap-3 rounded-xl border border-dashed p-5">
        <SquarePen aria-hidden className="size-5 text-muted-foreground" />
        <h2 className="text-lg">{t('blank.title')}</h2>
        <p className="text-pretty text-muted-foreground">{t('blank.description')}</p>
        <Button asChild variant="secondary" className="mt-auto w-fit">
          <Link href="/programs/new?template=blank">{t('blank.action')}</Link>
        </Button>
      </li>
    </ul>
  );
}

function TemplateCard({ template, currency }: { template: ProgramTemplate; currency: string }) {
  const t = useTranslations('programs.templates');
  const types = useTranslations('programs.type');
  const { id, industry, summary, notes, definition } = template;
  return (
    <li className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <div className="flex flex-col gap-1">
        <p className="text-muted-foreground text-sm">{types(definition.programType)}</p>
        <h2 className="text-lg">{industry}</h2>
        <p className="text-pretty">{summary}</p>
      </div>
      <OfferSides rewards={rewardsSchema.parse(definition.rewards)} currency={currency} />
      <details className="group">
        <summary className="flex w-fit cursor-pointer list-none items-center gap-1.5 rounded-md text-primary text-sm [&::-webkit-details-marker]:hidden">
          <Lightbulb aria-hidden className="size-4" />
          {t('notes')}
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
        </summary>
        <ul className="mt-2.5 flex list-disc flex-col gap-1.5 pl-5 text-muted-foreground text-sm">
          {notes.map((note) => (
            <li key={note} className="text-pretty">
              {note}
            </li>
          ))}
        </ul>
      </details>
      <Button asChild variant="secondary" className="mt-auto w-fit">
        <Link href={`/programs/new?template=${id}`} aria-label={t('useNamed', { name: industry })}>
          {t('use')}
          <ArrowRight aria-hidden />
        </Link>
      </Button>
    </li>
  );
}
