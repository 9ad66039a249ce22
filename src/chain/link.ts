import { RunnableLambda } from '@langchain/core/runnables'
import type { Runnable, RunnableConfig } from '@langchain/core/runnables'

/** What listens to a run, for what runs inside it to be told to as well. */
export type Callbacks = NonNullable<RunnableConfig['callbacks']>

/** One link of the chain, or one step of a link, under the name that a trace shows. */
export function link<Input, Output>(
  name: string,
  run: (input: Input, callbacks: Callbacks | undefined) => Promise<Output>,
): Runnable<Input, Output> {
  const lambda = RunnableLambda.from<Input, Output>((input, config) =>
    run(input, config?.callbacks),
  )
  lambda.name = name
  return lambda
}
