import type { Block } from './prose.ts';

/** `bay help environment`: every setting of `.env.example`, which a test compares, and what is asked of a terminal. */
export const ENVIRONMENT: readonly Block[] = [
  { heading: 'Settings from the environment' },
  "From the environment, or from a file named .env in the folder of bay's data; the environment wins. From a .env in the folder where bay is run only the Google client, token and calendar and the zone of a new shop count. Nothing needs to be set.",
  { heading: 'Where bay keeps its data' },
  {
    terms: [
      ['BAY_HOME', "the folder of bay's data; in the environment alone"],
      ['BAY_DB', 'the database file (--db)'],
      ['BAY_SHOP', "which shop's book (--shop)"],
      ['BAY_ACTOR', 'who does it, for the history (--as); else who is signed in at the machine'],
      ['CALENDAR_TIMEZONE, TIMEZONE', 'the zone that a new shop starts with'],
    ],
  },
  { heading: 'Google: see bay help google' },
  {
    terms: [
      ['GOOGLE_CLIENT_ID', "the client's id"],
      ['GOOGLE_CLIENT_SECRET', "the client's secret"],
      ['GOOGLE_REFRESH_TOKEN', 'the token, where bay is to keep none itself'],
      ['GOOGLE_REFRESH_TOKEN_MARIA', 'that of the account maria'],
      ['GOOGLE_CALENDAR_ID', 'the calendar that primary means in a new book'],
      ['BAY_TOKEN_PASSPHRASE', 'seals the sign-ins that bay keeps'],
    ],
  },
  { heading: 'Agents over the network: bay mcp --http' },
  {
    terms: [
      ['BAY_MCP_TOKEN', 'what whoever calls must show, as Authorization: Bearer …; 32 characters or more'],
      ['BAY_MCP_HOSTS', 'the names under which this machine is reached, with commas; itself needs none'],
    ],
  },
  { heading: "A language model that helps with callers' sentences; without it none is asked" },
  {
    terms: [
      ['BAY_LLM_URL', 'where it is asked, as https://api.openai.com/v1 or http://127.0.0.1:11434/v1'],
      ['BAY_LLM_KEY', 'what is shown there, as Authorization: Bearer …; where it needs none, leave it out'],
      ['BAY_LLM_MODEL', 'the name of the model, where there are several'],
    ],
  },
  { heading: 'Always in step: bay serve' },
  {
    terms: [
      ['BAY_SERVE_PORT', 'the port of this machine on which it tells how it does (--port); else 4770'],
      [
        'BAY_PUBLIC_URL',
        'where Google reaches the next port: the https address of a proxy or tunnel (--public-url); else it notifies nobody',
      ],
      [
        'BAY_RECEIVER_PORT',
        'the port of this machine on which notifications come in (--receiver-port); else 4771',
      ],
      [
        'BAY_POLL_MIN, BAY_POLL_MAX',
        'the calendars are read no more and no less often, in seconds; else 30 and 900',
      ],
    ],
  },
  { heading: 'Who is told when something is the matter' },
  {
    terms: [
      ['BAY_ALERT_EMAIL', 'mail addresses, with commas between them; needs the next'],
      ['BAY_SMTP_URL', 'the mail server: smtps://user:password@mail.example.com:465'],
      ['BAY_ALERT_EMAIL_FROM', 'who it is from; else the first of those addresses'],
      ['BAY_ALERT_WEBHOOK', 'a web address to which it is posted'],
      ['BAY_ALERT_WEBHOOK_FORM', 'json, slack or teams; else as the address says'],
      ['BAY_ALERT_WEBHOOK_SECRET', 'signs what is posted'],
      ['BAY_ALERT_COMMAND', 'a program that gets it on its input, or a list: ["page", "--shop", "main"]'],
      [
        'BAY_ALERT_EMAIL_LEVEL, BAY_ALERT_WEBHOOK_LEVEL, BAY_ALERT_COMMAND_LEVEL',
        'low, medium, high or critical: nothing that matters less; else medium',
      ],
      [
        'BAY_ALERT_EMAIL_QUIET, BAY_ALERT_WEBHOOK_QUIET, BAY_ALERT_COMMAND_QUIET',
        "hours in which nothing is told there, by the shop's clock: 20:00-07:00",
      ],
      [
        'BAY_HEARTBEAT_URL',
        'is asked once a minute as long as all goes on: what watches it tells when that stops',
      ],
    ],
  },
  { heading: 'How it looks' },
  {
    terms: [
      ['NO_COLOR', 'any value: no colours (--no-color)'],
      ['FORCE_COLOR', 'colours into a pipe as well'],
      ['TERM=dumb', 'neither colours nor anything that moves'],
      ['PAGER', 'shows long lists; less when it is not set, nothing when it is empty (--no-pager)'],
      ['VISUAL, EDITOR', 'what bay shop edit opens'],
    ],
  },
  { heading: 'For demos and tests' },
  {
    terms: [
      ['BAY_NOW', 'an instant at which the clock stands still: 2026-11-23T09:00:00-05:00'],
      ['BAY_CALENDAR', 'local or google, whatever the book says'],
      ['GOOGLE_API_ROOT', 'where requests go instead of to Google; with the next, or not at all'],
      ['GOOGLE_OAUTH_ROOT', 'where sign-ins go'],
    ],
  },
];
