/** What a PEP 508 line asks for: https://peps.python.org/pep-0508/. */
export interface Requirement {
  name: string
  /** Extras, version or address, and marker, such as `[standard] >=0.20; python_version<"3.11"`. */
  requirement: string | null
}

const namePattern = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/s

/** Parses `name[extras] spec ; marker` or `name[extras] @ url ; marker`; null where it is neither. */
export function parsePep508(line: string): Requirement | null {
  const match = namePattern.exec(line.trim())
  if (match === null) return null
  const [, name = '', extras, rest = ''] = match
  const direct = rest.startsWith('@')
  if (rest !== '' && !direct && !/^[<>=!~;(]/.test(rest)) return null
  // The marker of a direct reference is set off by a space, because an address may hold a `;`.
  const end = direct ? rest.search(/\s;/) : rest.indexOf(';')
  const place = (end < 0 ? rest : rest.slice(0, end)).trim()
  const marker = end < 0 ? '' : rest.slice(rest.indexOf(';', end) + 1).trim()
  const version = direct
    ? `@ ${place.slice(1).trim()}`
    : place.replace(/^\(([^)]*)\)$/, '$1').replace(/\s+/g, '')
  const wanted = [extras === undefined ? '' : `[${extras.replace(/\s+/g, '')}]`, version]
    .filter((part) => part !== '')
    .join(' ')
  const requirement = marker === '' ? wanted : `${wanted}; ${oneSpelling(marker)}`.trim()
  return { name, requirement: requirement === '' ? null : requirement }
}

/** `python_version<'3.11'` and `python_version < "3.11"` are one marker. */
function oneSpelling(marker: string): string {
  return marker
    .replace(/'/g, '"')
    .replace(/(===|[=~!<>]=|[<>])/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
}
