import type { ArgumentPath } from '../../thread/changes.ts'
import { Button } from '../../ui/Button.tsx'
import { Fields } from './Fields.tsx'
import { Messages } from './Messages.tsx'
import type { Editing } from './editing.ts'
import { problemText } from '../../thread/argumentProblem.ts'
import { placedProblems } from './problems.ts'
import type { ShownDraft } from './useDraft.ts'

/** The arguments as a form, made from the tool's schema. */
export function ArgumentForm({
  draft,
  onJson,
}: {
  readonly draft: ShownDraft
  /** The person wants the JSON instead. */
  readonly onJson: () => void
}) {
  const { form, problems, changes, tell } = draft
  if (!form) {
    return (
      <div className="flex flex-col items-start gap-3 text-sm">
        <p>
          {draft.hasForm
            ? 'The JSON can’t be read, so there is no form to show.'
            : 'The tool’s schema does not name its arguments one by one, so there is no form to show.'}
        </p>
        <Messages messages={problems.map(problemText)} />
        <Button onClick={onJson}>Edit as JSON</Button>
      </div>
    )
  }
  const { above, at } = placedProblems(form, problems)
  const editing: Editing = {
    tell,
    messagesAt: at,
    isChanged: (path) => changes?.some((change) => isWithin(change.path, path)) ?? false,
  }
  return (
    <div className="flex flex-col gap-5">
      <Messages messages={above} />
      {form.length === 0 && <p className="text-sm">This tool takes no arguments.</p>}
      <Fields form={form} path={[]} editing={editing} />
    </div>
  )
}

function isWithin(path: ArgumentPath, outer: ArgumentPath): boolean {
  return outer.every((part, index) => path[index] === part)
}
