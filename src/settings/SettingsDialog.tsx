import { lazy, Suspense, useId, useRef } from 'react'
import { knownPrice } from '../models/prices.ts'
import { providers } from '../models/providers.ts'
import type { SettingsStore } from '../run/threadSettings.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { ModeField } from './ModeField.tsx'
import { NewOrigin } from './egress/NewOrigin.tsx'
import { ReachableOrigins } from './egress/ReachableOrigins.tsx'
import { isPersonsOwn } from './egress/reloadInto.ts'
import { limitOfPage } from '../storage/egress.ts'
import { NotificationSwitch } from './NotificationSwitch.tsx'
import { ParameterFields } from './ParameterFields.tsx'
import type { Prefill } from './prefill.ts'
import { ProviderNotes } from './ProviderNotes.tsx'
import { ServerFields } from './ServerFields.tsx'
import { TestOutcome } from './TestOutcome.tsx'
import { readDraft } from './draft.ts'
import { useSettingsForm } from './useSettingsForm.ts'

const TracingSection = lazy(() => import('./tracing/TracingSection.tsx'))

/** Which model the open thread and new ones talk to, and how their runs go on. */
export default function SettingsDialog({
  settings,
  prefill,
  startsAtKey = false,
  onSaved,
  onClose,
}: {
  readonly settings: SettingsStore
  /** What a link proposes. */
  readonly prefill?: Prefill | undefined
  /** The person came to enter the key. */
  readonly startsAtKey?: boolean
  /** Called once the settings are stored, before the dialog closes. */
  readonly onSaved?: (() => void) | undefined
  readonly onClose: () => void
}) {
  const formElement = useRef<HTMLFormElement>(null)
  const form = useSettingsForm(settings, prefill, formElement, () => {
    onSaved?.()
    onClose()
  })
  const id = useId()
  const providerField = useRef<HTMLSelectElement>(null)
  const { provider, target, origin } = readDraft(form.draft)

  return (
    <Dialog
      title="Settings"
      initialFocus={() => {
        const keyField = formElement.current?.elements.namedItem('key')
        return (startsAtKey || isPersonsOwn()) && keyField instanceof HTMLElement
          ? keyField
          : providerField.current
      }}
      keepsWhatWasEntered
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => void form.tryConnection()}>Test connection</Button>
          <Button look="primary" type="submit" form={`${id}-form`}>
            Save
          </Button>
        </>
      }
    >
      <form
        ref={formElement}
        id={`${id}-form`}
        noValidate
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          void form.save()
        }}
      >
        {prefill && isPersonsOwn() && (
          <p className="rounded-lg bg-good-wash px-4 py-3 text-sm text-good">
            This page may now talk to {origin}. Enter the key for it, if it needs one, and save.
          </p>
        )}
        {prefill && !isPersonsOwn() && (
          <p className="rounded-lg bg-warn-wash px-4 py-3 text-sm text-warn">
            A link proposes these settings. Nothing is saved or sent until you press a button below:
            check first that you trust the server.
          </p>
        )}
        <div>
          <label htmlFor={`${id}-provider`} className="block pb-1 text-sm font-medium">
            Provider
          </label>
          <select
            ref={providerField}
            id={`${id}-provider`}
            value={provider.id}
            aria-describedby={`${id}-provider-help`}
            onChange={({ currentTarget }) => {
              form.redirect({ ...form.draft, provider: currentTarget.value })
            }}
            className="min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-sm"
          >
            {providers.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.label}
              </option>
            ))}
          </select>
          <div id={`${id}-provider-help`} className="space-y-1 pt-1 text-sm text-ink-soft">
            <ProviderNotes provider={provider} />
          </div>
        </div>
        {provider.protocol !== 'demo' && <ServerFields form={form} startsAtKey={startsAtKey} />}
        <ModeField
          value={form.draft.mode}
          onChange={(mode) => form.setDraft({ ...form.draft, mode })}
        />
        {provider.protocol !== 'demo' && (
          <ParameterFields
            texts={form.draft.parameters}
            wrong={form.wrong}
            known={knownPrice(provider.id, target.model.trim())}
            usualLimit={provider.usualLimit}
            onChange={(parameters) => {
              form.setDraft({ ...form.draft, parameters })
              form.setWrong({})
            }}
          />
        )}
        <TestOutcome state={form.testState} model={target.model} onCancel={form.cancelTest} />
        {form.newOrigin && (
          <NewOrigin
            origin={form.newOrigin}
            limit={limitOfPage() ?? []}
            onAllow={() => {
              form.allow()
            }}
            onKeep={() => {
              form.keepLimit()
            }}
          />
        )}
        {form.problem && <ProblemNotice problem={form.problem} />}
        <p className="text-sm text-ink-soft">Saved for this thread and for new ones.</p>
      </form>
      <ReachableOrigins />
      <Boundary meaning="Whether runs are traced can’t be set; it stays as it is.">
        <Suspense>
          <TracingSection />
        </Suspense>
      </Boundary>
      <NotificationSwitch />
    </Dialog>
  )
}
