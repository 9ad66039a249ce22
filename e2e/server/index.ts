export { startOpenAIServer } from './openaiServer.ts'
export { startSink } from './sink.ts'
