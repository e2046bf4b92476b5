import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { makeTemplate, type TemplateFormat } from '../../../../import/template.ts';
import { deckFilesUrl } from '../../../context/links.ts';
import { BrowserLink } from '../../../ui/files/BrowserLink.tsx';
import { fileStrings } from '../../../ui/files/fileStrings.ts';
import { saveFile } from '../../../ui/files/saveFile.ts';
import { useMayLoseFiles, useSavedSentence } from '../../../ui/files/useSavedSentence.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { useEditorStyles } from '../editor/editorStyles.ts';
import { deckImportStrings } from './importStrings.ts';

const TEMPLATES = ['csv', 'xlsx', 'json'] as const satisfies readonly TemplateFormat[];

/** Files to write one's own cards in. */
export function DeckTemplates(): ReactNode {
  const common = useEditorStyles();
  const t = useStrings(deckImportStrings);
  const { templates } = useStrings(fileStrings);
  const language = useLanguage();
  const mayLose = useMayLoseFiles();
  const savedSentence = useSavedSentence();
  const [said, setSaid] = useState('');

  const save = (format: TemplateFormat) => {
    const { fileName, mediaType, bytes } = makeTemplate(format, language);
    saveFile({ name: fileName, contents: new Blob([new Uint8Array(bytes)], { type: mediaType }) });
    setSaid(savedSentence(fileName));
  };
  return (
    <>
      <div className={common.buttons}>
        {TEMPLATES.map((format) => (
          <Button
            key={format}
            size="small"
            className={common.button}
            aria-label={t.templateNamed(t.template[format])}
            onClick={() => save(format)}
          >
            {t.template[format]}
          </Button>
        ))}
      </div>
      <p role="status" className={common.quiet}>
        {said}
      </p>
      {mayLose && said !== '' && <BrowserLink texts={templates} url={deckFilesUrl(undefined, language)} />}
    </>
  );
}
