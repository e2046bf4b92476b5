import { Parser } from 'saxen';
import { ImportFailure } from '../../domain/import/failure.ts';

export interface XmlHandlers {
  /** Names come without their prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Walks through a part of a workbook. Entities of a document's own are not known here, so none can expand.
 * @throws ImportFailure `workbook-broken`, and what a handler throws
 */
export function walkXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new Parser();
  let failure: unknown;
  // The parser swallows what handlers throw; it is kept and thrown once the parser has stopped.
  const guarded = (act: () => void): void => {
    if (failure !== undefined) return;
    try {
      act();
    } catch (error) {
      failure = error;
      parser.stop();
    }
  };
  parser.on('openTag', (name, attributes, decode) => {
    guarded(() => {
      if (!open) return;
      const decoded = Object.entries(attributes()).map(
        ([key, value]) => [localName(key), decode(value)] as const,
      );
      open(localName(name), Object.fromEntries(decoded));
    });
  });
  parser.on('closeTag', (name) => guarded(() => close?.(localName(name))));
  parser.on('text', (value, decode) => guarded(() => text?.(decode(value))));
  parser.on('cdata', (value) => guarded(() => text?.(value)));
  parser.on('error', () => {
    failure ??= new ImportFailure({ code: 'workbook-broken' });
  });
  parser.parse(new TextDecoder().decode(bytes));
  if (failure !== undefined) throw failure;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
