import { BaseTracer } from '@langchain/core/tracers/base'
import type { Run } from '@langchain/core/tracers/base'
import { messageOf } from '../../thread/problem.ts'
import type { Outbox, TracedRun } from './outbox.ts'
import { told } from './told.ts'

/** What is told of each run. */
export interface Telling {
  readonly project: string
  readonly detail: 'everything' | 'structure'
}

/** Tells LangSmith of one run of the chain: its links, the tools that they run and what the model is asked. */
export class LangSmithTracer extends BaseTracer {
  override name = 'countersign_langsmith_tracer'
  private readonly telling: Telling
  private readonly outbox: Outbox

  constructor(telling: Telling, outbox: Outbox) {
    super()
    this.telling = telling
    this.outbox = outbox
  }

  override async onRunCreate(run: Run): Promise<void> {
    this.outbox.begin(this.record(run))
  }

  override async onRunUpdate(run: Run): Promise<void> {
    this.outbox.end(this.record(run))
  }

  /** Tokens are told with the whole reply; kept one by one, they would fill the memory. */
  override async handleLLMNewToken(_token: string, _index: unknown, runId: string): Promise<Run> {
    const run = this.getRunById(runId)
    if (!run) throw new Error('A token came for no run.')
    return run
  }

  protected override async persistRun(): Promise<void> {
    // Each run is told of by itself.
  }

  protected override stringifyError(error: unknown): string {
    return messageOf(error)
  }

  /** Never the serialised model: whatever a client holds could be in it. */
  private record(run: Run): TracedRun {
    const isWhole = this.telling.detail === 'everything'
    const { id, trace_id = id, parent_run_id, dotted_order = '', name, end_time, error } = run
    const { metadata, invocation_params } = run.extra ?? {}
    const usage = usageOf(run.outputs)
    return {
      id,
      trace_id,
      ...(parent_run_id === undefined ? {} : { parent_run_id }),
      dotted_order,
      session_name: this.telling.project,
      name,
      run_type: this.isCall(run) ? 'tool' : run.run_type,
      start_time: run._serialized_start_time ?? run.start_time,
      ...(end_time === undefined ? {} : { end_time }),
      inputs: isWhole ? told(run.inputs) : {},
      ...(run.outputs === undefined ? {} : { outputs: isWhole ? told(run.outputs) : {} }),
      ...(error === undefined ? {} : { error: isWhole ? error : 'What it says is not sent.' }),
      extra: {
        metadata: { ...metadata, ...(usage && { usage_metadata: usage }) },
        ...(isWhole && invocation_params ? { invocation_params } : {}),
      },
    }
  }

  /** Calls are the steps of the link that runs them. */
  private isCall({ parent_run_id }: Run): boolean {
    return this.getRunById(parent_run_id)?.name === 'callTools'
  }
}

/** How many tokens a model run took, where the provider said. */
function usageOf(outputs: unknown): object | undefined {
  const { generations } = (outputs ?? {}) as {
    generations?: { message?: { usage_metadata?: object } }[][]
  }
  return generations?.[0]?.[0]?.message?.usage_metadata
}
