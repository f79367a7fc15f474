import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { LogoPicture } from '../organizations/logo-content';
import { placeLogo } from '../organizations/place-logo';

const FONTS = join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans');
const REGULAR = join(FONTS, 'Geist-Regular.ttf');
const BOLD = join(FONTS, 'Geist-SemiBold.ttf');
const MARGIN = 48;
const FOOT = 40;
const INK = '#1c1a17';
const FAINT = '#6b665e';
const LINE = '#d9d5cd';
const PAD = 4;
const SIZE = 9;

export interface SheetColumn {
  title: string;
  width: number;
  align?: 'left' | 'right';
}

export interface SheetRow {
  cells: readonly string[];
  tone?: 'plain' | 'strong' | 'faint';
}

export interface SheetOptions {
  title: string;
  author: string;
  /** BCP 47, for whoever has it read aloud. */
  lang: string;
  accent: string;
  /** What the file says it was made at: the same input makes the same bytes. */
  date: Date;
}

/** An A4 document of headings, notes and tables whose head is repeated on each page. */
export class PdfSheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Uint8Array[] = [];
  private readonly accent: string;
  /** Width between the margins, in points. */
  readonly width: number;

  constructor({ title, author, lang, accent, date }: SheetOptions) {
    const info = { Title: title, Author: author, Creator: 'Kith', Producer: 'Kith', CreationDate: date, ModDate: date };
    this.doc = new PDFDocument({
      ...{ size: 'A4', pdfVersion: '1.7', font: REGULAR, bufferPages: true, lang, displayTitle: true, info },
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    });
    this.doc.on('data', (chunk: Uint8Array) => this.chunks.push(chunk));
    this.accent = accent;
    this.width = this.doc.page.width - 2 * MARGIN;
  }

  /** The top of the first page: who writes, what it is, and lines of facts. */
  head(author: string, title: string, facts: readonly string[]): void {
    const { doc } = this;
    doc.rect(0, 0, doc.page.width, 8).fill(this.accent);
    doc.fillColor(FAINT).font(BOLD).fontSize(11).text(author, MARGIN, MARGIN);
    doc.fillColor(INK).fontSize(20).text(title).moveDown(0.2);
    doc.font(REGULAR).fontSize(10).fillColor(FAINT);
    for (const fact of facts) doc.text(fact);
    doc.moveDown(1);
  }

  /** The logo of who writes, at the right of the head. */
  logo(logo: LogoPicture): void {
    const { x, y } = this.doc;
    const box = { left: this.doc.page.width - MARGIN - 160, top: MARGIN - 8, width: 160, height: 48 };
    placeLogo(this.doc, logo, box, { align: 'right', plate: false });
    this.doc.x = x;
    this.doc.y = y;
  }

  heading(text: string): void {
    this.room(90);
    this.doc.moveDown(0.6).font(BOLD).fontSize(13).fillColor(INK).text(text, MARGIN).moveDown(0.4);
  }

  note(text: string): void {
    this.room(40);
    this.doc.moveDown(0.4).font(REGULAR).fontSize(SIZE).fillColor(FAINT).text(text, MARGIN, this.doc.y, {
      width: this.width,
    });
  }

  table(columns: readonly SheetColumn[], rows: readonly SheetRow[]): void {
    const head = { cells: columns.map(({ title }) => title), tone: 'faint' as const };
    this.row(columns, head);
    for (const row of rows) {
      if (this.room(this.heightOf(columns, row))) this.row(columns, head);
      this.row(columns, row);
    }
    this.doc.x = MARGIN;
  }

  /** Numbers the pages and closes the file. */
  async end(footOf: (page: number, pages: number) => string): Promise<Uint8Array<ArrayBuffer>> {
    const { doc } = this;
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page);
      // Below the margin, where text would otherwise open another page.
      doc.page.margins.bottom = 0;
      const options = { width: this.width, align: 'right', lineBreak: false } as const;
      doc.font(REGULAR).fontSize(8).fillColor(FAINT);
      doc.text(footOf(page + 1, count), MARGIN, doc.page.height - MARGIN - 8, options);
    }
    const ended = new Promise((resolve) => doc.once('end', resolve));
    doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(this.chunks));
  }

  /** Goes to the next page when less than `height` is left on this one. */
  private room(height: number): boolean {
    if (this.doc.y + height <= this.doc.page.height - MARGIN - FOOT) return false;
    this.doc.addPage();
    return true;
  }

  private heightOf(columns: readonly SheetColumn[], { cells, tone }: SheetRow): number {
    this.doc.font(tone === 'strong' ? BOLD : REGULAR).fontSize(SIZE);
    const heights = columns.map(({ width }, index) =>
      this.doc.heightOfString(cells[index] || ' ', { width: width - 2 * PAD }),
    );
    return Math.max(...heights) + 2 * PAD;
  }

  private row(columns: readonly SheetColumn[], row: SheetRow): void {
    const { doc } = this;
    const height = this.heightOf(columns, row);
    const top = doc.y;
    let left = MARGIN;
    doc.fillColor(row.tone === 'faint' ? FAINT : INK);
    columns.forEach(({ width, align = 'left' }, index) => {
      const text = row.cells[index];
      if (text) doc.text(text, left + PAD, top + PAD, { width: width - 2 * PAD, align, features: ['tnum'] });
      left += width;
    });
    const bottom = top + height;
    doc.moveTo(MARGIN, bottom).lineTo(left, bottom).lineWidth(0.5).strokeColor(LINE).stroke();
    doc.y = bottom;
  }
}
