import { Component } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'

interface Properties {
  readonly children: ReactNode
  /** What is said when a part of the page could not be drawn. */
  readonly meaning: string
}

/** Shows a plain account where a part of the page fails to draw or to load, instead of a blank page. */
export class Boundary extends Component<Properties, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? 'unknown' }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return (
      <div className="mx-auto w-full max-w-2xl p-4">
        <ProblemNotice
          problem={{
            title: 'A part of this page could not be shown.',
            meaning: this.props.meaning,
            remedy: 'Reload the page.',
            cause: error instanceof Error ? `${error.name}: ${error.message}` : 'Unknown.',
          }}
        >
          <Button onClick={() => location.reload()}>Reload the page</Button>
        </ProblemNotice>
      </div>
    )
  }
}
