import { cn } from '@/components/ui/cn';

type ItemPictureProps = {
  /** The address without its version. */
  src: string;
  picture: { alt: string; version: string } | null;
  className?: string;
};

/** The picture of an item in a square; nothing when it has none. */
export function ItemPicture({ src, picture, className }: ItemPictureProps) {
  if (!picture) return null;
  return (
    // biome-ignore lint/performance/noImgElement: a small picture of our own, which has its size and its caching already
    <img
      src={`${src}?v=${picture.version}`}
      alt={picture.alt}
      loading="lazy"
      className={cn('aspect-square shrink-0 rounded-md border bg-card object-contain', className)}
    />
  );
}
