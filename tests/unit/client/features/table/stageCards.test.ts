import { dealt } from '../../../../../src/client/features/table/stage/dealt.ts';
import { type Lying, moveBetween } from '../../../../../src/client/features/table/stage/moves.ts';
import { pictureOf } from '../../../../../src/client/features/table/stage/picture.ts';
import { type TableView, viewTable } from '../../../../../src/domain/table/tableView.ts';
import { finishCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { endMeeting, startMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { seatAt, tableWithoutService } from '../../../../support/table/seats.ts';
import { turnNextCard } from '../../../../support/table/turnNext.ts';

describe('cards that are dealt', () => {
  it('[STAGE-3] lie a little unevenly, each in the same way on every screen', () => {
    const lying = Array.from({ length: 35 }, (_, i) => dealt(`a${i}`));
    expect(dealt('a7')).toEqual(lying[7]);
    expect(new Set(lying.map(({ turn }) => turn)).size).toBeGreaterThan(20);
    for (const { turn, x, y } of lying) {
      expect(Math.abs(turn)).toBeLessThanOrEqual(2);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(3);
    }
  });
});

describe('a card that moves', () => {
  const inSpread: Lying = { shape: 'portrait', side: 'back', x: 100, y: 200, length: 140 };
  const inMiddle: Lying = { shape: 'landscape', side: 'face', x: 640, y: 360, length: 700 };

  it('[STAGE-4] turns around its long side, from where it lay', () => {
    expect(moveBetween(inSpread, inMiddle)).toEqual({
      from: 'translate(-540px, -160px) scale(0.2) perspective(1600px) rotate(90deg) rotateX(180deg)',
      to: 'translate(0px, 0px) scale(1) perspective(1600px) rotate(0deg) rotateX(0deg)',
    });
    const upright: Lying = { ...inMiddle, shape: 'portrait' };
    expect(moveBetween(inSpread, upright)?.from).toMatch(/rotate\(0deg\) rotateY\(180deg\)$/);
  });

  it('slides without turning when its face stays up', () => {
    const aside: Lying = { shape: 'portrait', side: 'face', x: 1200, y: 100, length: 90 };
    expect(moveBetween(inMiddle, aside)?.from).toMatch(/rotate\(-90deg\)$/);
  });

  it('[STAGE-4] appears without a movement from or to a place without size, as in a window that was hidden', () => {
    const nowhere: Lying = { ...inSpread, x: 0, y: 0, length: 0 };
    expect(moveBetween(nowhere, inMiddle)).toBeUndefined();
    expect(moveBetween(inSpread, { ...nowhere, side: 'face' })).toBeUndefined();
    expect(moveBetween(nowhere, { ...nowhere, side: 'face', shape: 'landscape' })).toBeUndefined();
  });

  it('stays where it is if it lies as it lay', () => {
    expect(moveBetween(inSpread, { ...inSpread, x: 100.2 })).toBeUndefined();
  });
});

describe('what the stage shows and says', () => {
  const table = tableWithoutService();
  const mette = seatAt(table, 'mette');
  const look = (): TableView => viewTable(mette, 'da');

  it('[STAGE-5] goes from the welcome over the spread and each card to the end', () => {
    const pictures = [pictureOf(look())];
    startMeeting(mette);
    pictures.push(pictureOf(look()));
    turnNextCard(mette);
    pictures.push(pictureOf(look()));
    for (let i = 0; i < 5; i += 1) {
      finishCard(mette);
      turnNextCard(mette);
    }
    pictures.push(pictureOf(look()));
    endMeeting(mette);
    pictures.push(pictureOf(look()));
    expect(pictures).toEqual(['welcome', 'spread', 'turned', 'allDiscussed', 'ended']);
  });
});
