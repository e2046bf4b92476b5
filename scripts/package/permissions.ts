/**
 * The resource-specific permissions that Teams knows for chats and meetings, and how each can be had. The manifest's
 * schema accepts any name, and Teams ignores one that it does not know, so that a slip would show in the meeting only.
 * Source: "Resource-specific consent for your Teams app", learn.microsoft.com.
 */
export type PermissionType = 'Application' | 'Delegated';

const APPLICATION = [
  'Calls.AccessMedia.Chat',
  'Calls.JoinGroupCalls.Chat',
  'Chat.Manage.Chat',
  'ChatMember.Read.Chat',
  'ChatMessage.Read.Chat',
  'ChatMessageReadReceipt.Read.Chat',
  'ChatSettings.Read.Chat',
  'ChatSettings.ReadWrite.Chat',
  'OnlineMeeting.ReadBasic.Chat',
  'OnlineMeetingNotification.Send.Chat',
  'OnlineMeetingParticipant.Read.Chat',
  'OnlineMeetingRecording.Read.Chat',
  'OnlineMeetingTranscript.Read.Chat',
  'TeamsActivity.Send.Chat',
  'TeamsAppInstallation.Read.Chat',
  'TeamsTab.Create.Chat',
  'TeamsTab.Delete.Chat',
  'TeamsTab.Read.Chat',
  'TeamsTab.ReadWrite.Chat',
];

const DELEGATED = [
  'InAppPurchase.Allow.Chat',
  'LiveShareSession.ReadWrite.Chat',
  'MeetingParticipantReaction.Read.Chat',
  'MeetingStage.Write.Chat',
  'OnlineMeetingActiveSpeaker.Read.Chat',
  'OnlineMeetingAudioVideo.Stream.Chat',
  'OnlineMeetingIncomingAudio.Detect.Chat',
  'OnlineMeetingParticipant.Read.Chat',
  'OnlineMeetingParticipant.ToggleIncomingAudio.Chat',
];

export function permissionTypes(name: string): PermissionType[] {
  const types: PermissionType[] = [];
  if (APPLICATION.includes(name)) types.push('Application');
  if (DELEGATED.includes(name)) types.push('Delegated');
  return types;
}
