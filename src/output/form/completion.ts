import type { View } from './view.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/**
 * The script that makes the shell complete `bay`. It knows nothing itself: at every Tab it asks `bay __complete` with the words
 * before the cursor, and so it never grows old. `:files` among the answers leaves it to the shell to name files.
 */
export function completionScript(shell: Shell): View {
  const script = SCRIPTS[shell];
  return {
    message: `Completion for ${shell}.`,
    data: { shell, script },
    isLaidOut: true,
    text: () => script,
  };
}

/** Also for the bash of macOS, 3.2: without `mapfile`, and `compopt` where there is one. */
const BASH = `_bay() {
  local IFS=$'\\n' line value quote='' current="\${COMP_WORDS[COMP_CWORD]}"
  case "$current" in [\\"\\']*) quote="\${current:0:1}"; current="\${current:1}" ;; esac
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ':files' ]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "$current"))
      continue
    fi
    value="\${line%%$'\\t'*}"
    [ -n "$quote" ] || printf -v value '%q' "$value"
    COMPREPLY+=("$value")
  done < <(bay __complete "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current" 2>/dev/null)
}
complete -F _bay bay
`;

/** In a colon \`_describe\` sees the end of the value. */
const ZSH = `#compdef bay
_bay() {
  local line value files=''
  local -a found
  while IFS= read -r line; do
    if [[ "$line" == ':files' ]]; then files=1; continue; fi
    value="\${line%%$'\\t'*}"
    found+=("\${value//:/\\\\:}:\${line#*$'\\t'}")
  done < <(bay __complete "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
  (( $#found )) && _describe -V 'bay' found
  [[ -n "$files" ]] && _files
}
if [[ "$funcstack[1]" == _bay ]]; then _bay "$@"; else compdef _bay bay; fi
`;

const FISH = `function __bay_complete
  set -l words (commandline -opc)
  set -e words[1]
  set -l current (commandline -ct)
  for line in (bay __complete $words "$current" 2>/dev/null)
    if test "$line" = ':files'
      __fish_complete_path "$current"
    else
      printf '%s\\n' $line
    end
  end
end
complete -c bay -f -a '(__bay_complete)'
`;

const SCRIPTS: { readonly [S in Shell]: string } = { bash: BASH, zsh: ZSH, fish: FISH };
