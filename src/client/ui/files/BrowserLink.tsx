import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStrings } from '../strings.ts';
import { fileStrings } from './fileStrings.ts';
import { useFileStyles } from './fileStyles.ts';

export interface BrowserLinkTexts {
  /** The purpose of the page outside Teams. */
  readonly hint?: string;
  /** The link itself. */
  readonly open: string;
  /** Name of the field with its address. */
  readonly address: string;
  /** Who can use it, and for how long. */
  readonly lasts?: string;
}

export interface BrowserLinkProps {
  readonly texts: BrowserLinkTexts;
  /** An address that is for everybody, or how one is made. */
  readonly url: string | (() => Promise<string>);
}

/**
 * A page outside Teams, where files, printing and the clipboard work. It is a link to press, not a window that opens by
 * itself: between the press and the ticket's arrival the browser has forgotten who wanted it.
 */
export function BrowserLink({ texts, url }: BrowserLinkProps): ReactNode {
  const styles = useFileStyles();
  const t = useStrings(fileStrings);
  const [made, setMade] = useState<string>();
  const [said, setSaid] = useState('');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (made !== undefined) link.current?.focus();
  }, [made]);
  const address = typeof url === 'string' ? url : made;

  const make = async (makeUrl: () => Promise<string>) => {
    setSaid(t.makingLink);
    try {
      setMade(await makeUrl());
      setSaid('');
    } catch {
      setSaid(t.linkFailed);
    }
  };

  return (
    <div className={styles.section}>
      {texts.hint !== undefined && <p className={styles.word}>{texts.hint}</p>}
      {typeof url !== 'string' && address === undefined && (
        <div>
          <Button onClick={() => void make(url)}>{t.makeLink}</Button>
        </div>
      )}
      {address !== undefined && (
        <>
          <a ref={link} className={styles.link} href={address} target="_blank" rel="noopener noreferrer">
            {texts.open}
          </a>
          <input
            readOnly
            className={styles.field}
            aria-label={texts.address}
            value={address}
            onFocus={(event) => event.target.select()}
          />
          {texts.lasts !== undefined && <p className={styles.word}>{texts.lasts}</p>}
        </>
      )}
      <p role="status" className={styles.word}>
        {said}
      </p>
    </div>
  );
}
