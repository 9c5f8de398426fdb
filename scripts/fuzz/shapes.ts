/**
 * `npm run fuzz -- --shapes [--seed S]`: 100 kB of each of 60 shapes in each place where a stranger's text is read, and the time that
 * each command takes of the processor. With a seed, only every tenth cell, from the one that it says.
 */
import { build, commonShapes, type Shape } from '../../test/helpers/adversarial.js'
import { onStage, type Stage, Unusable } from './stage.js'
import { mostTime } from './target.js'

const size = 100_000
const shapes = commonShapes.slice(0, 60)

const commands: readonly (readonly string[])[] = [
  ['create', '--stdout'],
  ['create'],
  ['check'],
  ['resume'],
  ['resume', '--prompt'],
  ['status'],
  ['status', '--all'],
  ['facts'],
  ['questions'],
  ['log'],
  ['note', 'gotcha', 'Redis must run'],
  ['checkpoint', '-m', 'Half of it'],
  ['finish'],
]

/** How a text comes to each place. */
const places: Readonly<Record<string, (stage: Stage, text: string) => void>> = {
  page: (stage, text) => stage.write('HANDOFF.md', `# Handoff: x\n\n## Context\n\n${text}\n`),
  subject: (stage, text) => commit(stage, `feat: ${text.replace(/[\r\n]/g, ' ')}`),
  body: (stage, text) => commit(stage, `feat: x\n\n${text}`),
  'file name': (stage, text) => {
    const blob = stage.git(['hash-object', '-w', '--stdin'], 'x')
    // A path has no empty name, no `.` and no `.git`.
    const name = text
      .replace(/\0/g, '')
      .split('/')
      .map((part) => `a${part}`)
      .join('/')
    stage.git(['update-index', '-z', '--index-info'], `100644 ${blob}\t${name}\0`)
    commit(stage, 'feat: a name')
  },
  // File systems take no longer names.
  'branch name': (stage, text) => stage.git(['switch', '--quiet', '--create', `x${text.slice(0, 200)}`]),
  '.handoff.yml': (stage, text) => stage.write('.handoff.yml', text),
}

function commit(stage: Stage, message: string): void {
  stage.git(['commit', '--quiet', '--allow-empty', '--cleanup=verbatim', '--file=-'], message)
}

interface Cell {
  place: string
  shape: Shape
  command: string
  milliseconds: number
}

/** Prints the slowest cells; returns those that take longer than anything may. Of `every` cells one is tried, from `first` on. */
export function tryShapes(
  every = 1,
  first = 0,
  write = (text: string) => void process.stdout.write(text),
): string[] {
  const cells: Cell[] = []
  let unusable = 0
  let number = 0
  for (const [place, put] of Object.entries(places))
    for (const shape of shapes)
      for (const command of commands) {
        number += 1
        if (number % every !== first % every) continue
        try {
          onStage((stage) => {
            put(stage, build(shape, size))
            stage.run(command, { writes: 'HANDOFF.md', output: 'data' })
            cells.push({ place, shape, command: command.join(' '), milliseconds: stage.milliseconds() })
          })
        } catch (error) {
          if (!(error instanceof Unusable)) throw error
          unusable += 1 // git itself takes no such name
        }
      }
  cells.sort((a, b) => b.milliseconds - a.milliseconds)
  const slow = cells.filter(({ milliseconds }) => milliseconds > mostTime)
  const describe = ({ place, shape, command, milliseconds }: Cell) =>
    `${Math.round(milliseconds)} ms  ${command}  ${place}  ${JSON.stringify(shape.before)} ${JSON.stringify(shape.unit)}`
  for (const cell of cells.slice(0, Math.max(20, slow.length))) write(`${describe(cell)}\n`)
  write(`${cells.length} cells, ${slow.length} over ${mostTime} ms; git refuses ${unusable} others\n`)
  return slow.map(describe)
}
