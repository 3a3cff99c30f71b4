import { listed } from '../form/moments.ts';
import type { View } from '../form/view.ts';

/** What is to be started, and whose logs it writes. */
export interface Started {
  readonly command: readonly string[];
  /** The folder of bay's data, where it is not the platform's own place. */
  readonly home: string | null;
  readonly homeFolder: string;
}

/** What the platform's service manager needs to start a command with the machine. */
export function unitFor(platform: NodeJS.Platform, started: Started): string {
  if (platform === 'darwin') return launchdUnit(started);
  return platform === 'win32' ? winswUnit(started) : systemdUnit(started);
}

/** The same as a result; `hint`: what is to be done with it. */
export function unitView(unit: string, hint: string): View {
  return {
    message: 'This is what starts bay serve with the machine.',
    data: { unit, hint },
    text: () => unit,
    isLaidOut: true,
  };
}

/** Which settings of this terminal a unit does not keep, because a file that others may read is no place for secrets. */
export function leftOutText(names: readonly string[]): string {
  return `! Set in this terminal alone, and not kept in it: ${listed(names, 'and')}.\n  Write them into .env of bay's data folder, where bay serve finds them however it is started.`;
}

/** What to do with it, for stderr. */
export function unitHint(platform: NodeJS.Platform): string {
  if (platform === 'darwin')
    return [
      'Keep this as ~/Library/LaunchAgents/shop.baybook.serve.plist, then:',
      '  launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/shop.baybook.serve.plist',
    ].join('\n');
  if (platform === 'win32')
    return [
      'Windows starts no program like this by itself. Get WinSW (https://github.com/winsw/winsw) as baybook.exe, keep this',
      'as baybook.xml beside it, and run: baybook.exe install',
    ].join('\n');
  return [
    'Keep this as ~/.config/systemd/user/baybook.service, then:',
    '  systemctl --user daemon-reload && systemctl --user enable --now baybook',
    '  loginctl enable-linger    # so that it runs while nobody is signed in',
  ].join('\n');
}

function systemdUnit({ command, home }: Started): string {
  return `[Unit]
Description=bay: the appointment book and its calendars, always in step
After=network-online.target
StartLimitIntervalSec=300
StartLimitBurst=5

[Service]
Type=notify
NotifyAccess=all
${home === null ? '' : `Environment=${systemdWord(`BAY_HOME=${home}`)}\n`}ExecStart=${command.map(systemdWord).join(' ')}
WatchdogSec=60
Restart=on-failure
RestartSec=5
TimeoutStopSec=10
UMask=0077

[Install]
WantedBy=default.target
`;
}

/** In double quotes, with what systemd would put something in the place of written twice (systemd.service(5)). */
function systemdWord(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w@%+=:,./$-]+$/.test(plain) ? plain : `"${plain.replaceAll(/["\\]/g, '\\$&')}"`;
}

function launchdUnit({ command, home, homeFolder }: Started): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>shop.baybook.serve</string>
  <key>ProgramArguments</key>
  <array>
${command.map((word) => `    <string>${inXml(word)}</string>`).join('\n')}
  </array>${home === null ? '' : environmentOf(home)}
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><true/>
  <key>ThrottleInterval</key><integer>10</integer>
  <key>ExitTimeOut</key><integer>10</integer>
  <key>Umask</key><integer>63</integer>
  <key>StandardErrorPath</key><string>${inXml(homeFolder)}/Library/Logs/baybook.log</string>
</dict>
</plist>
`;
}

function environmentOf(home: string): string {
  return `
  <key>EnvironmentVariables</key><dict><key>BAY_HOME</key><string>${inXml(home)}</string></dict>`;
}

/** It stops what it has started by Ctrl-C, which bay takes as the wish to end. */
function winswUnit({ command: [program = '', ...words], home }: Started): string {
  return `<service>
  <id>baybook</id>
  <name>bay serve</name>
  <description>The appointment book and its calendars, always in step</description>
  <executable>${inXml(program)}</executable>
  <arguments>${inXml(words.map((word) => (/[\s"]/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word)).join(' '))}</arguments>${home === null ? '' : `\n  <env name="BAY_HOME" value="${inXml(home).replaceAll('"', '&quot;')}"/>`}
  <onfailure action="restart" delay="10 sec"/>
  <stoptimeout>10 sec</stoptimeout>
  <log mode="roll"/>
</service>
`;
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
