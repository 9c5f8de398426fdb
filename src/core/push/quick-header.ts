/** What the front matter of a page says of its branch and work. */
export interface QuickHeader {
  branch: string
  covers: string
  work: string
}

const deepest = 40

/**
 * Reads the front matter that this program writes, without a YAML parser. Null where a page has anything else: then it
 * takes a closer look to know what it says.
 */
export function parseQuickHeader(text: string): QuickHeader | null {
  const [first, ...lines] = text.slice(0, 8192).split('\n', deepest)
  if (first?.trimEnd() !== '---') return null
  const end = lines.findIndex((line) => line.trimEnd() === '---')
  if (end < 0) return null
  const values = new Map<string, string>()
  for (const line of lines.slice(0, end)) {
    const [, key, value] = /^([\w-]+): (\S.*)$/.exec(line.trimEnd()) ?? []
    if (key === undefined || value === undefined || values.has(key)) return null
    values.set(key, value)
  }
  const [branch, covers, work] = ['branch', 'covers', 'work'].map((key) => parseScalar(values.get(key)))
  return branch == null || covers == null || work == null ? null : { branch, covers, work }
}

/** Plain, or in double quotes without an escape. */
function parseScalar(value: string | undefined): string | null {
  const [, quoted, plain] = /^(?:"([^"\\]+)"|([A-Za-z0-9][\w./@+-]*))$/.exec(value ?? '') ?? []
  return quoted ?? plain ?? null
}
