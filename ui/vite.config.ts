import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

// One file comes out: src/inquit/export/page.html, with its script and style inside.
export default defineConfig({
  plugins: [svelte(), viteSingleFile()],
  build: {
    target: "es2022",
    outDir: "../src/inquit/export",
    emptyOutDir: false,
    modulePreload: false,
    rollupOptions: { input: "page.html" },
  },
});
