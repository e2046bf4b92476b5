/**
 * Teams itself asks for people's tokens:
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 * The six other clients listed there are Outlook and the Microsoft 365 app, which show no tab of a meeting.
 */
export const TEAMS_CLIENTS = [
  { name: 'Teams on desktop and phone', appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' },
  { name: 'Teams in the browser', appId: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346' },
] as const;
