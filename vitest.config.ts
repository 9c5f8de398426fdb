import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => {
  // `npm run test:full`; the nightly workflow sets the variable itself.
  if (mode === 'full') process.env['GIT_HANDOFF_TEST_FULL'] = '1'
  return {
    test: {
      projects: [
        // Nothing here touches the disk or starts a program: files share a process, which saves its start and its imports.
        { extends: true, test: { name: 'core', include: ['test/core/**/*.test.ts'], isolate: false } },
        {
          extends: true,
          test: {
            name: 'programs',
            include: ['test/**/*.test.ts'],
            exclude: ['test/core/**', '**/node_modules/**'],
          },
        },
      ],
      setupFiles: ['test/setup.ts'],
      globalSetup: ['test/global-setup.ts'],
      // Most of the time they wait for child processes; by default one core would stay idle.
      maxWorkers: '100%',
      // Real repositories and child processes: slow machines get time, hung ones are still caught.
      testTimeout: 240_000,
      hookTimeout: 240_000,
      // They import JSON as only bundlers let them.
      server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser)/] } },
    },
  }
})
