import { Component, lazy, Suspense, use } from 'react'
import type { ReactNode } from 'react'
import { Nearby } from './nearby.ts'

const loadMarkdown = async () => {
  const { Markdown } = await import('./markdown/Markdown.tsx')
  return { default: Markdown }
}

const Markdown = lazy(loadMarkdown)

/** Fetches the markdown renderer ahead of the first reply; a failure shows when it is needed. */
export function prepareMarkdown(): void {
  loadMarkdown().catch(() => undefined)
}

/** The text of a reply as markdown; as plain text until the renderer is there, and where it fails. */
export function ReplyText(props: { readonly text: string; readonly isStreaming: boolean }) {
  const isNearby = use(Nearby)
  const plain = <PlainText text={props.text} />
  if (!isNearby) return plain
  return (
    <PlainOnError plain={plain}>
      <Suspense fallback={plain}>
        <Markdown {...props} />
      </Suspense>
    </PlainOnError>
  )
}

/** A text as it is. */
export function PlainText({ text }: { readonly text: string }) {
  return <pre className="font-sans leading-[1.65] whitespace-pre-wrap wrap-anywhere">{text}</pre>
}

/** One reply that can't be rendered must not take the conversation with it. */
class PlainOnError extends Component<
  { readonly plain: ReactNode; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.plain : this.props.children
  }
}
