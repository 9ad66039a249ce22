import { ExampleList } from './ExampleList.tsx'

const everyday = [
  'What time is it?',
  'Calculate (2 + 3) * 4 ^ 2',
  'Remember that Ada likes green tea',
  'What do you remember about Ada?',
  'Ask me what I would like to drink',
  'Copy ‘See you at noon’ to my clipboard',
  'What is on my clipboard?',
  'Save ‘Milk, tea, bread’ as shopping.txt',
  'Open https://example.com/',
  'Fetch https://api.github.com/zen',
  'Notify me that the tea is ready',
  'Where am I?',
  'Run JavaScript: Array.from({ length: 8 }, (_, n) => 2 ** n)',
  'Write ‘Milk, tea, bread’ to the file shopping.txt',
  'List my files',
  'Replace ‘tea’ by ‘coffee’ in the file shopping.txt',
  'Read the file shopping.txt',
  'Move the file shopping.txt to lists/july.txt',
  'Delete the file lists/july.txt',
] as const

/** A request for each tool that has nothing to do with mail. */
export default function MoreExamples({ onAsk }: { readonly onAsk: (example: string) => void }) {
  return <ExampleList examples={everyday} onAsk={onAsk} />
}
