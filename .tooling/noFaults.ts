import type { Plugin } from 'vite'

/** What only the build for the fault tests contains. */
const marks = ['countersignFaults', 'countersignTab', 'countersignNotes', 'post_note']

/** Fails every build but the one for the fault tests if anything made for them got into it, and that one if it is missing. */
export function noFaults(mode: string): Plugin {
  return {
    name: 'countersign:no-faults',
    generateBundle(_options, bundle) {
      const code = Object.values(bundle)
        .map((output) => (output.type === 'chunk' ? output.code : ''))
        .join('\n')
      const wrong = marks.filter((mark) => code.includes(mark) !== (mode === 'e2e'))
      if (wrong.length === 0) return
      this.error(
        mode === 'e2e'
          ? `The build for the fault tests lacks ${wrong.join(', ')}.`
          : `This build contains ${wrong.join(', ')}, which is for the fault tests alone (vite build --mode e2e).`,
      )
    },
  }
}
