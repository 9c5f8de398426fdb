import fc from 'fast-check'
import { parse } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import { addToClaudeSettings, removeFromClaudeSettings } from '../../../src/core/install/claude-settings.js'

/** What is done can be done again without a change, and be undone to the byte. */
function expectReversible(text: string | null): string {
  const added = addToClaudeSettings(text)
  if (added === null) throw new Error(`Nothing can be added to ${JSON.stringify(text)}`)
  expect(addToClaudeSettings(added)).toBe(added)
  expect(removeFromClaudeSettings(added)).toBe(text)
  const { hooks } = parse(added)
  for (const event of ['SessionStart', 'PreCompact', 'Stop']) {
    expect(JSON.stringify(hooks[event])).toContain('git handoff')
  }
  return added
}

const theirs = { hooks: [{ type: 'command', command: 'echo "git handoff"' }] }

describe('the hooks in .claude/settings.json', () => {
  it('make a file that is gone again', () => {
    const made = expectReversible(null)
    expect(made).toMatch(/^\{\n {2}"hooks": \{\n {4}"SessionStart": \[\n/)
    expect(made).toMatch(/\|\| : # git-handoff made this file",\n/)
  })

  it('stand beside what is there, in its own layout', () => {
    const text = '{\r\n\t"model": "opus", // ours\r\n\t"permissions": {"allow": [],},\r\n}\r\n'
    expect(expectReversible(text)).toMatch(
      /^\{\r\n\t"hooks": \{\r\n\t\t"SessionStart": \[\r\n[\s\S]*\r\n\t\},\r\n\t"model": "opus", \/\/ ours\r\n/,
    )
  })

  it.each([
    ['{}'],
    ['{ }\n'],
    ['{\n}\n'],
    ['{\n  // nothing yet\n}'],
    ['{"a":1}'],
    ['{ "a": 1 }'],
    ['{"hooks":{}}'],
    ['{\n    "hooks": {\n    }\n}\n'],
    ['{\n  "hooks": { "Stop": [] }\n}\n'],
    ['{\n  "hooks": {\n    "Stop": [ // a\n    ],\n    "SessionStart": []\n  }\n}\n'],
    ['\uFEFF{"a": 1}\n'],
  ])('are taken out of %j to the byte', (text) => {
    expectReversible(text)
  })

  it('are taken out of any settings to the byte', () => {
    const events = fc.constantFrom('SessionStart', 'PreCompact', 'Stop', 'PreToolUse')
    const hooks = fc.dictionary(events, fc.array(fc.constant(theirs), { maxLength: 2 }))
    const settings = fc.record(
      { model: fc.string(), hooks, env: fc.dictionary(fc.string({ maxLength: 5 }), fc.string()) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        settings,
        fc.constantFrom(undefined, 2, 4, '\t'),
        fc.constantFrom('\n', '\r\n'),
        (value, unit, nl) => {
          const text = JSON.stringify(value, null, unit).replaceAll('\n', nl)
          expectReversible(text)
        },
      ),
    )
  })

  it('leave what people have put beside them', () => {
    const made = JSON.parse(addToClaudeSettings(null) ?? '')
    made.hooks.Stop[0].hooks.push(theirs.hooks[0])
    made.hooks.PreCompact.push(theirs)
    made.model = 'opus'
    const rest = removeFromClaudeSettings(JSON.stringify(made, null, 2))
    expect(JSON.parse(rest ?? '')).toEqual({
      hooks: { PreCompact: [theirs], Stop: [theirs] },
      model: 'opus',
    })
  })

  it.each([
    ['[]'],
    ['not JSON'],
    ['{"a": 1,, "b": 2}'],
    ['{"hooks": []}'],
    ['{"hooks": {"Stop": "x"}}'],
    [''],
  ])('are left to a person in %j', (text) => {
    expect(addToClaudeSettings(text)).toBeNull()
  })

  it('cannot be taken out of what is no JSON any more', () => {
    const broken = (addToClaudeSettings(null) ?? '').replace('{', '')
    expect(() => removeFromClaudeSettings(broken)).toThrow('It contains hooks of git-handoff')
  })

  it('are no others that only talk of them', () => {
    const text = '{"env": {"A": "git handoff # git-handoff"}, "hooks": {}}'
    expect(removeFromClaudeSettings(text)).toBe(text)
  })
})
