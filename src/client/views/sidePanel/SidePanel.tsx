import { type ReactNode, useCallback, useRef, useState } from 'react';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { optional } from '../../components/optional.tsx';
import { useNotesState, useNoteTaking } from '../../session/noteHooks.ts';
import { noticeStrings } from '../../strings/notices.ts';
import { ownCardStrings } from '../../strings/ownCards.ts';
import { sidePanelStrings } from '../../strings/sidePanel.ts';
import { useStrings } from '../../strings/strings.ts';
import { LateHelp } from '../help/lateHelp.tsx';
import { LateRecapSoFar } from '../recap/late.ts';
import { CatalogueWaiting } from './catalogue/CatalogueWaiting.tsx';
import { ConnectionLine } from './frame/ConnectionLine.tsx';
import { Head } from './frame/Head.tsx';
import { Messages } from './frame/Messages.tsx';
import { PLACE_PANEL_ID, type PlaceName, Places, placeTabId } from './frame/Places.tsx';
import { Sheet } from './frame/Sheet.tsx';
import { useAnnouncement } from './frame/useAnnouncement.ts';
import { useKeepFocus } from './frame/useKeepFocus.ts';
import { useMessage } from './frame/useMessage.ts';
import { EndQuestion } from './menu/EndQuestion.tsx';
import { Now } from './now/Now.tsx';
import { useDrafts } from './ownCards/useDrafts.ts';
import { WaitingBox } from './rounds/late.tsx';
import { RoundsSheet } from './rounds/RoundsSheet.tsx';
import { useSharing } from './sharing/useSharing.ts';
import { useSidePanelStyles } from './sidePanelStyles.ts';

const Cards = optional(
  async () => (await import(/* webpackChunkName: "optional-cards" */ './cards/Cards.tsx')).Cards,
  WaitingBox,
);
const Catalogue = optional(
  async () =>
    (await import(/* webpackChunkName: "optional-catalogue" */ './catalogue/Catalogue.tsx')).Catalogue,
  CatalogueWaiting,
);
const MeetingMenu = optional(
  async () => (await import(/* webpackChunkName: "optional-menu" */ './menu/MeetingMenu.tsx')).MeetingMenu,
  WaitingBox,
);
const OwnCards = optional(
  async () => (await import(/* webpackChunkName: "optional-own-cards" */ './ownCards/OwnCards.tsx')).OwnCards,
  WaitingBox,
);
const MyPlace = optional(
  async () => (await import(/* webpackChunkName: "optional-own-words" */ './ownWords/MyPlace.tsx')).MyPlace,
  WaitingBox,
);

/** Everything that one person needs beside the stage: 280 px wide and up, one thing at a time. */
export function SidePanel(): ReactNode {
  const styles = useSidePanelStyles();
  const notices = useStrings(noticeStrings);
  const own = useStrings(ownCardStrings);
  const { sheets } = useStrings(sidePanelStrings);
  const root = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<PlaceName>('now');
  const [startsAtParked, setStartsAtParked] = useState(false);
  const [above, setAbove] = useState<'menu' | 'rounds' | 'recap' | 'help' | 'end'>();
  const sharing = useSharing();
  const drafts = useDrafts();
  const taking = useNoteTaking();
  const takesNotes = useNotesState(taking).kind !== 'away';
  const message = useMessage();
  const happened = useAnnouncement();
  useKeepFocus(root);

  const go = useCallback((to: PlaceName, atParked = false) => {
    setPlace(to);
    setStartsAtParked(atParked);
  }, []);
  const askEnd = () => setAbove('end');
  const askRounds = () => setAbove('rounds');
  const close = () => setAbove(undefined);
  // Whoever has the stage beside the panel hears the table there.
  const spoken = message.text ?? (sharing.stage === 'on' ? '' : happened);

  return (
    <div ref={root} className={styles.root}>
      <Head onMenu={() => setAbove('menu')} />
      <ConnectionLine />
      <main className={styles.main}>
        <div className={styles.scroll}>
          <div
            id={PLACE_PANEL_ID}
            role="tabpanel"
            aria-labelledby={placeTabId(place)}
            className={styles.place}
          >
            {place === 'now' && (
              <Now
                sharing={sharing}
                onEnd={askEnd}
                onSeeParked={() => go('cards', true)}
                onOwnCards={() => go('own')}
                onRounds={askRounds}
                onOvertaken={() => message.tell(notices.overtaken)}
                onWord={message.tell}
              />
            )}
            {place === 'cards' && (
              <Cards startsAtParked={startsAtParked} onCardOut={() => go('now')} onWrite={() => go('own')} />
            )}
            {place === 'catalogue' && <Catalogue onCardOut={() => go('now')} />}
            {place === 'own' && (
              <OwnCards store={drafts} onAdded={() => message.tell(own.added)} onBack={() => go('cards')} />
            )}
            {place === 'mine' && <MyPlace taking={taking} />}
          </div>
        </div>
        <Messages message={message.text} onDismiss={message.dismiss} />
      </main>
      <Places place={place} takesNotes={takesNotes} onChange={go} />
      {above === 'menu' && (
        <Sheet title={sheets.menu} onClose={close}>
          <MeetingMenu
            sharing={sharing}
            onRounds={askRounds}
            onRecap={() => setAbove('recap')}
            onEnd={askEnd}
            onHelp={() => setAbove('help')}
            onClose={close}
          />
        </Sheet>
      )}
      {above === 'rounds' && (
        <RoundsSheet
          onClose={close}
          onBegun={() => {
            close();
            go('now');
          }}
        />
      )}
      {above === 'recap' && (
        <Sheet title={sheets.recap} onClose={close}>
          <LateRecapSoFar />
        </Sheet>
      )}
      {above === 'help' && (
        <Sheet title={sheets.help} onClose={close}>
          <LateHelp />
        </Sheet>
      )}
      {above === 'end' && <EndQuestion onClose={close} />}
      <LiveRegion message={spoken} />
    </div>
  );
}
