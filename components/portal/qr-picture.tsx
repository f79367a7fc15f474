type QrPictureProps = {
  /** The picture itself, in a data URL: it is there with the page, and a phone asks for nothing more. */
  src: string;
  alt: string;
  className?: string;
};

/** The QR code of a code's link, black on white in either theme: a camera needs the contrast. */
export function QrPicture({ src, alt, className }: QrPictureProps) {
  return (
    <span className={className}>
      {/* biome-ignore lint/performance/noImgElement: an SVG made by this server, nothing to optimise */}
      <img src={src} alt={alt} width={288} height={288} className="aspect-square h-auto w-full rounded-xl bg-white" />
    </span>
  );
}
