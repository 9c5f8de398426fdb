// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code in the languages that are read
import { describe, expect, it } from 'vitest'
import { createLiteralTracker } from '../../../src/core/added-lines/literals.js'

/** The lines that begin inside a string, counted from 1. */
function inside(language: string, lines: string[]): number[] {
  const tracker = createLiteralTracker(language)
  return lines.flatMap((line, index) => (tracker?.step(line, lines[index - 1] ?? null) ? [index + 1] : []))
}

describe('createLiteralTracker', () => {
  it.each<[language: string, lines: string[], inside: number[]]>([
    ['typescript', ['f(`', '  it.skip("a")', '`)', 'b'], [2, 3]],
    ['typescript', ['f(`a ${b} c`)', 'd'], []],
    ['typescript', ['// use ` here', 'a', '"`"', 'b', 'x.replace(/`/g, "")', 'c'], []],
    ['typescript', ['`)', 'a'], []],
    ['go', ['s := `', 'a', '`'], [2, 3]],
    ['python', ['x = """', 'a', '"""', 'b'], [2, 3]],
    ['python', ['f(', '    """', '    a', '    """', ')'], [3, 4]],
    ['python', ['def f():', '    """Does it.', '', '    TODO: more', '    """', '    b'], []],
    ['python', ['the end."""', 'a'], []],
    ['ruby', ['expect(<<~RUBY)', '  xit "a"', 'RUBY', 'b'], [2, 3]],
    ['ruby', ['list << ITEM', 'a'], []],
    ['php', ["$x = <<<'EOT'", 'a', '  EOT);', 'b'], [2, 3]],
    ['rust', ['let s = r#"', 'a', '"#;', 'b'], [2, 3]],
    ['java', ['f("""', 'a', '""");', 'b'], [2, 3]],
    ['c', ['"a', 'b'], []],
  ])('%s %j', (language, lines, expected) => {
    expect(inside(language, lines)).toEqual(expected)
  })

  it('starts anew where lines do not follow each other', () => {
    const tracker = createLiteralTracker('typescript')
    expect(tracker?.step('f(`', null)).toBe(false)
    expect(tracker?.step('a', 'f(`')).toBe(true)
    expect(tracker?.step('b', null)).toBe(false)
  })
})
