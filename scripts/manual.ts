/** The manual page and the completions of shells, from the same table as the help. */

import { type Command, commonOptions, type OptionSpec } from '../src/cli/arguments.js'
import { commands } from '../src/cli/commands.js'
import { exitCodes } from '../src/cli/help.js'
import { ruleIds } from '../src/core/config/options.js'

const description = 'keeps a true HANDOFF.md on every branch'

/** Path, relative to the root, and content of each file. */
export async function renderManual(version: string): Promise<Map<string, string>> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return new Map([
    ['man/git-handoff.1', renderManPage(all, version)],
    ['completions/git-handoff.bash', renderBash(all)],
    ['completions/git-handoff.zsh', renderZsh(all)],
    ['completions/git-handoff.fish', renderFish(all)],
  ])
}

/** In the macros of man(7), which every `man` knows. No date: the same tables are the same bytes. */
export function renderManPage(all: readonly Command[], version: string): string {
  const lines = [
    `.TH GIT-HANDOFF 1 "" "git-handoff ${roff(version)}" "Git Manual"`,
    '.SH NAME',
    `git-handoff \\- ${roff(description)}`,
    '.SH SYNOPSIS',
    '.nf',
    ...all.map(({ usage }) => text(`git handoff ${usage}`)),
    '.fi',
    '.SH DESCRIPTION',
    text(
      'HANDOFF.md tells whoever picks up a branch, a person or a coding agent, what is done and where, what is left, why it ' +
        'was done so, and how to run it. What git knows is derived on every run; what people write on the page is kept.',
    ),
    '.SH COMMANDS',
    ...all.flatMap(renderManCommand),
    '.SH OPTIONS OF EVERY COMMAND',
    ...[...commonOptions, { name: 'version', summary: 'Print the version.' }].flatMap(renderManOption),
    '.SH EXIT STATUS',
    ...exitCodes.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, text(meaning)]),
    '.SH FILES',
    ...['.TP', '.I HANDOFF.md', text('The page. `path` in the configuration gives it another name.')],
    ...['.TP', '.I .handoff.yml', text('The configuration, at the root of the repository.')],
    '.SH SEE ALSO',
    '.BR git (1),',
    '.BR githooks (5)',
  ]
  return `${lines.join('\n')}\n`
}

function renderManCommand({ name, usage, description: paragraphs, options, examples }: Command): string[] {
  return [
    `.SS ${roff(`git handoff ${name}`)}`,
    ...['.nf', text(`git handoff ${usage}`), '.fi'],
    ...paragraphs.flatMap((paragraph) => ['.PP', text(paragraph)]),
    ...options.flatMap(renderManOption),
    ...examples.flatMap(({ command, does }) => [
      '.PP',
      text(does),
      '.RS',
      '.nf',
      text(command),
      '.fi',
      '.RE',
    ]),
  ]
}

function renderManOption(option: OptionSpec): string[] {
  const names = [
    ...(option.short === undefined ? [] : [`\\fB\\-${option.short}\\fR`]),
    `\\fB${roff(`--${option.negatable ? '[no-]' : ''}${option.name}`)}\\fR`,
  ]
  const value = option.value === undefined ? '' : ` \\fI${roff(option.value)}\\fR`
  return ['.TP', `${names.join(', ')}${value}`, text(option.summary)]
}

/** A line of text; code between backticks is bold. */
function text(line: string): string {
  const bold = roff(line).replace(/`([^`]*)`/g, '\\fB$1\\fR')
  // A line that begins with a dot or a quote would be a request.
  return bold.replace(/^(?=[.'])/, '\\&')
}

function roff(line: string): string {
  return line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/[^\x20-\x7e]/gu, toRoffEscape)
}

const toRoffEscape = (character: string) =>
  `\\[u${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`

const header = '# Written by `npm run generate` from the table of commands.'

/** What the first operand of a command may be: names, or branches. */
function operandsOf({ name, usage, operands }: Command): readonly string[] | 'branches' {
  if (name === 'explain') return ruleIds
  if (/\[BRANCH\]/.test(usage)) return 'branches'
  if (operands === 0) return []
  const words = usage.split(' | ').map((form) => form.split(' ').find((word) => word !== name))
  return words.flatMap((word) => (word !== undefined && /^[a-z|-]+$/.test(word) ? word.split('|') : []))
}

const flagsOf = (option: OptionSpec) => [
  ...(option.short === undefined ? [] : [`-${option.short}`]),
  `--${option.name}`,
  ...(option.negatable ? [`--no-${option.name}`] : []),
]

/** What an option's value may be. */
function valuesOf({
  value,
  choices,
}: OptionSpec): readonly string[] | 'branches' | 'folders' | 'files' | null {
  if (value === undefined) return null
  if (choices !== undefined) return choices
  if (value === 'REV') return 'branches'
  if (value === 'DIR') return 'folders'
  return value === 'FILE' || value === 'PLACE' ? 'files' : []
}

export function renderBash(all: readonly Command[]): string {
  const complete = (values: ReturnType<typeof valuesOf> | readonly string[] | 'branches') => {
    if (values === 'branches') return '_git_handoff_words "$(_git_handoff_branches)"'
    if (values === 'folders') return 'COMPREPLY=($(compgen -d -- "$cur"))'
    if (values === 'files') return 'COMPREPLY=($(compgen -f -- "$cur"))'
    return values === null || values.length === 0
      ? 'COMPREPLY=()'
      : `_git_handoff_words '${values.join(' ')}'`
  }
  const cases = all.map((command) => {
    const options = [...command.options, ...commonOptions]
    const withValue = options.filter((option) => option.value !== undefined)
    const values = withValue.map(
      (option) =>
        `        ${flagsOf(option).slice(0, 2).join('|')}) ${complete(valuesOf(option))}; return ;;`,
    )
    return `    ${command.name})
      case "$prev" in
