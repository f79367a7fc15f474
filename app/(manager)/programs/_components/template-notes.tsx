import { ChevronDown, Lightbulb } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** Best practice of the template that the form started from. */
export function TemplateNotes({ name, notes }: { name: string; notes: readonly string[] }) {
  const t = useTranslations('programs.form');
  return (
    <details className="group rounded-xl bg-apricot-soft px-5 py-3.5">
      <summary className="flex cursor-pointer list-none items-center gap-2 font-medium text-apricot-foreground [&::-webkit-details-marker]:hidden">
        <Lightbulb aria-hidden className="size-4" />
        {t('notes', { name })}
        <ChevronDown aria-hidden className="ml-auto size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="mt-2.5 flex list-disc flex-col gap-1.5 pl-5 text-sm">
        {notes.map((note) => (
          <li key={note} className="text-pretty">
            {note}
          </li>
        ))}
      </ul>
    </details>
  );
}
