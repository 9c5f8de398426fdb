import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

interface Package {
  name: string
  version: string
  license: string
  text: string
}

/** Packages under the MIT licence that ship no licence file: the copyright line, and where the licence is named. */
const withoutFile: Readonly<Record<string, string>> = {
  '@nodable/entities': 'Copyright (c) Amit Gupta (https://solothought.com), licence named in package.json',
  format: 'Copyright 2010 - 2014 Sami Samhuri <sami@samhuri.net>, licence named in Readme.md',
}

/**
 * The licences of the packages that the given modules come from, as one text, sorted by name; packages with the
 * same text share it. Throws where a package has no licence text: such a package cannot be shipped.
 */
export async function collectLicenses(modules: readonly string[]): Promise<string> {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== null))
  const packages = await Promise.all([...folders].map(readPackage))
  packages.sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1))
  const byText = new Map<string, Package[]>()
  for (const found of packages) byText.set(found.text, [...(byText.get(found.text) ?? []), found])
  const parts = [...byText].map(([text, group]) => `${group.map(titleOf).join('\n')}\n\n${text}`)
  return ['The files in this folder hold parts of these packages.', ...parts].join(separator).concat('\n')
}

const separator = `\n\n${'-'.repeat(80)}\n\n`

function titleOf(found: Package): string {
  return `${found.name} ${found.version} (${found.license})`
}

/** `…/node_modules/@scope/name/lib/x.js` → `…/node_modules/@scope/name`; null for modules of our own. */
function packageFolder(id: string): string | null {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? null
}

async function readPackage(folder: string): Promise<Package> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const name: string = manifest.name
  const files = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file)).sort()
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')))
  if (texts.length === 0) {
    const copyright = withoutFile[name]
    if (copyright === undefined) throw new Error(`${name} has no licence text in ${folder}.`)
    texts.push(`${copyright}\n\n${mit}`)
  }
  return {
    name,
    version: manifest.version,
    license: manifest.license ?? 'MIT',
    text: texts.map((text) => text.replace(/\r\n/g, '\n').trim()).join('\n\n'),
  }
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
