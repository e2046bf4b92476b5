import type { Attendee } from './meeting.ts';

/** Gives a person's stage the size of another window. */
export async function sizeStage({ stageFrame }: Attendee, width: number, height: number): Promise<void> {
  await stageFrame.evaluate(
    (frame, size) => {
      Object.assign((frame as HTMLElement).style, {
        ...{ position: 'fixed', left: '0', top: '0', zIndex: '99', maxWidth: 'none' },
        width: `${size.width}px`,
        height: `${size.height}px`,
      });
    },
    { width, height },
  );
}