${values.join('\n')}
      esac
      case "$cur" in
        -*) _git_handoff_words '${options.flatMap(flagsOf).join(' ')}' ;;
        *) ${complete(operandsOf(command))} ;;
      esac
      ;;`
  })
  return `${header}
# Load it from ~/.bashrc, behind git's own completion: it completes \`git handoff\` and \`git-handoff\`.

_git_handoff_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

_git_handoff_branches() {
  git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2>/dev/null
}

# Git's completion calls this for \`git handoff\`.
_git_handoff() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="" command="" word at skip=""
  [ "$COMP_CWORD" -gt 0 ] && prev="\${COMP_WORDS[COMP_CWORD - 1]}"
  # The first word behind the program's name that is no option, nor the folder of -C.
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    if [ -n "$skip" ]; then skip=""; continue; fi
    case "$word" in
      -C|--directory) skip=yes ;;
      -*) ;;
      handoff) ;;
      *) command="$word"; break ;;
    esac
  done
  case "$command" in
    "")
      case "$prev" in
        -C|--directory) ${complete('folders')}; return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '${[...commonOptions.flatMap(flagsOf), '--version'].join(' ')}' ;;
        *) _git_handoff_words '${all.map(({ name }) => name).join(' ')}' ;;
      esac
      ;;
${cases.join('\n')}
  esac
}

complete -o bashdefault -o default -F _git_handoff git-handoff
`
}

export function renderZsh(all: readonly Command[]): string {
  const quote = (words: string) => words.replaceAll("'", "'\\''")
  const inSpec = (words: string) => quote(words).replaceAll(/[[\]:\\]/g, '\\$&')
  const action = (values: ReturnType<typeof valuesOf>) => {
    if (values === 'branches') return '_git_handoff_branches'
    if (values === 'folders') return '_files -/'
    if (values === 'files') return '_files'
    return values === null || values.length === 0 ? ' ' : `(${values.join(' ')})`
  }
  const specs = (option: OptionSpec) => {
    const value = option.value === undefined ? '' : `:${option.value}:${action(valuesOf(option))}`
    return flagsOf(option).map((flag) => `'*${flag}[${inSpec(option.summary)}]${value}'`)
  }
  const cases = all.map((command) => {
    const operands = operandsOf(command)
    const rest = operands.length === 0 ? [] : [`'1:argument:${action(operands)}'`]
    const lines = [...[...command.options, ...commonOptions].flatMap(specs), ...rest]
    return `    ${command.name})\n      _arguments ${lines.join(' \\\n        ')}\n      ;;`
  })
  return `#compdef git-handoff
${header}
# Put it into a folder of $fpath as \`_git-handoff\`: it completes \`git handoff\` and \`git-handoff\`.

_git_handoff_branches() {
  local -a branches
  branches=(\${(f)"$(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2>/dev/null)"})
  _describe 'branch' branches
}

_git-handoff() {
  local curcontext="$curcontext" state line
  local -a commands
  commands=(
${all.map(({ name, summary }) => `    '${name}:${inSpec(summary)}'`).join('\n')}
  )
  _arguments -C ${[...commonOptions, { name: 'version', summary: 'Print the version.' }].flatMap(specs).join(' ')} \\
    '1:command:->command' '*::argument:->argument'
  case "$state" in
    command) _describe 'command' commands ;;
    argument) _git_handoff_arguments "$line[1]" ;;
  esac
}

_git_handoff_arguments() {
  case "$1" in
${cases.join('\n')}
  esac
}

_git-handoff "$@"
`
}

export function renderFish(all: readonly Command[]): string {
  const quote = (words: string) => `'${words.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const names = all.map(({ name }) => name).join(' ')
  const branches = "(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2>/dev/null)"
  const line = (condition: string, ...rest: string[]) => [
    `complete -c git-handoff -n ${quote(condition)} ${rest.join(' ')}`,
    `complete -c git -n ${quote(`__fish_git_using_command handoff; and ${condition}`)} ${rest.join(' ')}`,
  ]
  const optionLine = (condition: string, option: OptionSpec) => {
    const values = valuesOf(option)
    const argument =
      values === null
        ? []
        : values === 'files'
          ? ['-r', '-F']
          : values === 'folders'
            ? ['-x', '-a', quote('(__fish_complete_directories)')]
            : [
                '-x',
                ...(values.length === 0
                  ? []
                  : ['-a', values === 'branches' ? `"${branches}"` : quote(values.join(' '))]),
              ]
    const short = option.short === undefined ? [] : ['-s', option.short]
    const negated = option.negatable
      ? line(condition, '-l', `no-${option.name}`, '-d', quote(option.summary))
      : []
    return [
      ...line(condition, ...short, '-l', option.name, ...argument, '-d', quote(option.summary)),
      ...negated,
    ]
  }
  const none = `not __fish_seen_subcommand_from ${names}`
  const lines = all.flatMap((command) => {
    const seen = `__fish_seen_subcommand_from ${command.name}`
    const operands = operandsOf(command)
    const values = operands === 'branches' ? `"${branches}"` : quote(operands.join(' '))
    return [
      ...line(none, '-f', '-a', command.name, '-d', quote(command.summary)),
      ...(operands.length === 0 ? [] : line(seen, '-f', '-a', values)),
      ...[...command.options, ...commonOptions].flatMap((option) => optionLine(seen, option)),
    ]
  })
  return `${header}
# Put it into ~/.config/fish/completions: it completes \`git-handoff\`, and \`git handoff\` once it is loaded.

${lines.join('\n')}
`
}
