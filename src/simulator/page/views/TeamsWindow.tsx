import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { type MeetingView, type PersonView, STATIC_TAB } from '../../contract.ts';
import { withinApp } from '../host/context.ts';
import type { DialogRequest } from '../host/services.ts';
import { useDesk } from '../state/desk.ts';
import { useHeld } from '../state/held.ts';
import { useTexts } from '../state/texts-context.ts';
import { AppFrame } from './AppFrame.tsx';
import { ConfigureDialog } from './ConfigureDialog.tsx';
import { AppMark } from './Mark.tsx';
import { MeetingToolbar } from './MeetingToolbar.tsx';
import { firstName } from './names.ts';
import { StageTiles } from './StageTiles.tsx';
import { Switcher } from './Switcher.tsx';
import { type OpenTask, TaskDialog } from './TaskDialog.tsx';

const NARROW = '@container teams (max-width: 520px)';

const useStyles = makeStyles({
  window: {
    containerType: 'inline-size',
    containerName: 'teams',
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow8,
  },
  phone: {
    width: '100%',
    maxWidth: '390px',
    alignSelf: 'center',
    borderRadius: '28px',
    border: `6px solid ${tokens.colorNeutralForeground3}`,
  },
  offline: { outline: `2px solid ${tokens.colorPaletteRedBorder2}` },
  body: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    position: 'relative',
    [NARROW]: { flexDirection: 'column' },
  },
  stage: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'flex', [NARROW]: { flexBasis: '45%' } },
  panel: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [NARROW]: { width: '100% !important', flexBasis: '55%', flexShrink: 1, borderLeft: 'none' },
  },
  // Hidden frames stay loaded, as on a phone where one place covers the other.
  behind: { position: 'absolute', inset: 0, visibility: 'hidden', width: '100% !important' },
  front: { position: 'absolute', inset: 0, width: '100% !important', borderLeft: 'none' },
  /** The tab in the meeting's chat covers the meeting, as another window would. */
  chat: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  panelHead: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '36px',
    flexShrink: 0,
    paddingInline: `${tokens.spacingHorizontalM} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [NARROW]: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  spring: { flexGrow: 1 },
  prompt: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
  },
  promptText: { flexGrow: 1 },
  tabs: {
    justifyContent: 'center',
    flexShrink: 0,
    padding: tokens.spacingVerticalXS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface TeamsWindowProps {
  readonly meeting: MeetingView;
  readonly person: PersonView;
  /** How often the person has reloaded. */
  readonly reloads: number;
}

/** One person's Teams during the meeting: toolbar, stage and the app's side panel. */
export function TeamsWindow({ meeting, person, reloads }: TeamsWindowProps) {
  const desk = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const [panelOpen, setPanelOpen] = useState(true);
  const [chatOpen, setChatOpen] = useState(false);
  const [configuring, setConfiguring] = useState(false);
  const [task, setTask] = useState<OpenTask | null>(null);
  const [place, setPlace] = useState<'stage' | 'panel'>('panel');
  const toolbar = useRef<HTMLDivElement>(null);
  // Without a network, changes of the meeting do not reach this Teams.
  const share = useHeld(meeting.share, !person.online);
  const app = useHeld(meeting.app, !person.online);

  const name = firstName(person);
  const generation = `${person.language} ${person.phone} ${reloads}`;
  const stageAddress = person.present && share !== null ? share.url : null;
  const panelAddress =
    person.present && panelOpen && app !== null && person.role !== 'guest' ? app.contentUrl : null;
  const tabAddress = chatOpen && app !== null && person.role !== 'guest' ? app.contentUrl : null;
  const covers = (which: 'stage' | 'panel') =>
    person.phone && panelAddress !== null && (place === which ? styles.front : styles.behind);

  const openDialog = (request: DialogRequest) =>
    new Promise<{ result: unknown } | { cancelled: string }>((resolve) => {
      setTask({
        request,
        settle(outcome) {
          setTask(null);
          resolve(outcome);
        },
      });
    });
  /** A static tab is there at once; the other kind asks by its settings page first. */
  const add = () => {
    if (meeting.tab === 'static') void desk.client.addApp(STATIC_TAB);
    else setConfiguring(true);
  };
  const inFrame = { openDialog, returnFocus: () => toolbar.current?.querySelector('button')?.focus() };

  return (
    <div
      className={mergeClasses(styles.window, person.phone && styles.phone, !person.online && styles.offline)}
    >
      <MeetingToolbar
        barRef={toolbar}
        meeting={meeting}
        person={person}
        app={app}
        share={share}
        panelOpen={panelOpen}
        onTogglePanel={() => setPanelOpen((open) => !open)}
        chatOpen={chatOpen}
        onToggleChat={() => setChatOpen((open) => !open)}
        onAdd={add}
        onConfigure={() => setConfiguring(true)}
      />
      <div className={styles.body}>
        <div className={mergeClasses(styles.stage, covers('stage'))}>
          {stageAddress === null && (
            <StageTiles people={meeting.people.filter(({ present }) => present)} label={texts.stageOf(name)}>
              {person.role === 'organiser' && app === null ? (
                <div className={styles.prompt}>
                  <AppMark size={32} />
                  <Text className={styles.promptText}>{texts.addAppPrompt}</Text>
                  <Button appearance="primary" onClick={add}>
                    {texts.addNamedApp}
                  </Button>
                </div>
              ) : (
                <Text size={200}>{person.role === 'guest' ? texts.guestSeesStage : texts.nothingShared}</Text>
              )}
            </StageTiles>
          )}
          <Collapsed when={stageAddress === null}>
            <AppFrame
              {...inFrame}
              person={person}
              place="meetingStage"
              title={texts.stageOf(name)}
              address={stageAddress}
              generation={generation}
            />
          </Collapsed>
        </div>
        <Collapsed when={panelAddress === null}>
          <div
            className={mergeClasses(styles.panel, covers('panel'))}
            style={{ width: `${person.panelWidth}px` }}
          >
            {!person.phone && (
              <div className={styles.panelHead}>
                <AppMark size={18} />
                <Text weight="semibold">{app?.name}</Text>
                <span className={styles.spring} />
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<DismissRegular />}
                  aria-label={texts.closePanel(name)}
                  onClick={() => setPanelOpen(false)}
                />
              </div>
            )}
            <AppFrame
              {...inFrame}
              person={person}
              place="sidePanel"
              title={texts.panelOf(name)}
              address={panelAddress}
              generation={generation}
              setConfig={({ contentUrl, entityId, suggestedDisplayName }) => {
                if (app === null) return;
                void desk.client.addApp({
                  contentUrl: withinApp(contentUrl, meeting.people) ?? app.contentUrl,
                  entityId: entityId ?? app.entityId,
                  name: suggestedDisplayName ?? app.name,
                });
              }}
            />
          </div>
        </Collapsed>
        <Collapsed when={tabAddress === null}>
          <div className={styles.chat}>
            <AppFrame
              {...inFrame}
              person={person}
              place="content"
              title={texts.tabOf(name)}
              address={tabAddress}
              generation={generation}
            />
          </div>
        </Collapsed>
      </div>
      {person.phone && panelAddress !== null && (
        <Switcher
          label={texts.show}
          choices={[
            { value: 'stage', name: texts.stageTab },
            { value: 'panel', name: app?.name ?? '' },
          ]}
          chosen={place}
          onChoose={(value) => setPlace(value === 'stage' ? 'stage' : 'panel')}
          className={styles.tabs}
        />
      )}
      <ConfigureDialog person={person} open={configuring} onClose={() => setConfiguring(false)} />
      <TaskDialog person={person} task={task} />
    </div>
  );
}

/** Keeps a frame alive and hidden while its `beforeUnload` runs. */
function Collapsed({ when, children }: { readonly when: boolean; readonly children: React.ReactNode }) {
  return <div style={{ display: when ? 'none' : 'contents' }}>{children}</div>;
}
