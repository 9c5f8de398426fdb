import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePage } from '../../../src/core/page/parse-page.js'
import {
  listResults,
  parseResult,
  recordResults,
  renderResult,
  type VerificationResult,
} from '../../../src/core/page/verification.js'

const passed: VerificationResult = {
  command: 'npm test',
  exitCode: 0,
  commit: '4f2a91c0d3e5',
  isDirty: false,
  date: '2026-11-22',
}

describe('results of verification', () => {
  it('are lines that can be read again', () => {
    const command = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() === text && !/[\p{C}\u2028\u2029]/u.test(text))
    fc.assert(
      fc.property(command, fc.nat({ max: 255 }), fc.boolean(), (text, exitCode, isDirty) => {
        const result = { ...passed, command: text, exitCode, isDirty }
        expect(parseResult(renderResult(result))).toEqual(result)
      }),
    )
  })

  it('come to the end of a page without such a section', () => {
    expect(recordResults('# T\n\n## Context\n\nWhy.\n', [passed])).toBe(
      '# T\n\n## Context\n\nWhy.\n\n## Verification\n\n- `npm test`: exit code 0 at `4f2a91c0d3e5` (2026-11-22)\n',
    )
  })

  it('take the place of the last one of the same command, whatever stands around', () => {
    const page =
      '# T\r\n\r\n## Verification\r\n\r\nBy hand: works.\r\n\r\n* `npm test`: exit code 1 at `4f2a91c` (2026-11-20)\r\n  - it was red\r\n\r\n## Notes\r\n\r\nx\r\n'
    const next = recordResults(page, [
      passed,
      { ...passed, command: 'npm run lint', exitCode: 2, isDirty: true },
    ])
    expect(next).toBe(
      '# T\r\n\r\n## Verification\r\n\r\nBy hand: works.\r\n\r\n* `npm test`: exit code 0 at `4f2a91c0d3e5` (2026-11-22)\r\n  - it was red\r\n* `npm run lint`: exit code 2 at `4f2a91c0d3e5` with uncommitted changes (2026-11-22)\r\n\r\n## Notes\r\n\r\nx\r\n',
    )
    expect(listResults(parsePage(next)).map(({ command, exitCode }) => [command, exitCode])).toEqual([
      ['npm test', 0],
      ['npm run lint', 2],
    ])
    expect(recordResults(next, [passed])).toBe(next)
  })

  it('stand below what is said in the section', () => {
    expect(recordResults('## Verification\n\nBy hand.\n\n## Notes\n', [passed])).toBe(
      '## Verification\n\nBy hand.\n\n- `npm test`: exit code 0 at `4f2a91c0d3e5` (2026-11-22)\n\n## Notes\n',
    )
    expect(recordResults('## Verification\n', [passed])).toBe(
      '## Verification\n\n- `npm test`: exit code 0 at `4f2a91c0d3e5` (2026-11-22)\n',
    )
  })

  it.each(['npm test: exit code 0', '`npm test`: passed', '`a`: exit code 0 at `xyz` (2026-11-22)', ''])(
    'are not %j',
    (text) => {
      expect(parseResult(text)).toBeNull()
    },
  )
})
