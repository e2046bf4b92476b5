import type { Notice } from '../session/notice.ts';
import type { common } from '../strings/common.ts';

/** The sentence for something that the table tells one person. */
export function noticeText(notice: Notice, texts: (typeof common)['da']): string {
  if (notice.kind === 'overtaken') return texts.overtaken;
  return notice.kind === 'undone' ? texts.undone[notice.verb] : texts.refused[notice.refusal];
}
