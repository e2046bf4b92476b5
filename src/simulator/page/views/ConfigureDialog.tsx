import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { PersonView } from '../../contract.ts';
import { withinApp } from '../host/context.ts';
import type { HostFrame } from '../host/host-frame.ts';
import type { InstanceConfig } from '../host/services.ts';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';
import { AppFrame } from './AppFrame.tsx';
import { firstName } from './names.ts';

/** The manifest's `configurationUrl`, without its origin. */
const CONFIGURATION_ADDRESS = '/configure?theme={theme}&locale={locale}';

const useStyles = makeStyles({
  surface: { maxWidth: '680px', padding: tokens.spacingHorizontalL },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, overflow: 'hidden' },
  hint: { color: tokens.colorNeutralForeground2, margin: 0 },
  frame: {
    display: 'flex',
    height: 'min(560px, 60vh)',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
});

export interface ConfigureDialogProps {
  readonly person: PersonView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Teams' dialog around the app's configuration page. Save is Teams' button, and the app enables it. */
export function ConfigureDialog({ person, open, onClose }: ConfigureDialogProps) {
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const frame = useRef<HostFrame | null>(null);
  const config = useRef<InstanceConfig>({});
  const [valid, setValid] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();

  function close() {
    setValid(false);
    setProblem(undefined);
    config.current = {};
    onClose();
  }

  async function save() {
    setSaving(true);
    setProblem(undefined);
    const outcome = (await frame.current?.save()) ?? { refused: '' };
    const { contentUrl, entityId = '', suggestedDisplayName = 'Dialogkort' } = config.current;
    const address = withinApp(contentUrl, client.snapshot().meeting?.people ?? []);
    if ('refused' in outcome) {
      setProblem(outcome.refused);
    } else if (address === undefined) {
      setProblem(texts.noAddress);
    } else {
      await client.addApp({ contentUrl: address, entityId, name: suggestedDisplayName });
      close();
    }
    setSaving(false);
  }

  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{texts.configureTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.hint}>{texts.configureHint(firstName(person))}</p>
            <div className={styles.frame}>
              <AppFrame
                person={person}
                place="settings"
                title={texts.configurationOf(firstName(person))}
                address={CONFIGURATION_ADDRESS}
                generation={person.language}
                frame={frame}
                setValidity={setValid}
                setConfig={(wanted) => {
                  config.current = wanted;
                }}
              />
            </div>
            {problem !== undefined && (
              <MessageBar intent="error">
                <MessageBarBody>{texts.notSaved(problem)}</MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{texts.cancel}</Button>
            <Button
              appearance="primary"
              disabled={!valid || saving}
              icon={saving ? <Spinner size="tiny" /> : null}
              onClick={() => void save()}
            >
              {texts.save}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
