import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  group: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXS },
  choice: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular },
  chosen: { fontWeight: tokens.fontWeightSemibold },
});

export interface SwitcherProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
  readonly className?: string;
}

/** A choice between a few views. Buttons, not tabs: all of them stay on the page, and none has a panel of its own. */
export function Switcher({ label, choices, chosen, onChoose, className }: SwitcherProps) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields.
    <div role="group" aria-label={label} className={mergeClasses(styles.group, className)}>
      {choices.map(({ value, name }) => (
        <ToggleButton
          key={value}
          size="small"
          appearance="subtle"
          className={mergeClasses(styles.choice, value === chosen && styles.chosen)}
          checked={value === chosen}
          onClick={() => onChoose(value)}
        >
          {name}
        </ToggleButton>
      ))}
    </div>
  );
}
