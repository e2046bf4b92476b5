import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { PersonView } from '../../contract.ts';
import { withinApp } from '../host/context.ts';
import type { DialogOutcome, DialogRequest } from '../host/services.ts';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';
import { AppFrame } from './AppFrame.tsx';
import { firstName } from './names.ts';

/** Teams' named sizes in CSS pixels. */
const WIDTHS_PX = { small: 300, medium: 600, large: 900 };
const HEIGHTS_PX = { small: 250, medium: 450, large: 600 };

const useStyles = makeStyles({
  surface: { width: 'fit-content', maxWidth: '95vw' },
  content: { display: 'flex', padding: 0 },
});

export interface OpenTask {
  readonly request: DialogRequest;
  readonly settle: (outcome: DialogOutcome) => void;
}

export interface TaskDialogProps {
  readonly person: PersonView;
  readonly task: OpenTask | null;
}

/** A dialog that the app opened with a page of its own in it. */
export function TaskDialog({ person, task }: TaskDialogProps) {
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  if (task === null) return null;
  const { request, settle } = task;
  const address = withinApp(request.url, client.snapshot().meeting?.people ?? []) ?? null;
  const width = typeof request.width === 'number' ? request.width : WIDTHS_PX[request.width];
  const height = typeof request.height === 'number' ? request.height : HEIGHTS_PX[request.height];
  // Teams' own message when a person closes the dialog.
  const cancelled = { cancelled: 'User cancelled/closed the task module.' };
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && settle(cancelled)}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle
            action={
              <DialogTrigger action="close">
                <Button appearance="subtle" aria-label={texts.close} icon={<DismissRegular />} />
              </DialogTrigger>
            }
          >
            {request.title}
          </DialogTitle>
          <DialogContent
            className={styles.content}
            style={{ width: `min(${width}px, 90vw)`, height: `${height}px` }}
          >
            <AppFrame
              person={person}
              place="task"
              title={texts.dialogOf(firstName(person))}
              address={address}
              generation={person.language}
              submitDialog={(result) => settle({ result })}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
