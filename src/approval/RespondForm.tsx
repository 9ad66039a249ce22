import { WordsForm } from './WordsForm.tsx'

/** Asks for the answer that takes the place of the tool's. */
export function RespondForm({
  isSinglePass,
  response,
  onResponse,
  onRespond,
  onBack,
}: {
  readonly isSinglePass: boolean
  readonly response: string
  readonly onResponse: (response: string) => void
  readonly onRespond: () => void
  readonly onBack: () => void
}) {
  return (
    <WordsForm
      label="Response"
      hint={`The tool does not run. ${isSinglePass ? 'Your words stand in the output in its place.' : 'The model reads your words as the answer to this call.'}`}
      missing="Write what the model is to read as the answer."
      words={response}
      submit="Send response"
      onWords={onResponse}
      onSubmit={onRespond}
      onBack={onBack}
    />
  )
}
