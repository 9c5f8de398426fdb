/**
 * Takes pictures of the comments in test/fixtures/comments as GitHub shows them, for docs/images and for whoever has
 * changed them to look at. Needs Chromium, which is not among our packages:
 *
 *   CHROMIUM=chromium npx tsx scripts/picture-comments.ts FOLDER
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

const comments = path.resolve(import.meta.dirname, '../test/fixtures/comments')
const width = 880

/** The part of GitHub's look that these comments use. */
const style = `
  body { margin: 16px; font: 14px/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; color: #1f2328; }
  article { border: 1px solid #d1d9e0; border-radius: 6px; }
  header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e; }
  header b { color: #1f2328; }
  section { padding: 16px; }
  section > :first-child { margin-top: 0; } section > :last-child { margin-bottom: 0; }
  h3 { font-size: 1.25em; margin: 24px 0 16px; } p, ul, pre { margin: 0 0 16px; }
  ul { padding-left: 2em; } li + li { margin-top: .25em; }
  a { color: #0969da; text-decoration: underline; } sub { font-size: .75em; vertical-align: baseline; }
  code { padding: .2em .4em; font: 85% ui-monospace, 'DejaVu Sans Mono', monospace; background: #818b981f; border-radius: 6px; }
  h3 code { font-size: inherit; padding: 0 .2em; }
  pre { padding: 16px; background: #f6f8fa; border-radius: 6px; } pre code { padding: 0; background: none; }
`

function renderPage(markdown: string): string {
  const options = { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }
  const body = micromark(markdown, options)
  const head = '<header><b>github-actions</b> bot commented</header>'
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><article>${head}<section>${body}</section></article>`
}

function takePicture(html: string, image: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-handoff-picture-'))
  try {
    const page = path.join(folder, 'page.html')
    writeFileSync(page, html)
    const start = (...args: string[]) => {
      const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', ...args]
      const program = process.env['CHROMIUM'] ?? 'chromium'
      const { status, stdout, stderr, error } = spawnSync(program, [...flags, pathToFileURL(page).href], {
        encoding: 'utf8',
      })
      if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`)
      return stdout
    }
    // A picture is as high as its page, which only the browser knows.
    writeFileSync(page, `${html}<script>document.title = document.documentElement.offsetHeight</script>`)
    const [, height = '600'] =
      /<title>(\d+)<\/title>/.exec(start(`--window-size=${width},200`, '--dump-dom')) ?? []
    writeFileSync(page, html)
    start(`--window-size=${width},${Number(height)}`, `--screenshot=${image}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const to = path.resolve(process.argv[2] ?? '.')
mkdirSync(to, { recursive: true })
for (const name of readdirSync(comments)) {
  const markdown = readFileSync(path.join(comments, name), 'utf8')
  takePicture(renderPage(markdown), path.join(to, `comment-${name.replace(/\.md$/, '')}.png`))
}
