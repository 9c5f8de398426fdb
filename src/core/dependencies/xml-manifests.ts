import { XMLParser } from 'fast-xml-parser'
import { type Dependency, isTable, type Scope, type Table, textAt, valueAt } from './manifest.js'

/** Items that name a NuGet package, and what for. */
const items: readonly (readonly [tag: string, scope: Scope])[] = [
  ['PackageReference', 'runtime'],
  ['PackageVersion', 'runtime'],
  ['GlobalPackageReference', 'development'],
  ['DotNetCliToolReference', 'build'],
]

/**
 * MSBuild projects and props (`*.csproj`, `Directory.Packages.props`):
 * https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files, and the older
 * packages.config. A package that hides all its assets from others is for development. `$(Properties)` are
 * filled in where this file defines them.
 */
export function parseMsbuild(text: string): Dependency[] {
  const document = parseXml(text)
  const [project] = elementsAt(document, 'Project')
  if (project === undefined) return elementsAt(document, 'packages', 'package').flatMap(parsePackage)
  const parts = [
    project,
    ...elementsAt(project, 'Choose', 'When'),
    ...elementsAt(project, 'Choose', 'Otherwise'),
  ]
  const values = new Map(
    parts.flatMap((part) => elementsAt(part, 'PropertyGroup')).flatMap((group) => [...childTexts(group)]),
  )
  return parts.flatMap((part) =>
    items.flatMap(([tag, scope]) =>
      elementsAt(part, 'ItemGroup', tag).flatMap((item) => parseItem(item, scope, values)),
    ),
  )
}

/** `<PackageReference Include="xunit" Version="2.9.0" />`, or with `<Version>` and `<PrivateAssets>` inside. */
function parseItem(item: Table, scope: Scope, values: ReadonlyMap<string, string>): Dependency[] {
  const read = (name: string) => textAt(item, `@${name}`) ?? childText(item, name)
  const name = read('Include') ?? read('Update')
  if (name === null) return []
  const version = read('VersionOverride') ?? read('Version')
  const isPrivate = scope === 'runtime' && read('PrivateAssets')?.toLowerCase() === 'all'
  return [
    {
      name,
      requirement: version === null ? null : fillIn(version, /\$\(([\w.-]+)\)/g, values),
      scope: isPrivate ? 'development' : scope,
    },
  ]
}

/** `<package id="NUnit" version="3.13.0" developmentDependency="true" />` */
function parsePackage(element: Table): Dependency[] {
  const name = textAt(element, '@id')
  if (name === null) return []
  const scope = textAt(element, '@developmentDependency') === 'true' ? 'development' : 'runtime'
  return [{ name, requirement: textAt(element, '@version'), scope }]
}

const scopes: Readonly<Record<string, Scope>> = { test: 'development', provided: 'build', system: 'build' }

/** https://maven.apache.org/pom.html, with profiles, managed versions, plugins and an outside parent; fills in `${x}`. */
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

/** XML as tables: attributes as `@name`, no namespaces, no entities. Throws if malformed, too deep or naming a prototype. */
function parseXml(text: string): Table {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    processEntities: false,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
  })
  const document: unknown = parser.parse(text, true)
  return isTable(document) ? document : {}
}

/** The elements found by going down `path`, through every one of several siblings of the same name. */
function elementsAt(node: unknown, ...path: string[]): Table[] {
  let here: unknown[] = [node]
  for (const name of path) {
    here = here.flatMap((parent) => {
      const found = valueAt(parent, name)
      return found === undefined ? [] : Array.isArray(found) ? found : [found]
    })
  }
  return here.map((one) => (isTable(one) ? one : { '#text': one }))
}

/** The text of the first child of that name; null where there is none or it is empty. */
function childText(node: Table, name: string): string | null {
  const [child] = elementsAt(node, name)
  const text = child === undefined ? undefined : valueAt(child, '#text')
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

/** The texts of all children, by name: `<properties><a>1</a></properties>`. */
function childTexts(node: Table): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of Object.keys(node)) {
    const text = name.startsWith('@') ? null : childText(node, name)
    if (text !== null) texts.set(name, text)
  }
  return texts
}

/** Fills in `${name}` or `$(name)` from the same file, at most ten rounds and 1,000 characters: definitions may be circular. */
function fillIn(text: string, pattern: RegExp, values: ReadonlyMap<string, string>): string {
  let filled = text
  for (let round = 0; round < 10; round++) {
    const next = filled.replace(pattern, (whole: string, name: string) => values.get(name.trim()) ?? whole)
    if (next === filled || next.length > 1000) break
    filled = next
  }
  return filled
}
