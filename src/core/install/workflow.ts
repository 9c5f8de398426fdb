/** Where GitHub looks for workflows; relative to the root. */
export const workflowPath = '.github/workflows/handoff.yml'

/** The workflow for pull requests from branches of the repository itself: docs/workflows/handoff.yml is this. */
export function renderWorkflow(): string {
  return `# Pull requests from branches of this repository.
name: Handoff
on:
  pull_request:
    types: [opened, synchronize, reopened, ready_for_review, edited, closed]

permissions:
  contents: read
  pull-requests: write

concurrency:
  group: handoff-\${{ github.event.pull_request.number }}
  cancel-in-progress: true

jobs:
  handoff:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: git-handoff/git-handoff@v0.1.0
`
}
