type QrPictureProps = { code: string; alt: string; className?: string };

/** The QR code of a code's link, black on white in either theme: a camera needs the contrast. */
export function QrPicture({ code, alt, className }: QrPictureProps) {
  return (
    <span className={className}>
      {/* biome-ignore lint/performance/noImgElement: an SVG made by this server, nothing to optimise */}
      <img
        src={`/portal/qr/${encodeURIComponent(code)}?format=svg`}
        alt={alt}
        width={288}
        height={288}
        className="aspect-square h-auto w-full rounded-xl bg-white"
      />
    </span>
  );
}
