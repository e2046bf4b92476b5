import { mergeClasses } from '@fluentui/react-components';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import {
  dotsIn,
  type Piece,
  pieceIn,
  piecesOf,
  pointAt,
  ringPiece,
  WHEEL,
} from '../../../../domain/catalogue/wheelGeometry.ts';
import type { AreaColour, AreaSign } from '../../../../domain/deck/area.ts';
import { SIGN_FIELD, SIGN_LINE_WIDTH, SIGNS } from '../../../../domain/deck/signs.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { HATCH_TILE, HATCHES } from '../../table/card/hatches.ts';
import { useWheelStyles } from './wheelStyles.ts';

export interface WheelPlace {
  readonly id: string;
  /** The full name for assistive technology: name, area, what lies there. */
  readonly name: string;
  /** One for each thing that lies there; full or hollow. */
  readonly dots: readonly boolean[];
  /** A letter at its rim, which stands in the table beside the wheel too. */
  readonly mark?: string | undefined;
}

export interface WheelArea {
  readonly id: string;
  readonly colour: AreaColour;
  readonly sign: AreaSign;
  readonly places: readonly WheelPlace[];
}

export interface WheelProps {
  /** With their places, clockwise from the top. */
  readonly areas: readonly WheelArea[];
  readonly label: string;
  readonly chosen?: string | undefined;
  /** Without it the wheel is a picture, which needs a table beside it. */
  readonly onChoose?: ((placeId: string) => void) | undefined;
}

/** Outside the rim. */
const MARK_AT = WHEEL.placeRim + 12;
const MARK_ROOM = 9;

