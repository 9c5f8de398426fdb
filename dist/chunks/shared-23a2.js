import{n as e}from"./shared-df57.js";import{t}from"./shared-a7ee.js";import{join as n}from"node:path";const r=`.github/workflows/handoff.yml`;function renderWorkflow(){return`# Pull requests from branches of this repository.
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
`}function readWorkflowEdits(i){let a=n(i,r),o=renderWorkflow(),byHand=e=>({edits:[],byHand:[{path:a,why:e,snippet:o}]}),s=t(i,r);if(s!==null)return byHand(`${s} is a symbolic link`);let c=e(a);return c.kind===`other`?byHand(`it is ${c.what}`):c.kind===`none`?{edits:[{path:a,from:null,to:o,executable:!1}],byHand:[]}:isOurs(c.text)?{edits:[],byHand:[]}:byHand(`it is there already, and says something else`)}function readWorkflowRemovals(i){let a=n(i,r),o=t(i,`.github/workflows/handoff.yml`)===null?e(a):null;return o?.kind!==`text`||!isOurs(o.text)?[]:[{path:a,from:o.text,to:null,executable:!1}]}function isOurs(e){return e.replaceAll(`\r
`,`
`)===renderWorkflow()}export{readWorkflowRemovals as n,readWorkflowEdits as t};