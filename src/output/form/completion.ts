import type { View } from './view.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

export interface CompletedOption {
  readonly flag: string;
  /** `-s`; null where it has none. */
  readonly short: string | null;
  readonly summary: string;
  readonly takesValue: boolean;
  /** What the value can be, where that is a short list. */
  readonly values: readonly string[];
}

/** A command's names, the words that may follow them, and its options. */
export interface CompletedCommand {
  readonly names: readonly string[];
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its first argument can be, where that is a short list. */
  readonly values: readonly string[];
  readonly commands: readonly CompletedCommand[];
}

/** The script that makes the shell complete `bay`: commands, their commands, and options. */
export function completionScript(shell: Shell, program: CompletedCommand): View {
  const script = SCRIPTS[shell](program);
  return {
    message: `Completion for ${shell}.`,
    data: { shell, script },
    isLaidOut: true,
    text: () => script,
  };
}

const SCRIPTS: { readonly [S in Shell]: (program: CompletedCommand) => string } = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Every place in the tree, as the words that lead to it and the words that may follow. */
function places(program: CompletedCommand): { path: string; follow: string[] }[] {
  const global = program.options.map(({ flag }) => flag);
  return [
    { path: '', follow: [...program.commands.flatMap(({ names }) => names), ...global] },
    ...program.commands.flatMap((command) =>
      command.names.flatMap((name) => [
        {
          path: name,
          follow: [
            ...command.commands.flatMap(({ names }) => names),
            ...command.values,
            ...flags(command),
            ...global,
          ],
        },
        ...command.commands.flatMap((inner) =>
          inner.names.map((innerName) => ({
            path: `${name} ${innerName}`,
            follow: [...inner.values, ...flags(inner), ...global],
          })),
        ),
      ]),
    ),
  ];
}

function flags({ options }: CompletedCommand): string[] {
  return options.map(({ flag }) => flag);
}

function allOptions(command: CompletedCommand): CompletedOption[] {
  return [...command.options, ...command.commands.flatMap(allOptions)];
}

/** The flags after which the next word is a value, whatever the command. */
function valued(program: CompletedCommand): string {
  const options = allOptions(program);
  const bare = new Set(options.filter(({ takesValue }) => !takesValue).flatMap(namesOf));
  const flagged = options.filter(({ takesValue }) => takesValue).flatMap(namesOf);
  return [...new Set(flagged)].filter((flag) => !bare.has(flag)).join('|');
}

function namesOf({ flag, short }: CompletedOption): string[] {
  return short === null ? [flag] : [short, flag];
}

/** For each option whose value is one of a few words: its flags, and the words. */
function choices(program: CompletedCommand): { flags: string; values: string }[] {
  const options = allOptions(program).filter(({ values }) => values.length > 0);
  const byFlags = new Map(options.map((option) => [namesOf(option).join('|'), option.values.join(' ')]));
  return [...byFlags].map(([flags, values]) => ({ flags, values }));
}

function bashScript(program: CompletedCommand): string {
  const cases = places(program).map(({ path, follow }) => `    '${path}') words='${follow.join(' ')}' ;;`);
  const values = choices(program).map(({ flags, values }) => `    ${flags}) words='${values}' ;;`);
  return `_bay() {
  local place='' word words='' skip='' current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [ -n "$skip" ]; then skip=''; continue; fi
    case "$word" in
      ${valued(program)}) skip=1; continue ;;
      -*) continue ;;
    esac
    case "$place" in *' '*) continue ;; esac
    place="\${place:+$place }$word"
  done
  if [ -n "$skip" ]; then _bay_values "$before"
  else _bay_words "$place" || _bay_words "\${place%% *}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
_bay_words() {
  case "$1" in
${cases.join('\n')}
    *) return 1 ;;
  esac
}
_bay_values() {
  case "$1" in
${values.join('\n')}
    *) return 0 ;;
  esac
}
complete -o default -F _bay bay
`;
}

/** zsh's own completion: its arrays count from 1, and `path` is where it looks for programs. */
function zshScript(program: CompletedCommand): string {
  const cases = places(program).map(({ path, follow }) => `    ('${path}') reply=(${follow.join(' ')}) ;;`);
  const values = choices(program).map(({ flags, values }) => `    (${flags}) reply=(${values}) ;;`);
  return `#compdef bay
_bay() {
  local place='' word skip='' before="\${words[CURRENT-1]}"
  local -a reply
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n "$skip" ]]; then skip=''; continue; fi
    case "$word" in
      (${valued(program)}) skip=1; continue ;;
      (-*) continue ;;
    esac
    [[ "$place" == *' '* ]] && continue
    place="\${place:+$place }$word"
  done
  if [[ -n "$skip" ]]; then _bay_values "$before"
  else _bay_words "$place" || _bay_words "\${place%% *}"; fi
  compadd -- "\${reply[@]}" || _files
}
_bay_words() {
  case "$1" in
${cases.join('\n')}
    (*) return 1 ;;
  esac
}
_bay_values() {
  case "$1" in
${values.join('\n')}
    (*) reply=() ;;
  esac
}
if [[ "$funcstack[1]" == _bay ]]; then _bay "$@"; else compdef _bay bay; fi
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}

function fishLine(condition: string, what: string, summary: string): string {
  return `complete -c bay -n ${quoted(condition)} ${what} -d ${quoted(summary)}`;
}

function fishOption({ flag, takesValue, values }: CompletedOption): string {
  const name = `-l ${flag.slice(2)}`;
  if (!takesValue) return name;
  return values.length === 0 ? `${name} -r` : `${name} -x -a ${quoted(values.join(' '))}`;
}

function fishScript(program: CompletedCommand): string {
  const options = (condition: string, { options: own }: CompletedCommand) =>
    own.map((option) => fishLine(condition, fishOption(option), option.summary));
  const lines = program.commands.flatMap((command) =>
    command.names.flatMap((name) => {
      const inner = command.commands.map(({ names }) => names[0]).join(' ');
      const here =
        inner === ''
          ? `__fish_seen_subcommand_from ${name}`
          : `__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from ${inner}`;
      return [
        fishLine('__fish_use_subcommand', `-f -a ${name}`, command.summary),
        ...options(here, command),
        ...command.values.map((value) => fishLine(here, `-f -a ${value}`, command.summary)),
        ...command.commands.flatMap((one) => [
          fishLine(here, `-f -a ${one.names[0]}`, one.summary),
          ...options(
            `__fish_seen_subcommand_from ${name}; and __fish_seen_subcommand_from ${one.names[0]}`,
            one,
          ),
        ]),
      ];
    }),
  );
  return [...options('true', program), ...lines, ''].join('\n');
}
