import { renderToStaticMarkup } from 'react-dom/server';
import { arrange, PlacementSpread } from '../../../../../src/client/features/rounds/PlacementSpread.tsx';

const dots = (html: string) => html.match(/<circle/g)?.length ?? 0;

describe('the picture of where people stand', () => {
  it('[AROUND-3] has a dot for everybody and reads as the numbers at each place', () => {
    const html = renderToStaticMarkup(<PlacementSpread counts={[0, 3, 1, 0, 2]} subject={undefined} />);
    expect(dots(html)).toBe(6);
    expect(html).toContain(
      'aria-label="Sådan står I: på 1: ingen, på 2: 3, på 3: 1, på 4: ingen, på 5: 2. 1: Helt i begyndelsen, 5: Godt med."',
    );
  });

  it('[AROUND-3] never says an average, nor a sum', () => {
    const text = renderToStaticMarkup(
      <PlacementSpread counts={[1, 0, 0, 0, 5]} subject={undefined} />,
    ).replace(/<[^>]*>/g, ' ');
    expect(text.match(/\d+/g)).toEqual(['1', '2', '3', '4', '5']);
  });

  it.each([1, 4, 7, 30, 200])('[AROUND-3] holds %i people at one place, and all dots are alike', (most) => {
    const { columns, pitch } = arrange(most);
    expect(columns * pitch).toBeLessThanOrEqual(24);
    expect(Math.ceil(most / columns) * pitch).toBeLessThanOrEqual(52.01);
    expect(pitch).toBeGreaterThan(1);
  });
});
