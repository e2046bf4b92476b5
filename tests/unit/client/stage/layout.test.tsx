/** @jest-environment jsdom */
import { act, screen, waitFor } from '@testing-library/react';
import { Stage } from '../../../../src/client/stage/Stage.tsx';
import { renderView } from '../../../support/client/renderView.tsx';

const SIZES = { clientWidth: 1280, clientHeight: 720, scrollWidth: 1280, scrollHeight: 720 };

const faces = () => document.querySelectorAll('[data-side="face"]').length;

/** Notes what makes a browser lay the page out at once, once a card lies there. */
function watchReading() {
  const read: string[] = [];
  const seen = (what: string) => {
    // Before the change the page is laid out already: reading is free.
    if (faces() > 0) read.push(what);
  };
  for (const [name, size] of Object.entries(SIZES))
    jest.spyOn(Element.prototype, name as 'clientWidth', 'get').mockImplementation(() => {
      seen(name);
      return size;
    });
  const rect = Element.prototype.getBoundingClientRect;
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    seen('getBoundingClientRect');
    return rect.call(this);
  });
  jest.spyOn(Element.prototype, 'scrollTo').mockImplementation(() => seen('scrollTo'));
  const { getComputedStyle } = window;
  jest.spyOn(window, 'getComputedStyle').mockImplementation((...args) => {
    seen('getComputedStyle');
    return getComputedStyle(...args);
  });
  return read;
}

afterEach(() => jest.restoreAllMocks());

test("[STAGE-21] the stage reads no sizes while it draws another person's turn", async () => {
  const read = watchReading();
  const { table } = await renderView(<Stage />, { state: 'fresh' });
  await screen.findByRole('list', { name: 'Kort med bagsiden op' });
  const turn = () => act(async () => void table.puppet.turnNext());
  // Sizes that are not known are read once.
  await turn();
  await act(async () => void table.session.verbs.putBack());
  await waitFor(() => expect(faces()).toBe(0));
  read.length = 0;
  await turn();
  expect(faces()).toBe(1);
  expect(read).toEqual([]);
});
