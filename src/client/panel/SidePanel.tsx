import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { CatalogueProps } from '../features/catalogue/Catalogue.tsx';
import { CatalogueSkeleton } from '../features/catalogue/CatalogueSkeleton.tsx';
import { DeletedLine } from '../features/followUp/FollowUp.tsx';
import { Announcer, LazyWhoDidWhat } from '../features/happenings/Announcer.tsx';
import { LazyHelp } from '../features/help/lazyHelp.tsx';
import type { CardsSheetProps } from '../features/menu/CardsSheet.tsx';
import type { MeetingMenuProps, MenuSheet } from '../features/menu/MeetingMenu.tsx';
import { ConnectionLine } from '../features/opening/ConnectionLine.tsx';
import type { OwnCardsProps } from '../features/ownCards/OwnCards.tsx';
import { useOwnCardDrafts } from '../features/ownCards/useOwnCardDrafts.ts';
import type { MyPlaceProps } from '../features/ownWords/MyPlace.tsx';
import { LazyPhonesLine, LazyPhonesSheet } from '../features/phones/lazyPhones.tsx';
import { LazyRecapSoFar } from '../features/recap/lazyRecap.ts';
import type { PeopleProps } from '../features/roles/People.tsx';
import { LazyTogether } from '../features/room/lazyTogether.tsx';
import { KeptAnswersNews } from '../features/rounds/panel/KeptAnswersNews.tsx';
import type { EndQuestionProps } from '../features/sessionEnd/EndQuestion.tsx';
import { SessionOverLine } from '../features/sessionEnd/SessionOverLine.tsx';
import { useSharing } from '../features/sharing/useSharing.ts';
import type { CardsProps } from '../features/table/panel/Cards.tsx';
import { Now } from '../features/table/panel/Now.tsx';
import { useConversation } from '../session/conversationHooks.ts';
import { useTable, useTableSession } from '../session/hooks.ts';
import { useNotesState, useNoteTaking } from '../session/noteHooks.ts';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { lazyView, Nothing } from '../ui/lazyView.tsx';
import { noticeStrings } from '../ui/noticeStrings.ts';
import { sidePanelStrings } from '../ui/panelStrings.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { useStrings } from '../ui/strings.ts';
import { useKeepFocus } from '../ui/useKeepFocus.ts';
import { useMessage } from '../ui/useMessage.ts';
import { BackToTop } from './BackToTop.tsx';
import { Head } from './Head.tsx';
import { PanelMessages } from './PanelMessages.tsx';
import { PLACE_PANEL_ID, type PlaceName, Places, placeTabId } from './Places.tsx';
import { useSidePanelStyles } from './sidePanelStyles.ts';

const Cards = lazyView<CardsProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-panel" */ '../features/table/panel/Cards.tsx')).Cards,
);
const OwnCards = lazyView<OwnCardsProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-panel" */ '../features/ownCards/OwnCards.tsx')).OwnCards,
);
const MyPlace = lazyView<MyPlaceProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-panel" */ '../features/ownWords/MyPlace.tsx')).MyPlace,
);
const MeetingMenu = lazyView<MeetingMenuProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-panel" */ '../features/menu/MeetingMenu.tsx')).MeetingMenu,
);
const CardsSheet = lazyView<CardsSheetProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-panel" */ '../features/menu/CardsSheet.tsx')).CardsSheet,
);
const People = lazyView<PeopleProps>(
  async () => (await import(/* webpackChunkName: "optional-panel" */ '../features/roles/People.tsx')).People,
);
const EndQuestion = lazyView<EndQuestionProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-panel" */ '../features/sessionEnd/EndQuestion.tsx'))
      .EndQuestion,
  { Skeleton: Nothing },
);
const Catalogue = lazyView<CatalogueProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-catalogue" */ '../features/catalogue/Catalogue.tsx'))
      .Catalogue,
  { Skeleton: CatalogueSkeleton },
);

const Happened = lazyView(
  async () =>
    (await import(/* webpackChunkName: "optional-happenings" */ '../features/happenings/Happened.tsx'))
      .Happened,
);

