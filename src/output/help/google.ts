import type { Block } from './prose.ts';

/** `bay help google`: the steps of `.env.example`, which a test compares. */
export const GOOGLE: readonly Block[] = [
  { heading: 'Google Calendar, step by step' },
  'Without Google bay is complete: it keeps a calendar of its own. To have the appointments in Google Calendar, do this once. It takes some ten minutes and costs nothing.',
  {
    terms: [
      ['1', 'Create a project, for example "bay": https://console.cloud.google.com/projectcreate'],
      [
        '2',
        'Enable the Google Calendar API in it: https://console.cloud.google.com/apis/library/calendar-json.googleapis.com',
      ],
      [
        '3',
        'Set up the consent screen: audience "Internal" if everybody who signs in is in your Google Workspace, else "External". Then, under Audience, choose "Publish app", so that the status is "In production": under "Testing" Google ends every sign-in after seven days. Google warns at sign-in that the app is not verified; it is your own, go on with "Advanced". https://console.cloud.google.com/auth/overview',
      ],
      [
        '4',
        'Create a client, application type "Desktop app", and put its id and its secret into a file named .env in the folder of bay\'s data (bay doctor names it), or in the one where you are, as below. https://console.cloud.google.com/auth/clients',
      ],
    ],
  },
  { lines: ['GOOGLE_CLIENT_ID=123456789012-abc.apps.googleusercontent.com', 'GOOGLE_CLIENT_SECRET=…'] },
  {
    terms: [
      [
        '5',
        'Sign in: bay auth. The browser opens; choose the account that owns the calendar, and tick every box. bay asks to write events, to see when calendars are busy, and to list your calendars; it sees no mail and no files.',
      ],
      ['6', 'Look: bay auth status names the account, and the calendars that can be written.'],
      ['7', 'Try it: bay test-suite creates, reads, changes and removes an event of its own.'],
    ],
  },
  'From here on the client is kept with the sign-in, and no folder needs a .env. Appointments to come are delivered by: bay sync',
  { heading: 'On a server without a browser' },
  'bay auth --no-browser shows the address, to be opened on any machine; paste back the one that the browser ends on. With a client of the type "Web application" that has registered http://localhost:8080/oauth, say: bay auth --port 8080 --redirect-path /oauth',
  { heading: 'Several calendars' },
  {
    terms: [
      ['bay calendar list', 'the calendars that can be written'],
      ['bay shop set "bays.Bay 2.calendar" <id>', 'a calendar for each bay or technician'],
      ['bay auth --account maria', 'another sign-in beside the first; maria:primary is its main calendar'],
    ],
  },
  { heading: 'When something is wrong' },
  {
    terms: [
      ['bay doctor', 'says what, and the command that mends it'],
      ['bay auth', 'signs in again'],
      ['bay auth logout --revoke', 'forgets the sign-in, and takes the permission back at Google'],
      ['bay shop set calendar local', "shows the appointments in bay's own calendar again"],
    ],
  },
];
