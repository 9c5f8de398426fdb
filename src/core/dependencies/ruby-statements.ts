/**
 * A Ruby file that only declares things (Gemfile, gemspec) as one string per statement: comments and
 * `=begin … =end` gone, arguments that go on after a comma joined. Not Ruby: what computes is passed over.
 */
export function parseRubyStatements(text: string): string[] {
  const statements: string[] = []
  let open = ''
  let commented = false
  for (const line of text.split(/\r?\n/)) {
    if (/^__END__$/.test(line)) break
    if (line.startsWith('=begin')) commented = true
    else if (line.startsWith('=end')) commented = false
    else if (!commented) {
      const code = withoutComment(line.slice(0, 2000)).trim()
      if (code === '') continue
      open = open === '' ? code : `${open} ${code}`
      if (/[,\\(]$/.test(code) && open.length < 10_000) continue
      statements.push(open.replace(/\\ /g, ' '))
      open = ''
    }
  }
  if (open !== '') statements.push(open)
  return statements
}

/** The line up to a `#` that is not within quotes. */
function withoutComment(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at)
    if (quote !== '' && character === '\\') at++
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '#') return line.slice(0, at)
  }
  return line
}

/** The plain strings at the start of an argument list: `'rack', '~> 2.0', '< 3', require: false` → three. */
export function leadingStrings(args: string): string[] {
  const found: string[] = []
  let rest = args.replace(/^[\s(]+/, '')
  for (;;) {
    const match = /^(?:"([^"#]*)"|'([^']*)')(?:\.freeze)?\s*(,?)\s*/.exec(rest)
    if (match === null) return found
    rest = rest.slice(match[0].length)
    // `'a' => 'b'` is an option, not one more requirement.
    if (rest.startsWith('=>')) return found
    found.push(match[1] ?? match[2] ?? '')
    if (match[3] === '') return found
  }
}
