import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { browserOnly } from './.tooling/browserOnly.ts'
import { bundledText } from './.tooling/bundledText.ts'
import { noFaults } from './.tooling/noFaults.ts'
import { nothingPhonesHome } from './.tooling/nothingPhonesHome.ts'
import { securedSite } from './.tooling/securedSite.ts'

export default defineConfig(({ mode }) => ({
  // Relative, so that the folder works on any host and under any path.
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    securedSite(),
    bundledText(),
    browserOnly(),
    nothingPhonesHome(),
    noFaults(mode),
  ],
  resolve: {
    alias: {
      // The other table of entities asks innerHTML, which the policy forbids.
      'markdown-to-jsx/entities': resolve(
        import.meta.dirname,
        'node_modules/markdown-to-jsx/dist/entities.generated.js',
      ),
    },
  },
  server: { port: 5173, strictPort: true },
  preview: { port: 4173, strictPort: true },
  build: {
    outDir: mode === 'e2e' ? 'dist-e2e' : 'dist',
    target: 'es2023',
    sourcemap: false,
    manifest: true,
    // Every browser that knows es2023 preloads modules by itself.
    modulePreload: { polyfill: false },
    // Inlined assets would be data: URLs, which the policy allows for images only.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // e2e/budget weighs what matters.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [
          { test: /\.css$/, sideEffects: true },
          { test: /[\\/]node_modules[\\/]/, sideEffects: false },
        ],
      },
    },
  },
  test: {
    include: ['{src,e2e,.oxlint,.tooling}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // By default one fewer than cores; but what one test waits, another works.
    maxWorkers: '150%',
    // Properties take long on a busy machine, and no test waits for a time to pass.
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
    coverage: { include: ['src/**'], exclude: ['src/**/*.test.*'] },
  },
}))
