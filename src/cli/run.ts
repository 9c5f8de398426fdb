import { resolve } from 'node:path'
import { exitCode, exitCodeOf } from '../core/errors.js'
import { renderCode } from '../core/text/code.js'
import { nearestName } from '../core/text/nearest.js'
import { type Command, commonOptions, parseArguments, usageError } from './arguments.js'
import { commands } from './commands.js'
import { type Surroundings, version } from './surroundings.js'

type Commands = Readonly<Record<string, () => Promise<Command>>>

/** Runs one command line, the program's name left out. Prints every error; resolves to the exit code. */
export async function runCommandLine(
  args: readonly string[],
  surroundings: Surroundings,
  known: Commands = commands,
): Promise<number> {
  try {
    return await dispatch(args, surroundings, known)
  } catch (error) {
    const { printFailure } = await import('./failure.js')
    await printFailure(error, surroundings)
    return exitCodeOf(error)
  }
}

async function dispatch(
  args: readonly string[],
  surroundings: Surroundings,
  known: Commands,
): Promise<number> {
  const end = args.findIndex(
    (arg, at) => !arg.startsWith('-') && !/^(?:-C|--directory)$/.test(args[at - 1] ?? ''),
  )
  const given = parseArguments(end < 0 ? args : args.slice(0, end), programOptions, program)
  const [name, ...rest] = end < 0 ? [] : args.slice(end)
  const asked = new Set(given.options.map((option) => option.name))
  if (asked.has('version')) return print(`${version}\n`, surroundings)
  if (name === undefined || asked.has('help') || name === 'help') {
    return printHelp(name === 'help' ? rest[0] : name, surroundings, known)
  }
  const command = await findCommand(name, known)
  const own = parseArguments(rest, [...command.options, ...commonOptions], `${program} ${command.name}`)
  if (own.options.some((option) => option.name === 'help')) return printHelp(name, surroundings, known)
  const surplus = own.positionals[command.operands]
  if (surplus !== undefined) {
    throw usageError(`Too many arguments: ${renderCode(surplus)}.`, `${program} ${name}`)
  }
  const directories = [...given.options, ...own.options].filter((option) => option.name === 'directory')
  // Each is relative to the one before, as in git.
  const cwd = resolve(surroundings.cwd, ...directories.map((option) => String(option.value)))
  return command.run(own, { ...surroundings, cwd })
}

const program = 'git handoff'
const programOptions = [...commonOptions, { name: 'version', summary: 'Print the version.' }]

async function findCommand(name: string, known: Commands): Promise<Command> {
  const load = Object.hasOwn(known, name) ? known[name] : undefined
  if (load !== undefined) return load()
  const nearest = nearestName(name, Object.keys(known))
  const hint = nearest === null ? undefined : `Did you mean \`${nearest}\`?`
  throw usageError(`Unknown command ${renderCode(name)}.`, program, hint)
}

async function printHelp(
  name: string | undefined,
  surroundings: Surroundings,
  known: Commands,
): Promise<number> {
  const { renderCommandHelp, renderOverview } = await import('./help.js')
  if (name !== undefined) return print(renderCommandHelp(await findCommand(name, known)), surroundings)
  const all = await Promise.all(Object.values(known).map((load) => load()))
  return print(renderOverview(all, programOptions), surroundings)
}

async function print(text: string, surroundings: Surroundings): Promise<number> {
  await surroundings.out.write(text)
  return exitCode.good
}
