import { ExactText } from './ExactText.tsx'

/** A text of many lines, such as code or JSON, exactly and completely; the class says what it lies on. */
export function Printed({
  text,
  className,
}: {
  readonly text: string
  readonly className: string
}) {
  return (
    <pre className={`rounded-lg px-3 py-2 text-[0.8125rem] leading-relaxed ${className}`}>
      <ExactText text={text} />
    </pre>
  )
}