/** The competence wheel. Areas are told apart by colour, sign and, in the theme without colours, hatching. */
export function Wheel({ areas, label, chosen, onChoose }: WheelProps): ReactNode {
  const styles = useWheelStyles();
  const theme = useHostTheme();
  const hatchId = useId();
  const root = useRef<SVGSVGElement>(null);
  const [focused, setFocused] = useState<string>();
  const ids = areas.flatMap(({ places }) => places.map(({ id }) => id));
  const stop = chosen ?? ids[0];

  const onKeyDown = (event: KeyboardEvent) => {
    const next = ids[neighbour(event.key, ids.indexOf(focused ?? ''), ids.length)];
    if (next === undefined && event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    const to = next ?? focused;
    if (to === undefined) return;
    onChoose?.(to);
    root.current?.querySelector<SVGElement>(`[data-place="${to}"]`)?.focus();
  };

  const isMarked = areas.some(({ places }) => places.some(({ mark }) => mark !== undefined));
  const half = isMarked ? MARK_AT + MARK_ROOM : WHEEL.half;
  const pieces = piecesOf(areas.map(({ places }) => places.length));
  const frames = areas.flatMap(({ id: areaId, places }, area) => {
    const whole = pieces[area] ?? { from: 0, to: 0 };
    return places.map((place, at) => ({ place, areaId, piece: pieceIn(whole, at, places.length) }));
  });
  const paint = (areaId: string): CSSProperties => {
    const { surface, ink } = areaPalette(theme, areas.find(({ id }) => id === areaId)?.colour);
    return { '--surface': surface, '--ink': ink } as CSSProperties;
  };
  const outline = (id: string | undefined, className: string, rim: number) => {
    const frame = frames.find(({ place }) => place.id === id);
    if (!frame) return null;
    const { piece, areaId } = frame;
    return (
      <path
        className={mergeClasses(className, styles.inert)}
        style={paint(areaId)}
        d={ringPiece(WHEEL.placeStart, rim, piece)}
      />
    );
  };

  return (
    <svg
      ref={root}
      className={styles.root}
      viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      {...(onChoose
        ? { role: 'radiogroup', onKeyDown, onBlur: () => setFocused(undefined) }
        : { role: 'img' })}
      aria-label={label}
    >
      {areas.map((area, at) => (
        <AreaPiece
          key={area.id}
          area={area}
          piece={pieces[at] ?? { from: 0, to: 0 }}
          paint={paint(area.id)}
          hatchId={`${hatchId}${at}`}
        />
      ))}
      {frames.map(({ place, areaId, piece }) => (
        <g key={place.id} style={paint(areaId)}>
          <path
            className={mergeClasses(styles.place, onChoose && styles.choosable)}
            d={ringPiece(WHEEL.placeStart, WHEEL.placeRim, piece)}
            data-place={place.id}
            {...(onChoose && {
              role: 'radio',
              'aria-checked': place.id === chosen,
              'aria-label': place.name,
              tabIndex: place.id === stop ? 0 : -1,
              onClick: () => onChoose(place.id),
              onFocus: () => setFocused(place.id),
            })}
          >
            <title>{place.name}</title>
          </path>
          <Dots dots={place.dots} piece={piece} />
          {place.mark !== undefined && (
            <text {...pointAt(MARK_AT, (piece.from + piece.to) / 2)} className={styles.mark}>
              {place.mark}
            </text>
          )}
        </g>
      ))}
      {outline(chosen, styles.chosen, WHEEL.placeRim + 3)}
      {outline(focused, styles.focus, WHEEL.placeRim + 3)}
    </svg>
  );
}

interface AreaPieceProps {
  readonly area: WheelArea;
  readonly piece: Piece;
  readonly paint: CSSProperties;
  readonly hatchId: string;
}

function AreaPiece({ area, piece: where, paint, hatchId }: AreaPieceProps): ReactNode {
  const styles = useWheelStyles();
  const theme = useHostTheme();
  const piece = ringPiece(WHEEL.hole, WHEEL.areaRim, where);
  const sign = pointAt(WHEEL.signAt, (where.from + where.to) / 2);
  const hatched = theme === 'contrast';
  return (
    <g style={paint} className={mergeClasses(styles.ink, styles.inert)}>
      {hatched && (
        <pattern id={hatchId} width={HATCH_TILE} height={HATCH_TILE} patternUnits="userSpaceOnUse">
          <path d={HATCHES[area.colour]} fill="none" stroke="currentColor" strokeWidth="1" />
        </pattern>
      )}
      <path className={styles.area} d={piece} />
      {hatched && <path d={piece} fill={`url(#${hatchId})`} opacity={0.5} />}
      {hatched && <circle cx={sign.x} cy={sign.y} r={WHEEL.signSize * 0.62} className={styles.area} />}
      <svg
        x={sign.x - WHEEL.signSize / 2}
        y={sign.y - WHEEL.signSize / 2}
        width={WHEEL.signSize}
        height={WHEEL.signSize}
        viewBox={`0 0 ${SIGN_FIELD} ${SIGN_FIELD}`}
        fill="none"
        stroke="currentColor"
        strokeWidth={SIGN_LINE_WIDTH}
        strokeLinecap="round"
        strokeLinejoin="round"
        focusable="false"
        aria-hidden="true"
      >
        <path d={SIGNS[area.sign]} />
      </svg>
    </g>
  );
}

function Dots({ dots, piece }: { readonly dots: readonly boolean[]; readonly piece: Piece }): ReactNode {
  const styles = useWheelStyles();
  const points = dotsIn(piece, dots.length);
  if (!points) {
    const { x, y } = pointAt((WHEEL.placeStart + WHEEL.placeRim) / 2, (piece.from + piece.to) / 2);
    return (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a text of a drawing takes no focus; its number is in the place's name
      <text x={x} y={y} aria-hidden="true" className={mergeClasses(styles.number, styles.inert)}>
        {dots.length}
      </text>
    );
  }
  return (
    <g className={styles.inert}>
      {points.map(({ x, y }, at) => (
        <circle
          key={`${x} ${y}`}
          cx={x}
          cy={y}
          r={WHEEL.dotRadius}
          className={dots[at] ? styles.full : styles.hollow}
        />
      ))}
    </g>
  );
}

/** Index to go to, -1 for a key that is none of ours. */
function neighbour(key: string, at: number, count: number): number {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return -1;
}
