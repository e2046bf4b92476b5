/**
 * The resource-specific permissions that Teams knows for chats, meetings and teams, and their types. The manifest's
 * schema accepts any name, and Teams ignores unknown ones, so that a typo would show in the meeting only. Source:
 * "Resource-specific consent for your Teams app", learn.microsoft.com.
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
  'Channel.Create.Group',
  'Channel.Delete.Group',
  'ChannelMeeting.ReadBasic.Group',
  'ChannelMeetingNotification.Send.Group',
  'ChannelMeetingParticipant.Read.Group',
  'ChannelMeetingRecording.Read.Group',
  'ChannelMeetingTranscript.Read.Group',
  'ChannelMessage.Read.Group',
  'ChannelMessage.Send.Group',
  'ChannelSettings.Read.Group',
  'ChannelSettings.ReadWrite.Group',
  'TeamMember.Read.Group',
  'TeamSettings.Read.Group',
  'TeamSettings.ReadWrite.Group',
  'TeamsActivity.Send.Group',
  'TeamsAppInstallation.Read.Group',
  'TeamsTab.Create.Group',
  'TeamsTab.Delete.Group',
  'TeamsTab.Read.Group',
  'TeamsTab.ReadWrite.Group',
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
  'ChannelMeetingActiveSpeaker.Read.Group',
  'ChannelMeetingAudioVideo.Stream.Group',
  'ChannelMeetingIncomingAudio.Detect.Group',
  'ChannelMeetingStage.Write.Group',
  'InAppPurchase.Allow.Group',
  'LiveShareSession.ReadWrite.Group',
  'MeetingParticipantReaction.Read.Group',
];

export function permissionTypes(name: string): PermissionType[] {
  const types: PermissionType[] = [];
  if (APPLICATION.includes(name)) types.push('Application');
  if (DELEGATED.includes(name)) types.push('Delegated');
  return types;
}
