import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { toolKey, toolNames } from '../../../domain/table/conversation/limits.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { useRoundStyles } from './roundStyles.ts';
import { roundStrings } from './roundsStrings.ts';
import { toolSuggestions } from './toolSuggestionStrings.ts';
import { beforeLastWord, suggestTools } from './toolSuggestions.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '0.45em', minWidth: 0, maxWidth: '30em' },
  entry: { display: 'flex', gap: '0.4em' },
  grow: { flexGrow: 1, minWidth: 0 },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '0.4em', margin: 0, padding: 0, listStyleType: 'none' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.3em',
    minHeight: 'max(2em, 28px)',
    boxSizing: 'border-box',
    paddingInline: '0.7em',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '1em',
    backgroundColor: tokens.colorNeutralBackground1,
    lineHeight: 1.25,
    overflowWrap: 'anywhere',
  },
  removable: { paddingInlineEnd: '0.15em' },
});

/** Naming tools: whatever is written joins the one list. Suggestions are buttons, so that fingers reach them too. */
export function ToolForm(): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { tools: t } = useStrings(roundStrings);
  const suggestions = toolSuggestions[useLanguage()];
  const verbs = useVerbs();
  const { tools } = useConversation('tools');
  const field = useRef<HTMLInputElement>(null);
  const ids = { field: useId(), hint: useId() };
  const [typed, setTyped] = useState('');
  const [there, setThere] = useState<readonly string[]>([]);
  const tooLong = typed.trim() !== '' && toolNames(typed) === undefined && toolKey(typed) !== '';
  const message = tooLong ? t.tooLong : there.length > 0 ? t.there(there.join(', ')) : undefined;
  const named = tools.map(({ name }) => name);
  const suggested = suggestTools(typed, suggestions, named);

  const add = (text: string) => {
    const names = toolNames(text);
    if (names === undefined) return;
    const known = new Set(tools.map(({ key }) => key));
    if (!('done' in verbs.addTool(text))) return;
    setThere(names.filter((name) => known.has(toolKey(name))));
    setTyped('');
    field.current?.focus();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        add(typed);
      }}
    >
      <label htmlFor={ids.field} className={round.label}>
        {t.label}
      </label>
      <div className={styles.entry}>
        <input
          ref={field}
          id={ids.field}
          type="text"
          autoComplete="off"
          value={typed}
          placeholder={t.placeholder}
          aria-describedby={ids.hint}
          aria-invalid={tooLong}
          className={mergeClasses(round.field, styles.grow)}
          onChange={({ target }) => {
            setTyped(target.value);
            setThere([]);
          }}
        />
        <TextButton type="submit" appearance={typed.trim() === '' ? 'secondary' : 'primary'}>
          {t.add}
        </TextButton>
      </div>
      <p id={ids.hint} className={round.quiet}>
        {message ?? t.several}
      </p>
      <LiveRegion message={message} />
      {suggested.length > 0 && (
        <ul aria-label={t.suggestions} className={styles.chips}>
          {suggested.map((name) => (
            <li key={name}>
              <TextButton onClick={() => add([beforeLastWord(typed), name].filter(Boolean).join(', '))}>
                {name}
              </TextButton>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

export interface ToolListProps {
  /** Whether tools may be taken off here. */
  readonly editable: boolean;
  readonly className?: string;
}

/** What everybody has named so far. */
export function ToolList({ editable, className }: ToolListProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { tools: t } = useStrings(roundStrings);
  const verbs = useVerbs();
  const { tools } = useConversation('tools');
  const { facilitate } = useTable('may').may;
  const removable = editable && facilitate;
  if (tools.length === 0) return <p className={mergeClasses(round.quiet, className)}>{t.none}</p>;
  return (
    <ul aria-label={t.list} className={mergeClasses(styles.chips, className)}>
      {tools.map(({ key, name }) => (
        <li key={key} className={mergeClasses(styles.chip, removable && styles.removable)}>
          {name}
          {removable && (
            <button
              type="button"
              title={t.remove(name)}
              className={round.remove}
              onClick={() => verbs.removeTool(key)}
            >
              <svg aria-hidden="true" viewBox="0 0 12 12" width="10" height="10" focusable="false">
                <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
              </svg>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
