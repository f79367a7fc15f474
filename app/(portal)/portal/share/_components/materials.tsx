import { FileText, ImageDown, type LucideIcon, RectangleVertical, Scissors } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';

/** Pictures to post and paper to print, each with the QR code. */
export async function Materials({ code }: { code: string }) {
  const t = await getTranslations('portalStart.materials');
  const href = (kind: string) => `/portal/material/${encodeURIComponent(code)}/${kind}`;
  const files: { kind: string; label: string; Icon: LucideIcon }[] = [
    { kind: 'square.png', label: t('square'), Icon: ImageDown },
    { kind: 'story.png', label: t('story'), Icon: RectangleVertical },
    { kind: 'poster.pdf', label: t('poster'), Icon: FileText },
    { kind: 'cards.pdf', label: t('cards'), Icon: Scissors },
  ];
  return (
    <section className="grid gap-5 rounded-xl border bg-card p-5 md:grid-cols-[15rem_1fr] md:items-center md:gap-8">
      {/* biome-ignore lint/performance/noImgElement: drawn by this server for one person, nothing to optimise */}
      <img
        src={`${href('square.png')}?show`}
        alt={t('pictureAlt')}
        width={540}
        height={540}
        loading="lazy"
        className="mx-auto aspect-square h-auto w-full max-w-72 rounded-xl bg-muted md:max-w-60"
      />
      <div className="flex flex-col gap-3">
        <h2 className="text-lg">{t('title')}</h2>
        <p className="text-pretty text-muted-foreground">{t('text')}</p>
        {files.map(({ kind, label, Icon }) => (
          <Button key={kind} asChild variant="secondary" size="lg">
            <a href={href(kind)} download>
              <Icon aria-hidden />
              {label}
            </a>
          </Button>
        ))}
      </div>
    </section>
  );
}
