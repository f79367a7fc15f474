import { fitLogo } from '@/lib/domain/organizations/logo';
import type { LogoPicture } from './logo-content';

type Box = { left: number; top: number; width: number; height: number };
type Doc = PDFKit.PDFDocument & { openImage: (content: Buffer) => PDFKit.Mixins.ImageSrc };

const opened = new WeakMap<Doc, PDFKit.Mixins.ImageSrc>();
const PLATE = 8;
/** How much of the room that is left over lies on the left. */
const SHARE_LEFT = { left: 0, center: 0.5, right: 1 } as const;

/** Puts a logo into a box of a document, in the middle of its height, on white where what is behind is not. The file holds it once. */
export function placeLogo(
  doc: PDFKit.PDFDocument,
  logo: LogoPicture,
  box: Box,
  { align, plate }: { align: keyof typeof SHARE_LEFT; plate: boolean },
): void {
  const own = doc as Doc;
  let image = opened.get(own);
  if (!image) {
    image = own.openImage(Buffer.from(logo.content));
    opened.set(own, image);
  }
  const { width, height } = fitLogo(logo, box);
  const left = box.left + (box.width - width) * SHARE_LEFT[align];
  const top = box.top + (box.height - height) / 2;
  if (plate) {
    doc.roundedRect(left - PLATE, top - PLATE, width + 2 * PLATE, height + 2 * PLATE, 6).fill('#ffffff');
  }
  doc.image(image, left, top, { width, height });
}
