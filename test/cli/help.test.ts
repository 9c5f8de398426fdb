import { describe, expect, it } from 'vitest'
import { commonOptions } from '../../src/cli/arguments.js'
import { commands } from '../../src/cli/commands.js'
import { renderCommandHelp, renderOverview } from '../../src/cli/help.js'

const all = await Promise.all(
  Object.entries(commands).map(async ([name, load]) => ({ name, command: await load() })),
)

describe('help', () => {
  it('names every command, in at most 80 columns', () => {
    const text = renderOverview(
      all.map(({ command }) => command),
      commonOptions,
    )
    for (const { name, command } of all) {
      expect(command.name).toBe(name)
      expect(text).toContain(`  ${name.padEnd(6)}`)
      expect(text).toContain(command.summary)
    }
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it.each(all)('of $name names every option once, in at most 80 columns', ({ command }) => {
    const text = renderCommandHelp(command)
    for (const { name } of command.options) {
      expect(text.match(new RegExp(`^  (?:-\\w, )?--(?:\\[no-\\])?${name}\\b`, 'gm')), name).toHaveLength(1)
    }
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(text).not.toMatch(/ $/m)
  })

  it.each(all)('of $name has examples that begin with the program', ({ command }) => {
    expect(command.examples.length).toBeGreaterThan(0)
    for (const example of command.examples) expect(example.command).toMatch(`git handoff ${command.name}`)
  })
})