/** Everything that one person needs beside the stage: 280 px wide and up, one thing at a time. */
export function SidePanel(): ReactNode {
  const styles = useSidePanelStyles();
  const notices = useStrings(noticeStrings);
  const { sheets, people } = useStrings(sidePanelStrings);
  const root = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<PlaceName>('now');
  const [startsAtParked, setStartsAtParked] = useState(false);
  const [above, setAbove] = useState<MenuSheet | 'menu'>();
  const sharing = useSharing();
  const drafts = useOwnCardDrafts();
  const { me } = useTableSession();
  const { may } = useTable('may');
  const { phones } = useConversation('phones');
  const taking = useNoteTaking();
  const takesNotes = useNotesState(taking).kind !== 'away';
  const message = useMessage();
  useKeepFocus(root);

  const go = useCallback((to: PlaceName, atParked = false) => {
    setPlace(to);
    setStartsAtParked(atParked);
  }, []);
  const askEnd = () => setAbove('end');
  const close = () => setAbove(undefined);

  return (
    <div ref={root} className={styles.root}>
      <Head onPeople={() => setAbove('people')} onMenu={() => setAbove('menu')} />
      <ConnectionLine />
      <SessionOverLine className={styles.over} />
      <main className={styles.main}>
        <div ref={scroll} className={styles.scroll}>
          <BackToTop scroll={scroll} place={place} />
          <div
            id={PLACE_PANEL_ID}
            role="tabpanel"
            tabIndex={-1}
            aria-labelledby={placeTabId(place)}
            className={styles.place}
          >
            {place === 'now' && (
              <Now
                sharing={sharing}
                onEnd={askEnd}
                onSeeParked={() => go('cards', true)}
                onOwnCards={() => go('own')}
                onOvertaken={() => message.tell(notices.overtaken)}
              />
            )}
            {place === 'cards' && (
              <Cards startsAtParked={startsAtParked} onCardOut={() => go('now')} onWrite={() => go('own')} />
            )}
            {place === 'catalogue' && <Catalogue onCardOut={() => go('now')} />}
            {place === 'own' && <OwnCards store={drafts} onAdded={message.tell} onBack={() => go('cards')} />}
            {place === 'mine' && <MyPlace taking={taking} />}
          </div>
        </div>
        <DeletedLine />
        <LazyWhoDidWhat />
        <PanelMessages message={message.text} onDismiss={message.dismiss} />
      </main>
      {phones && may.facilitate && <LazyPhonesLine onShow={() => setAbove('phones')} />}
      <Places place={place} takesNotes={takesNotes} onChange={go} />
      {above === 'menu' && (
        <Sheet title={sheets.menu} onClose={close}>
          <MeetingMenu onOpen={setAbove} onClose={close} />
        </Sheet>
      )}
      {above === 'people' && (
        <Sheet title={people.title} onClose={close}>
          <People onHandedOver={close} onPhones={() => setAbove('phones')} onRoom={() => setAbove('room')} />
        </Sheet>
      )}
      {above === 'cards' && (
        <Sheet title={sheets.cards} onClose={close}>
          <CardsSheet sharing={sharing} onUsed={close} />
        </Sheet>
      )}
      {above === 'phones' && <LazyPhonesSheet onClose={close} />}
      {above === 'room' && <LazyTogether part="sheet" onClose={close} />}
      {above === 'recap' && (
        <Sheet title={sheets.recap} onClose={close}>
          <LazyRecapSoFar />
        </Sheet>
      )}
      {above === 'happened' && (
        <Sheet title={sheets.happened} onClose={close}>
          <Happened />
        </Sheet>
      )}
      {above === 'help' && (
        <Sheet title={sheets.help} onClose={close}>
          <LazyHelp />
        </Sheet>
      )}
      {above === 'end' && <EndQuestion onClose={close} />}
      {me.role === 'member' && <KeptAnswersNews onNews={message.tell} />}
      <LiveRegion message={message.text} />
      <Announcer window="panel" />
    </div>
  );
}
