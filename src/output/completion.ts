import type { View } from './view.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** A command's names, the words that may follow them, and its options. */
export interface CompletedCommand {
  readonly names: readonly string[];
  readonly summary: string;
  readonly options: readonly { readonly flag: string; readonly summary: string }[];
  readonly commands: readonly CompletedCommand[];
}

/** The script that makes the shell complete `bay`: commands, their commands, and options. */
export function completionScript(shell: Shell, program: CompletedCommand): View {
  const script = SCRIPTS[shell](program);
  return { message: `Completion for ${shell}.`, data: { shell, script }, text: () => script };
}

const SCRIPTS: { readonly [S in Shell]: (program: CompletedCommand) => string } = {
  bash: bashScript,
  zsh: (program) => `#compdef bay\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(program)}`,
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
          follow: [...command.commands.flatMap(({ names }) => names), ...flags(command), ...global],
        },
        ...command.commands.flatMap((inner) =>
          inner.names.map((innerName) => ({
            path: `${name} ${innerName}`,
            follow: [...flags(inner), ...global],
          })),
        ),
      ]),
    ),
  ];
}

function flags({ options }: CompletedCommand): string[] {
  return options.map(({ flag }) => flag);
}

function bashScript(program: CompletedCommand): string {
  const cases = places(program).map(({ path, follow }) => `    '${path}') words='${follow.join(' ')}' ;;`);
  return `_bay() {
  local path='' word words='' current="\${COMP_WORDS[COMP_CWORD]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) continue ;; esac
    case "$path" in *' '*) break ;; esac
    path="\${path:+$path }$word"
  done
  _bay_words "$path" || { path="\${path%% *}"; _bay_words "$path"; }
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
_bay_words() {
  case "$1" in
${cases.join('\n')}
    *) return 1 ;;
  esac
}
complete -o default -F _bay bay
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}

function fishLine(condition: string, what: string, summary: string): string {
  return `complete -c bay -n ${quoted(condition)} ${what} -d ${quoted(summary)}`;
}

function fishScript(program: CompletedCommand): string {
  const options = (condition: string, { options: own }: CompletedCommand) =>
    own.map(({ flag, summary }) => fishLine(condition, `-l ${flag.slice(2)}`, summary));
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
