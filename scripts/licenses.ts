import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

interface Package {
  name: string
  version: string
  license: string
  texts: string[]
}

/**
 * The licences of the packages that the given modules come from, as one text, sorted by name.
 * Throws where a package has no licence text: such a package cannot be shipped.
 */
export async function collectLicenses(modules: readonly string[]): Promise<string> {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== null))
  const packages = await Promise.all([...folders].map(readPackage))
  packages.sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
  const parts = packages.map((found) => {
    const title = `${found.name} ${found.version} (${found.license})`
    return [title, '='.repeat(title.length), '', ...found.texts].join('\n')
  })
  return ['The files in this folder hold parts of these packages.', ...parts].join('\n\n\n').concat('\n')
}

/** `…/node_modules/@scope/name/lib/x.js` → `…/node_modules/@scope/name`; null for modules of our own. */
function packageFolder(id: string): string | null {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? null
}

async function readPackage(folder: string): Promise<Package> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const names = (await readdir(folder)).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  if (texts.length === 0) throw new Error(`${manifest.name} has no licence text in ${folder}.`)
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license,
    texts: texts.map((text) => text.replace(/\r\n/g, '\n').trim()),
  }
}
