import { makeStyles } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { divisible } from '../../domain/deck/softHyphens.ts';

const useStyles = makeStyles({
  // A soft hyphen in the text would be copied, and speech control would look for it in the name.
  place: { '::after': { content: '"\\00AD" / ""' } },
});

/** A text whose long Danish words are divided where they should be, in browsers without Danish hyphenation as well. */
export function Divisible({ text }: { readonly text: string }): ReactNode {
  const styles = useStyles();
  return divisible(text).map((piece, at) => (
    <Fragment key={piece}>
      {at > 0 && <span className={styles.place} />}
      {piece}
    </Fragment>
  ));
}
