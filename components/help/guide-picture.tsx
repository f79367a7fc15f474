import { cn } from '@/components/ui/cn';
import { PICTURE_SIZES, PICTURE_THEMES, pictureAddress, recipeOf } from '@/lib/help/pictures';

type GuidePictureProps = { name: string; alt: string };

/** A picture of the running product in the reader's theme. The other theme's is not loaded, and not read out. */
export function GuidePicture({ name, alt }: GuidePictureProps) {
  const recipe = recipeOf(name);
  if (!recipe) return null;
  const { width, height } = PICTURE_SIZES[recipe.size];
  return PICTURE_THEMES.map((theme) => (
    // Small already, and made in the size that is shown: nothing for Next's own image server to do.
    // biome-ignore lint/performance/noImgElement: see above
    <img
      key={theme}
      src={pictureAddress(name, theme)}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      className={cn(
        'my-2 h-auto max-w-full rounded-xl border',
        recipe.size === 'phone' ? 'w-72' : 'w-full',
        theme === 'light' ? 'dark:hidden' : 'hidden dark:block',
      )}
    />
  ));
}
