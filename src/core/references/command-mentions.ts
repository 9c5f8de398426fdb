import type { CommandMention } from './mention.js'

type Command = Pick<CommandMention, 'runner' | 'name'>

/** Options of the package managers, make and just that take the next word with them. */
const withValue =
  /^(?:-w|--workspace|--filter|-F|-C|--cwd|--dir|--prefix|-f|--file|--directory|-j|--justfile|-d|--working-directory|--makefile)$/

/** Reads a piece of code as commands, `&&` and `;` between them, and tells which scripts and targets it calls. */
export function parseCommands(code: string): Command[] {
  if (code.length > 500) return []
  return code.split(/&&|\|\|?|;|\n/).flatMap((part) => parseCommand(part.trim().split(/\s+/)))
}

function parseCommand(words: readonly string[]): Command[] {
  const [program = '', ...rest] = dropPrefixes(words)
  const plain = dropOptions(rest)
  switch (program) {
    case 'npm':
      return parseNpm(plain)
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return parsePackage(program, plain)
    case 'make':
    case 'gmake':
      return plain.flatMap((name) => command('make', name))
    case 'just':
      return plain.slice(0, 1).flatMap((name) => command('just', name))
    default:
      return []
  }
}

/** `$ CI=1 sudo npm …` */
function dropPrefixes(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^(?:[A-Z_][A-Z0-9_]*=.*|sudo|time|\$|>)$/.test(word))
  return first === -1 ? [] : words.slice(first)
}

function dropOptions(words: readonly string[]): string[] {
  const plain: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    // What follows belongs to the script.
    if (word === '--') break
    if (withValue.test(word)) at++
    else if (!word.startsWith('-')) plain.push(word)
  }
  return plain
}

function parseNpm([verb = '', script = '']: readonly string[]): Command[] {
  if (verb === 'run' || verb === 'run-script') return command('package', script)
  if (verb === 'test' || verb === 't') return command('package', 'test')
  return verb === 'start' ? command('package', 'start') : []
}

/** `yarn workspace web build`, `pnpm build`, `bun run build`; a word that is no script is the program's own command. */
function parsePackage(program: string, [verb = '', ...rest]: readonly string[]): Command[] {
  if (verb === 'run' || verb === 'run-script') return command('package', rest[0] ?? '')
  if (verb === 'workspace') return parsePackage(program, rest.slice(1))
  if (program === 'bun' && verb === 'test') return []
  return command('package', verb)
}

/** Variables, globs, placeholders and assignments are no names. */
function command(runner: Command['runner'], name: string): Command[] {
  return /^[A-Za-z0-9_@][\w:./@-]*$/.test(name) && !/\.\.\./.test(name) ? [{ runner, name }] : []
}
