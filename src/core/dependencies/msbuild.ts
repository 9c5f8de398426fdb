import type { Dependency, Scope } from './dependency.js'
import { type Table, textAt } from './table.js'
import { childText, childTexts, elementsAt, fillIn, parseXml } from './xml.js'

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
