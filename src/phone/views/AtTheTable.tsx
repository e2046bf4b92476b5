import { type ReactNode, useContext } from 'react';
import { withSoftHyphens } from '../../domain/deck/softHyphens.ts';
import type { PhoneTable, PhoneView } from '../../shared/contract/schemas/phones.ts';
import { usePhone, useSession } from '../session/hooks.ts';
import { LanguageContext, useTexts } from '../texts.ts';
import { Choosing } from './Choosing.tsx';
import { Closing, Floor, OwnCard, Tools, Word } from './Contributing.tsx';
import { Heard } from './Heard.tsx';
import { Placement, Reading, Silence, TimeIsUp, Timer } from './Rounds.tsx';
import { Sent } from './Sent.tsx';

export interface AtTheTableProps {
  readonly view: PhoneView;
  /** Of a card on paper that was scanned. */
  readonly card: string | undefined;
  readonly onCardDone: () => void;
}

/** The card and the round that goes on, and what the phone may contribute to it. */
export function AtTheTable({ view, card, onCardDone }: AtTheTableProps): ReactNode {
  const t = useTexts();
  const session = useSession();
  const { isOffline, problem } = usePhone();
  const { table } = view;
  return (
    <>
      <header>
        <p>{t.you(view.number, view.name)}</p>
        <p>{t.phones(view.phones)}</p>
      </header>
      <div role="status">
        {isOffline ? <p className="word">{t.offline}</p> : !view.kept && <p className="word">{t.unkept}</p>}
        {problem && (
          <p className="word">
            {t.problems[problem]}{' '}
            {problem === 'newer' ? (
              <button type="button" className="quiet" onClick={() => location.reload()}>
                {t.reload}
              </button>
            ) : (
              <button type="button" className="quiet" onClick={() => session.dismissProblem()}>
                {t.ok}
              </button>
            )}
          </p>
        )}
      </div>
      {card !== undefined && table && <Scanned code={card} access={table.access} onDone={onCardDone} />}
      <Heard table={table} />
      {table === undefined || table.phase !== 'running' ? (
        <h1>{table?.phase === 'ended' ? t.ended : t.preparing}</h1>
      ) : (
        <>
          {table.choice ? (
            <Choosing key={table.choice.pollId} choice={table.choice} />
          ) : (
            <Subject table={table} />
          )}
          {table.reading !== undefined && <Reading key={table.reading} pollId={table.reading} />}
          <Speaking table={table} number={view.number} />
          <Silence silence={table.silence} nowMs={view.nowMs} />
          <Timer timer={table.timer} nowMs={view.nowMs} />
          <TimeIsUp timer={table.timer} nowMs={view.nowMs} />
          {table.placement && <Placement key={table.placement.pollId} placement={table.placement} />}
          {table.part === 'tools' && <Tools tools={table.tools} />}
          {table.part === 'closing' ? <Closing /> : <Word round={table.wordsRound} name={view.name} />}
          {table.part === 'cards' && <OwnCard />}
          <Floor view={view} step={table.step} />
          <Sent view={view} />
        </>
      )}
    </>
  );
}

/** The card's question, or what the round is about. */
function Subject({ table: { card, part } }: { readonly table: PhoneTable }): ReactNode {
  const t = useTexts();
  const language = useContext(LanguageContext);
  if (part !== 'cards') return <h1>{t.parts[part]}</h1>;
  if (!card) return <h1>{t.noCard}</h1>;
  const examples = card.examples[language];
  return (
    <article className="card" data-colour={card.colour}>
      <p className="area">
        {t.card(card.ordinal)}
        {card.area && ` · ${withSoftHyphens(card.area[language])}`}
      </p>
      <h1>{withSoftHyphens(card.question[language])}</h1>
      {examples.length > 0 && (
        <details>
          <summary>{t.examples}</summary>
          <ul>
            {examples.map((example) => (
              <li key={example}>{withSoftHyphens(example)}</li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

/** Who has the floor is on the stage; this phone is told when it is its turn. */
function Speaking({ table, number }: { readonly table: PhoneTable; readonly number: number }): ReactNode {
  const t = useTexts();
  const session = useSession();
  const isMine = table.speaker === number;
  return (
    <>
      <div role="status">
        {table.speaking && <p className={isMine ? 'word' : 'hint'}>{isMine ? t.yourFloor : t.speaking}</p>}
      </div>
      {isMine && (
        <button type="button" onClick={() => session.send({ kind: 'pass' })}>
          {t.giveOn}
        </button>
      )}
    </>
  );
}

interface ScannedProps {
  readonly code: string;
  readonly access: PhoneTable['access'];
  readonly onDone: () => void;
}

/** A card on paper that was scanned: one press turns it for everybody, or asks the facilitator for that. */
function Scanned({ code, access, onDone }: ScannedProps): ReactNode {
  const t = useTexts();
  const session = useSession();
  const turn = () => {
    session.send({ kind: 'turn', code });
    onDone();
  };
  return (
    <section className="word" aria-live="polite">
      <p>{t.scanned(code)}</p>
      <div className="row">
        <button type="button" onClick={turn}>
          {access === 'open' ? t.turn : t.turnAsked}
        </button>
        <button type="button" className="quiet" onClick={onDone}>
          {t.notNow}
        </button>
      </div>
    </section>
  );
}
