import type { ReactNode } from 'react';
import { Choosing } from '../choosing/Choosing.tsx';
import { ChoosingOnStage, type ChoosingOnStageProps } from '../choosing/ChoosingOnStage.tsx';
import { Curtain } from './Curtain.tsx';
import { Hands, type HandsProps } from './Hands.tsx';
import { RoomChoice, RoomSheet } from './RoomChoice.tsx';

export type TogetherProps =
  | { readonly part: 'choosing' }
  | ({ readonly part: 'stage' } & ChoosingOnStageProps)
  | ({ readonly part: 'hands' } & HandsProps)
  | { readonly part: 'curtain'; readonly children: ReactNode }
  | { readonly part: 'preparing' }
  | { readonly part: 'sheet'; readonly onClose: () => void };

/** One of the chunk's views. */
export function Together(props: TogetherProps): ReactNode {
  switch (props.part) {
    case 'choosing':
      return <Choosing />;
    case 'stage':
      return <ChoosingOnStage scrolls={props.scrolls} className={props.className} />;
    case 'hands':
      return <Hands pollId={props.pollId} labels={props.labels} onStage={props.onStage} />;
    case 'curtain':
      return <Curtain>{props.children}</Curtain>;
    case 'preparing':
      return <RoomChoice />;
    case 'sheet':
      return <RoomSheet onClose={props.onClose} />;
  }
}
