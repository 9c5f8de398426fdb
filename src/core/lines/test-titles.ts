import type { ScannedFile } from './scanned-file.js'

/** A test that the branch added or renamed, by its title. */
export interface TestTitle {
  path: string
  title: string
}

const quoted = `(?<quote>["'\`])(?<title>(?:\\\\.|(?!\\k<quote>).){1,200})\\k<quote>`

/** How tests are titled where they are calls; where they are functions and methods, they are symbols. */
const forms: Readonly<Record<string, RegExp>> = {
  // it('…', test.each(table)('…', test.concurrent(`…`
  javascript: new RegExp(`^\\s*(?:it|test|specify)(?:\\.\\w+)*(?:\\([^'"\`]*\\))?\\(\\s*${quoted}`),
  // it "…" do, test "…" do, scenario '…'
  ruby: new RegExp(`^\\s*(?:it|test|specify|example|scenario)[ (]\\s*${quoted}`),
  // t.Run("…", func(t *testing.T)
  go: new RegExp(`^\\s*\\w+\\.Run\\(\\s*${quoted}`),
  // it('…', function () {
  php: new RegExp(`^\\s*(?:it|test)\\(\\s*${quoted}`),
}

const families: Readonly<Record<string, keyof typeof forms>> = {
  typescript: 'javascript',
  tsx: 'javascript',
  jsx: 'javascript',
  vue: 'javascript',
}

/** The form of titles in a file's tests; null where the file holds none. */
export function testTitleForm({ kind, language }: ScannedFile): RegExp | null {
  if (kind !== 'test' || language === null) return null
  return forms[families[language] ?? language] ?? null
}

/** The title that a line opens a test with; null for all other lines. */
export function parseTestTitle(form: RegExp, line: string): string | null {
  const title = form.exec(line)?.groups?.['title']
  return title === undefined
    ? null
    : title
        .replace(/\\(["'`\\])/g, '$1')
        .replace(/\s+/g, ' ')
        .trim() || null
}
