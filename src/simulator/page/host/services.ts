import type { FrameContext, TeamsContext } from './context.ts';
import type { SdkError } from './messages.ts';

/** Settings that the configuration page stores in Teams. */
export interface InstanceConfig {
  readonly contentUrl?: string;
  readonly websiteUrl?: string;
  readonly entityId?: string;
  readonly suggestedDisplayName?: string;
}

export interface DialogRequest {
  readonly url: string;
  readonly title: string;
  /** CSS pixels, or one of Teams' words. */
  readonly width: number | 'small' | 'medium' | 'large';
  readonly height: number | 'small' | 'medium' | 'large';
}

export type DialogOutcome = { readonly result: unknown } | { readonly cancelled: string };

export type TokenOutcome = { readonly token: string } | { readonly reason: string };

/** What the meeting around a frame does on requests of the app. */
export interface FrameServices {
  readonly place: FrameContext;
  context(): TeamsContext;
  authToken(): Promise<TokenOutcome>;
  meetingDetails(): unknown;

  /** Nothing on success. */
  share(url: unknown): Promise<SdkError | undefined>;
  stopSharing(): Promise<SdkError | undefined>;
  isSharing(): boolean;
  hasSharePermission(): boolean;

  config(): InstanceConfig;
  setConfig(config: InstanceConfig): void;
  setValidity(valid: boolean): void;

  openDialog(request: DialogRequest): Promise<DialogOutcome>;
  submitDialog(result: unknown): void;

  /** Content is base64. Nothing on success. */
  copy(mimeType: string, content: string): Promise<SdkError | undefined>;
  openLink(url: string): boolean;
  /** The person tabbed out of the frame, forwards or backwards. */
  returnFocus(forward: boolean): void;

  loaded(): void;
  failed(reason: string, message: string): void;
}
