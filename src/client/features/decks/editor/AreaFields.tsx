import { Button } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { type ReactNode, useId } from 'react';
import { AREA_COLOURS, AREA_SIGNS } from '../../../../domain/deck/area.ts';
import { type Area, DECK_LIMITS } from '../../../../domain/deck/deck.ts';
import {
  colourArea,
  moveArea,
  removeArea,
  renameArea,
  signArea,
} from '../../../../domain/deck/edit/areas.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { AreaSign } from '../../table/card/AreaSign.tsx';
import { Hatching } from '../../table/card/Hatching.tsx';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import { fieldId } from './fieldIds.ts';
import { TextField } from './TextField.tsx';
import type { DeckEditing } from './useDeckEditor.ts';

export interface AreaFieldsProps {
  readonly area: Area;
  /** In the deck, from 0. */
  readonly index: number;
  readonly editing: DeckEditing;
  readonly showsFaults: boolean;
}

export function AreaFields({ area, index, editing, showsFaults }: AreaFieldsProps): ReactNode {
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const groups = { colour: useId(), sign: useId() };
  const theme = useHostTheme();
  const { deck, edit } = editing;
  const name = inLanguage(area.title, useLanguage()).trim() || t.unnamedArea;
  const { surface, ink } = areaPalette(theme, area.colour);
  const several = deck.languages.length > 1;
  return (
    <li className={styles.form} aria-label={t.areaNamed(name)}>
      <div className={styles.languages}>
        {deck.languages.map((language) => {
          const id = fieldId({ kind: 'area', id: area.id }, 'title', language);
          return (
            <TextField
              key={language}
              id={id}
              label={several ? t.inLanguage(t.areaName, t.language[language]) : t.areaName}
              language={language}
              value={area.title[language] ?? ''}
              maxChars={DECK_LIMITS.areaTitleChars}
              isMissing={showsFaults && (area.title[language] ?? '').trim() === ''}
              onChange={(text) => edit((before) => renameArea(before, area.id, language, text), id)}
            />
          );
        })}
      </div>
      <fieldset className={styles.swatches}>
        <legend>{t.colour}</legend>
        {AREA_COLOURS.map((colour) => {
          const palette = areaPalette(theme, colour);
          return (
            <label
              key={colour}
              title={t.colours[colour]}
              className={styles.swatch}
              style={{ backgroundColor: palette.surface, color: palette.ink }}
            >
              <Hatching colour={colour} className={styles.hatch} />
              <input
                type="radio"
                name={groups.colour}
                className={styles.radio}
                aria-label={t.colours[colour]}
                checked={colour === area.colour}
                onChange={() => edit((before) => colourArea(before, area.id, colour))}
              />
            </label>
          );
        })}
      </fieldset>
      <fieldset className={styles.swatches}>
        <legend>{t.sign}</legend>
        {AREA_SIGNS.map((sign) => (
          <label
            key={sign}
            title={t.signs[sign]}
            className={styles.swatch}
            style={{ backgroundColor: surface, color: ink }}
          >
            <AreaSign sign={sign} size="24px" />
            <input
              type="radio"
              name={groups.sign}
              className={styles.radio}
              aria-label={t.signs[sign]}
              checked={sign === area.sign}
              onChange={() => edit((before) => signArea(before, area.id, sign))}
            />
          </label>
        ))}
      </fieldset>
      {deck.areas.length > 1 && (
        <div className={styles.buttons}>
          <Button
            size="small"
            icon={<ArrowUpRegular />}
            title={t.up(t.areaNamed(name))}
            disabledFocusable={index === 0}
            onClick={() => edit((before) => moveArea(before, area.id, index - 1))}
          />
          <Button
            size="small"
            icon={<ArrowDownRegular />}
            title={t.down(t.areaNamed(name))}
            disabledFocusable={index === deck.areas.length - 1}
            onClick={() => edit((before) => moveArea(before, area.id, index + 1))}
          />
          <Button
            size="small"
            icon={<DeleteRegular />}
            className={styles.button}
            title={t.removeArea(name)}
            onClick={() => edit((before) => removeArea(before, area.id))}
          >
            {t.removeAreaButton}
          </Button>
        </div>
      )}
    </li>
  );
}
