import type { Dependency, Scope } from './dependency.js'
import type { Table } from './table.js'
import { childText, childTexts, elementsAt, fillIn, parseXml } from './xml.js'

const scopes: Readonly<Record<string, Scope>> = { test: 'development', provided: 'build', system: 'build' }

/**
 * pom.xml: https://maven.apache.org/pom.html. Dependencies, those of profiles, versions managed for modules,
 * build plugins, and a parent that comes from outside. `${properties}` are filled in where this file defines them.
 */
export function parsePom(text: string): Dependency[] {
  const [project] = elementsAt(parseXml(text), 'project')
  if (project === undefined) throw new Error('no project element')
  const values = propertiesOf(project)
  const read = (element: Table, name: string) => {
    const written = childText(element, name)
    return written === null ? null : fillIn(written, /\$\{([^{}]+)\}/g, values)
  }
  const toDependency = (element: Table, fixed: Scope | null): Dependency[] => {
    const artifact = read(element, 'artifactId')
    if (artifact === null) return []
    const group = read(element, 'groupId') ?? 'org.apache.maven.plugins'
    const optional = read(element, 'optional') === 'true'
    const scope = fixed ?? (optional ? 'optional' : (scopes[read(element, 'scope') ?? ''] ?? 'runtime'))
    return [{ name: `${group}:${artifact}`, requirement: read(element, 'version'), scope }]
  }
  const parts = [project, ...elementsAt(project, 'profiles', 'profile')]
  return [
    ...elementsAt(project, 'parent').flatMap((one) => (isFromOutside(one) ? toDependency(one, 'build') : [])),
    ...parts.flatMap((part) => [
      ...elementsAt(part, 'dependencies', 'dependency').flatMap((one) => toDependency(one, null)),
      ...elementsAt(part, 'dependencyManagement', 'dependencies', 'dependency').flatMap((one) =>
        toDependency(one, null),
      ),
      ...elementsAt(part, 'build', 'plugins', 'plugin').flatMap((one) => toDependency(one, 'build')),
      ...elementsAt(part, 'build', 'pluginManagement', 'plugins', 'plugin').flatMap((one) =>
        toDependency(one, 'build'),
      ),
    ]),
  ]
}

/** `<relativePath/>`, empty, is how a pom says that its parent is not a module of the same repository. */
function isFromOutside(parent: Table): boolean {
  return elementsAt(parent, 'relativePath').length > 0 && childText(parent, 'relativePath') === null
}

function propertiesOf(project: Table): Map<string, string> {
  const values = new Map<string, string>()
  const [parent] = elementsAt(project, 'parent')
  for (const name of ['groupId', 'artifactId', 'version']) {
    const own = childText(project, name) ?? (parent === undefined ? null : childText(parent, name))
    if (own !== null) for (const prefix of ['project.', 'pom.', '']) values.set(prefix + name, own)
    const inherited = parent === undefined ? null : childText(parent, name)
    if (inherited !== null) values.set(`project.parent.${name}`, inherited)
  }
  for (const properties of elementsAt(project, 'properties'))
    for (const [name, value] of childTexts(properties)) values.set(name, value)
  return values
}
