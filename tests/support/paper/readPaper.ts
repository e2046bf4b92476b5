import { openPdf } from '../../../src/import/pdf/openPdf.ts';

/** A piece of text with its lower left corner, in points from the page's. */
export interface PaperText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export async function readPaper(pdf: Uint8Array): Promise<readonly (readonly PaperText[])[]> {
  const { task, close } = await openPdf(pdf);
  const document = await task.promise;
  const pages: PaperText[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , x = 0, y = 0] = item.transform as number[];
        return [{ text: item.str, x, y, width: item.width }];
      }),
    );
  }
  await close();
  return pages;
}
