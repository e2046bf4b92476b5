/** What can be done with a session's room. Plain data, so that one server can ask another one for it. */
import type {
  Contribution,
  DoorView,
  PhoneTable,
  PhoneView,
  RoomChange,
  RoomView,
} from '../../shared/contract/schemas/phones.ts';

export interface RoomCommands {
  /** A room that was ended begins anew. */
  readonly open: { readonly in: { readonly door: DoorView }; readonly out: RoomView };
  readonly close: { readonly in: object; readonly out: RoomView };
  readonly end: { readonly in: object; readonly out: object };
  /** For facilitators. */
  readonly view: { readonly in: object; readonly out: RoomView };
  readonly change: { readonly in: { readonly change: RoomChange }; readonly out: RoomView };
  readonly show: { readonly in: { readonly table: PhoneTable }; readonly out: object };
  readonly enter: { readonly in: { readonly phone: string; readonly name: string }; readonly out: PhoneView };
  readonly see: { readonly in: { readonly phone: string }; readonly out: PhoneView };
  readonly leave: { readonly in: { readonly phone: string }; readonly out: object };
  readonly contribute: {
    readonly in: {
      readonly phone: string;
      /** The phone's own, under which it may send it again. */
      readonly id: string;
      /** Of what it becomes at the table. Of one that is sent again the first one counts. */
      readonly itemId: string;
      readonly seals: ContributionSeals;
      readonly contribution: Contribution;
    };
    readonly out: PhoneView;
  };
  /** What a phone needs in order to answer and to write without a name. */
  readonly admission: { readonly in: { readonly phone: string }; readonly out: Admission };
  readonly versions: { readonly in: object; readonly out: RoomVersions };
}

export type ContributionSeals = Pick<RoomView['contributions'][number], 'seal' | 'name'>;

export interface Admission {
  readonly name: string;
  readonly letInAt: number;
  readonly table: PhoneTable;
}

/** Either changes when one of the waiting pages or phones may have news. */
export interface RoomVersions {
  readonly facilitators: string;
  readonly phones: string;
}

export type RoomCommandName = keyof RoomCommands;
export type RoomCommand = {
  readonly [Name in RoomCommandName]: { readonly do: Name } & RoomCommands[Name]['in'];
}[RoomCommandName];
export type RoomReply = RoomCommands[RoomCommandName]['out'];
export type ReplyTo<C extends RoomCommand> = RoomCommands[C['do']]['out'];
