import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import readQr from 'jsqr';

/** A page as a reader sees it, by the engine of Chromium; gaps that only typography puts between words are left out. */
export interface SeenPage {
  readonly text: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

const pointsPerMm = 72 / 25.4;
// Breaks that the template offers inside long runs print nothing.
const invisible = /[\u200b\ufffe\u0002]/g;

async function opened<T>(bytes: Uint8Array, look: (document: PDFiumDocument) => T | Promise<T>): Promise<T> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const seen = await look(document);
    document.destroy();
    return seen;
  } finally {
    library.destroy();
  }
}

/** A text without gaps, to be looked for in a page. */
export function bare(text: string): string {
  return text.replaceAll(/\s+/g, '').replaceAll(invisible, '');
}

/** The pages of a PDF: their size and their text without gaps. */
export function readPages(bytes: Uint8Array): Promise<SeenPage[]> {
  return opened(bytes, (document) =>
    [...document.pages()].map((page) => {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      return {
        text: bare(page.getText()),
        widthMm: Math.round(originalWidth / pointsPerMm),
        heightMm: Math.round(originalHeight / pointsPerMm),
      };
    }),
  );
}

/** What the QR code on the printed first page says; null where no reader finds one. */
export function readQrCode(bytes: Uint8Array): Promise<string | null> {
  return opened(bytes, async (document) => {
    const { data, width, height } = await document.getPage(0).render({ scale: 3, render: 'bitmap' });
    return readQr.default(Uint8ClampedArray.from(data), width, height)?.data ?? null;
  });
}
